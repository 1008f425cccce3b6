// Rows of the verb table: messages and whose inbox they are in.
import InviteLedger

enum MessageVerbs {
  private static let message = Parameter("message", .message, "the message", required: true)
  private static let oneOfMany = Parameter("message", .message, "the message", changed: 3)
  private static let holder = Parameter("holder", .holders, "whose view is meant", absent: "your own")
  private static let text = Parameter(
    "text", .text(limit: Limits.messageTextBytes), "the text", required: true)

  static let send = VerbEntry(
    kind: .command, summary: "records a message to users and groups, in your words or a template's",
    details: [
      "Title and text may have placeholders, %{name} or ${name}, that are filled before the message is recorded. One",
      "without a value is refused; %%{name} is the text %{name}.",
    ],
    parameters: [
      Parameter("to", .holders, "who gets it", required: true),
      Parameter(
        "title", .text(limit: Limits.messageTitleBytes), "what it is about; needed without template=", changed: 2),
      Parameter("text", .text(limit: Limits.messageTextBytes), "the text; needed without template=", changed: 2),
      Parameter("template", .name, "the template that has title and text", since: 2, changed: 2),
      CommandFields.variables,
      Parameter("auto_archive_for", .holders, "in whose archive it starts instead of the inbox"),
    ],
    answer: [
      ReplyField("message", "text", "the new message"),
      ReplyField("holders", "list", "everybody who has it", optional: true),
    ] + CommandFields.common,
    examples: [
      "message send to=user:bob,group:staff title=Welcome text='Hello both of you.'",
      #"message send to=user:bob template=welcome vars='{"first":"Bob","desk":"7"}'"#,
    ],
    changed: 2)

  static let reply = VerbEntry(
    kind: .command,
    summary: "answers a message; it comes back to the inbox of all who had it archived and have not muted it",
    parameters: [message, text],
    answer: [
      ReplyField("message", "text", "the message"), ReplyField("reply", "integer", "which reply it is, from 1"),
    ] + CommandFields.common,
    examples: ["message reply message=msg_3 text='Thank you.'"], changed: 2)

  static let archive = VerbEntry(
    kind: .command, summary: "puts a message away, for one holder or several",
    details: [
      "Archiving what is archived appends nothing and answers changed:false. With where= those messages are meant that",
      "match among those of the holders; box= is where they have them.",
    ],
    parameters: [oneOfMany, holder] + CommandFields.many.since(3),
    answer: [
      ReplyField("message", "text", "the message", optional: true),
      ReplyField("holders", "list", "for whom it was put away", optional: true),
    ] + CommandFields.manyAnswer("messages") + CommandFields.common,
    examples: [
      "message archive message=msg_3 holder=user:bob", "message archive message=msg_3 holder=group:staff",
      "message archive holder=group:staff where='box=inbox until=30d'",
    ], changed: 3)

  static let restore = VerbEntry(
    kind: .command, summary: "takes a message back into the inbox",
    parameters: [oneOfMany, holder] + CommandFields.many.since(3),
    answer: [
      ReplyField("message", "text", "the message", optional: true),
      ReplyField("holders", "list", "for whom it came back", optional: true),
    ] + CommandFields.manyAnswer("messages") + CommandFields.common,
    examples: [
      "message restore message=msg_3 holder=user:bob",
      "message restore where='member=ada title:offsite' expect_count=2",
    ], changed: 3)

  private static let muter = Parameter(
    "holder", .holders, "which users, never groups", absent: "you", since: 2, changed: 2)

  static let mute = VerbEntry(
    kind: .command, summary: "keeps replies from bringing a message back to a user's inbox",
    details: [
      "The message stays where it is. A group's view cannot be muted: it comes back for all members.",
      "Muting what is muted appends nothing and answers changed:false.",
    ],
    parameters: [message.new(at: 2), muter],
    answer: [
      ReplyField("message", "text", "the message"), ReplyField("holders", "list", "for whom it was muted"),
    ] + CommandFields.common,
    examples: ["message mute message=msg_3 holder=user:bob"], since: 2, changed: 2)

  static let unmute = VerbEntry(
    kind: .command, summary: "lets replies bring a message back again",
    parameters: [message.new(at: 2), muter],
    answer: [
      ReplyField("message", "text", "the message"), ReplyField("holders", "list", "for whom it is muted no more"),
    ] + CommandFields.common,
    examples: ["message unmute message=msg_3 holder=user:bob"], since: 2, changed: 2)

  private static let fields = [
    ReplyField("message", "text", "the message"),
    ReplyField("sender", "text", "who sent it"),
    ReplyField(
      "title", "text|null", "what it is about; null once it was erased; for its holders only", optional: true),
    ReplyField("holders", "list", "whose it is"),
    ReplyField("archived", "list", "who has put it away"),
    ReplyField("muted", "list", "whose view a reply leaves as it is", optional: true),
    ReplyField("replies", "integer", "how many there are"),
    ReplyField("sent", "time", "when"),
  ]

  static let list = VerbEntry(
    kind: .query, summary: "answers messages, oldest first",
    details: [
      "Titles and texts are for holders, members of groups that hold it, and operators; others get the rest.",
      "Other words are terms of a query about messages: message member (who sent it) holder group box title seq ts.",
    ],
    parameters: [
      Parameter(
        "holder", .holders, "one of them; a user's view has the messages of the user's groups", absent: "everybody"),
      Parameter("box", .choice(["inbox", "archived"]), "which part of the view", absent: "both"),
      CommandFields.query.new(at: 3),
    ] + CommandFields.paging, terms: .query,
    answer: CommandFields.page, row: fields,
    examples: [
      "message list", "message list holder=user:bob box=archived", "message list holder=group:staff",
      "message list holder=user:bob member=ada title:offsite since=30d",
    ],
    changed: 3)

  static let show = VerbEntry(
    kind: .query, summary: "answers one message: its texts, who still has it in the inbox, and all that happened to it",
    parameters: [message], terms: .value(of: "message"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields + [
      ReplyField("template", "text", "the template it was sent with", optional: true),
      ReplyField("text", "text|null", "the text; null once it was erased; for its holders only", optional: true),
      ReplyField("conversation", "list", "replies: reply, sender, sent, and for holders text"),
      ReplyField("inbox", "list", "who still has it in the inbox"),
      ReplyField(
        "history", "list", "what happened, in order: step, seq, at, by, and where there are any holders and cause"),
      ReplyField("history_left_out", "integer", "how many later steps there are", optional: true),
    ],
    examples: ["message show msg_3"], changed: 2)
}
