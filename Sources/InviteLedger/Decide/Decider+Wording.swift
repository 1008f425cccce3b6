// What a message says: its own words or a template's, with every placeholder filled.

/// The words of a message before placeholders are filled.
enum MessageWords {
  case own(title: String, text: String)
  case template(Template)
}

extension Decider {
  /// Where the words of a message come from. Checks what was written, and that the template is there.
  static func words(of command: SendMessage, in state: LedgerState) throws(Rejection) -> MessageWords {
    try checkVariables(command.variables)
    guard let name = command.template else {
      let (title, text) = (command.title ?? "", command.text ?? "")
      try checkWritten(title, limit: Limits.messageTitleBytes, parameter: "title")
      try checkWritten(text, limit: Limits.messageTextBytes, parameter: "text")
      return .own(title: title, text: text)
    }
    for (given, parameter) in [(command.title, "title"), (command.text, "text")] where given != nil {
      throw .invalid(
        parameter, "the template has the words; \(parameter)= goes without it",
        hint: "leave template= or \(parameter)= out")
    }
    return .template(try template(named: name, in: state, parameter: "template"))
  }

  /// Title and text as they are sent. The event keeps these, so that history shows what was read.
  static func filled(
    _ words: MessageWords, with variables: [TemplateVariable], in state: LedgerState
  ) throws(Rejection) -> (title: String, text: String) {
    let values = PlaceholderValues(variables, policy: state.policy)
    let (title, text) = try unfilled(words)
    let filled = (
      title: try Placeholders.filled(title, with: values, limit: Limits.messageTitleBytes, parameter: "title"),
      text: try Placeholders.filled(text, with: values, limit: Limits.messageTextBytes, parameter: "text")
    )
    // A placeholder can be filled with nothing, and with what takes more bytes in a line than by itself.
    try checkWritten(filled.title, limit: Limits.messageTitleBytes, parameter: "title")
    try checkWritten(filled.text, limit: Limits.messageTextBytes, parameter: "text")
    return filled
  }

  private static func unfilled(_ words: MessageWords) throws(Rejection) -> (title: String, text: String) {
    switch words {
    case .own(let title, let text): return (title, text)
    case .template(let template):
      guard !template.isRetired, let title = template.title.text, let text = template.text.text else {
        throw Rejection(
          .templateRetired, template.isRetired ? "the template was retired" : "the words of the template were erased",
          hint: "template define", parameter: "template")
      }
      return (title, text)
    }
  }

  /// Refuses values that no placeholder can name, and more of them than fit beside a full message.
  static func checkVariables(_ variables: [TemplateVariable]) throws(Rejection) {
    guard variables.count <= Limits.variables else {
      throw .invalid(
        "vars", "vars has more than \(Limits.variables) values", hint: "leave out what no placeholder names")
    }
    for variable in variables where !Placeholders.isName(variable.name) {
      throw .invalid(
        "vars", "a name in vars has a form that placeholders cannot have",
        hint: "use 1 to \(Limits.variableNameBytes) of letters, digits and _")
    }
    let values = variables.map { $0.value.text ?? "" }.joined()
    try checkText(values, limit: Limits.variableBytes, parameter: "vars")
  }
}
