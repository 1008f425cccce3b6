// Rows of the verb table: templates of messages.
import InviteLedger

enum TemplateVerbs {
  private static let name = Parameter("name", .name, "the template's name", required: true, since: 2, changed: 2)
  private static let answer = [ReplyField("template", "text", "the template")] + CommandFields.common

  static let define = VerbEntry(
    kind: .command, summary: "defines a template of messages, or gives it new words",
    details: [
      "%{name} and ${name} in title and text are filled when a message is sent with it: vars=, and the policy."
    ],
    parameters: [
      name,
      Parameter(
        "title", .text(limit: Limits.messageTitleBytes), "what messages are about", required: true, since: 2,
        changed: 2),
      Parameter(
        "text", .text(limit: Limits.messageTextBytes), "their text", required: true, since: 2, changed: 2),
    ],
    answer: answer,
    examples: ["template define name=welcome title='Welcome, %{first}' text='Your desk is %{desk}.'"],
    since: 2, changed: 2)

  static let retire = VerbEntry(
    kind: .command, summary: "ends a template; what was sent with it stays as it was sent",
    details: ["Defining it again takes it back into use."],
    parameters: [name], answer: answer,
    examples: ["template retire name=welcome"], since: 2, changed: 2)

  private static let fields = [
    ReplyField("template", "text", "the template"),
    ReplyField("title", "text|null", "what messages are about; null once it was erased"),
    ReplyField("placeholders", "list", "the names that need values"),
    ReplyField("defined", "time", "when it got these words"),
    ReplyField("by", "text", "from whom"),
    ReplyField("retired", "flag", "true: nothing can be sent with it", optional: true),
  ]

  static let list = VerbEntry(
    kind: .query, summary: "answers templates, by name",
    parameters: CommandFields.paging.map { $0.new(at: 2) }, answer: CommandFields.page, row: fields,
    examples: ["template list"], since: 2, changed: 2)

  static let show = VerbEntry(
    kind: .query, summary: "answers one template with its text",
    parameters: [name], terms: .value(of: "name"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields + [ReplyField("text", "text|null", "the text; null once it was erased")],
    examples: ["template show welcome"], since: 2, changed: 2)
}
