// `template define|retire`.

extension Decider {
  static func defineTemplate(
    _ command: DefineTemplate, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    try checkName(command.name, parameter: "name")
    try checkWritten(command.title, limit: Limits.messageTitleBytes, parameter: "title")
    try checkWritten(command.text, limit: Limits.messageTextBytes, parameter: "text")
    for (text, parameter) in [(command.title, "title"), (command.text, "text")] {
      _ = try Placeholders.names(in: text, parameter: parameter)
    }
    let known = state.template(named: command.name)
    let (title, text) = (PersonalText.known(command.title), PersonalText.known(command.text))
    if let known, !known.isRetired, known.title == title, known.text == text {
      return .unchanged(.template(known.name))
    }
    guard known != nil || state.templates.count < Limits.templates else {
      throw Rejection(
        .limitQuantity, "there are \(Limits.templates) templates, which is as many as there can be",
        hint: "define one of them anew", parameter: "name")
    }
    return .append([.templateDefined(TemplateDefined(template: command.name, title: title, text: text))])
  }

  static func retireTemplate(
    _ command: RetireTemplate, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    let template = try template(named: command.name, in: state, parameter: "name")
    guard !template.isRetired else { return .unchanged(.template(template.name)) }
    return .append([.templateRetired(TemplateRetired(template: template.name))])
  }

  static func template(
    named name: String, in state: LedgerState, parameter: String
  ) throws(Rejection) -> Template {
    guard let template = state.template(named: name) else {
      throw Rejection(
        .templateUnknown, "there is no template of this name", hint: "template list", parameter: parameter)
    }
    return template
  }
}
