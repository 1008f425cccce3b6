// Rows of the verb table: messages and whose inbox they are in.
import InviteLedger

enum MessageVerbs {
  private static let message = Parameter("message", .message, "the message", required: true)
  private static let holder = Parameter("holder", .holders, "whose view is meant", absent: "your own")
  private static let text = Parameter(
    "text", .text(limit: Limits.messageTextBytes), "the text", required: true)

  static let send = VerbEntry(
    kind: .command, summary: "records a message to users and groups",
    parameters: [
      Parameter("to", .holders, "who gets it", required: true),
      Parameter("title", .text(limit: Limits.messageTitleBytes), "what it is about", required: true),
      text,
      Parameter("auto_archive_for", .holders, "in whose archive it starts instead of the inbox"),
    ],
    answer: [
      ReplyField("message", "text", "the new message"),
      ReplyField("holders", "list", "everybody who has it", optional: true),
    ] + CommandFields.common,
    examples: ["message send to=user:bob,group:staff title=Welcome text='Hello both of you.'"])

  static let reply = VerbEntry(
    kind: .command, summary: "answers a message; it comes back to the inbox of all who had it archived",
    parameters: [message, text],
    answer: [
      ReplyField("message", "text", "the message"), ReplyField("reply", "integer", "which reply it is, from 1"),
    ] + CommandFields.common,
    examples: ["message reply message=msg_3 text='Thank you.'"])

  static let archive = VerbEntry(
    kind: .command, summary: "puts a message away, for one holder or several",
    details: ["Archiving what is archived appends nothing and answers changed:false."],
    parameters: [message, holder],
    answer: [
      ReplyField("message", "text", "the message"), ReplyField("holders", "list", "for whom it was put away"),
    ] + CommandFields.common,
    examples: ["message archive message=msg_3 holder=user:bob", "message archive message=msg_3 holder=group:staff"])

  static let restore = VerbEntry(
    kind: .command, summary: "takes a message back into the inbox",
    parameters: [message, holder],
    answer: [
      ReplyField("message", "text", "the message"), ReplyField("holders", "list", "for whom it came back"),
    ] + CommandFields.common,
    examples: ["message restore message=msg_3 holder=user:bob"])

  private static let fields = [
    ReplyField("message", "text", "the message"),
    ReplyField("sender", "text", "who sent it"),
    ReplyField("title", "text|null", "what it is about; null once it was erased"),
    ReplyField("holders", "list", "whose it is"),
    ReplyField("archived", "list", "who has put it away"),
    ReplyField("replies", "integer", "how many there are"),
    ReplyField("sent", "time", "when"),
  ]

  static let list = VerbEntry(
    kind: .query, summary: "answers messages, oldest first",
    parameters: [
      Parameter(
        "holder", .holders, "one of them; a user's view has the messages of the user's groups", absent: "everybody"),
      Parameter("box", .choice(["inbox", "archived"]), "which part of the view", absent: "both"),
    ] + CommandFields.paging,
    answer: CommandFields.page, row: fields,
    examples: ["message list", "message list holder=user:bob box=archived", "message list holder=group:staff"])

  static let show = VerbEntry(
    kind: .query, summary: "answers one message",
    parameters: [message], terms: .value(of: "message"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields + [
      ReplyField("text", "text|null", "the text; null once it was erased"),
      ReplyField("conversation", "list", "replies: reply, sender, text, sent"),
    ],
    examples: ["message show msg_3"])
}
