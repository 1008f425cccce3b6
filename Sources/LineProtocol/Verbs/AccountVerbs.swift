// Rows of the verb table: accounts, and notes on anything.
import InviteLedger

enum AccountVerbs {
  private static let account = Parameter("account", .name, "the account's name", required: true)
  private static let attributes = [
    Parameter("full_name", .text(limit: Limits.fullNameBytes), "what people call them"),
    Parameter("email", .address, "their address"),
    Parameter("role", .role, "their role", absent: "member"),
    Parameter("groups", .list, "the groups they are in"),
    Parameter("uid", .count(from: 0), "the local user whose commands are theirs"),
    Parameter("external", .name, "another system's id"),
  ]
  private static let answer =
    [
      ReplyField("account", "text", "the account", optional: true),
      ReplyField("row", "integer", "with staged: the row, if one was given", optional: true),
      ReplyField("batch", "text", "with staged: the batch", optional: true),
      ReplyField("staged", "flag", "true: kept until batch commit", optional: true),
    ] + CommandFields.common
  /// A row of a batch.
  private static let batch = [
    Parameter("batch", .batch, "the batch of accounts whose row it is", since: 3, changed: 3),
    Parameter("row", .count(from: 1), "its row in the imported file", since: 3, changed: 3),
  ]

  static let add = VerbEntry(
    kind: .command, summary: "records an account that exists already",
    details: ["Redeeming makes accounts by itself; this is for those who were there before the ledger."],
    parameters: [account] + attributes + batch, answer: answer,
    examples: ["account add account=ada email=ada@example.org role=administrator groups=staff uid=1001"], changed: 3)

  static let change = VerbEntry(
    kind: .command, summary: "changes what is given of an account, and nothing else",
    parameters: [account]
      + attributes.map { attribute in
        var attribute = attribute
        attribute.defaultText = "as it was"
        return attribute
      } + batch,
    answer: answer,
    examples: ["account change account=ada role=owner", "account change account=ada groups="], changed: 3)

  static let deactivate = VerbEntry(
    kind: .command, summary: "ends an account: it redeems and issues nothing any more",
    parameters: [account, Parameter("reason", .reason, "why, for whoever reads the history")],
    answer: [ReplyField("account", "text", "the account")] + CommandFields.common,
    examples: ["account deactivate account=bob reason='left the company'"])

  private static let fields = [
    ReplyField("account", "text", "the account"),
    ReplyField("full_name", "text|null", "what people call them; null once it was erased", optional: true),
    ReplyField("email", "text|null", "their address; null once it was erased", optional: true),
    ReplyField("role", "integer", "their role"),
    ReplyField("groups", "list", "the groups they are in"),
    ReplyField("uid", "integer", "the local user whose commands are theirs", optional: true),
    ReplyField("external", "text", "another system's id", optional: true),
    ReplyField("active", "flag", "false once it was deactivated"),
    ReplyField("since", "time", "when it was made"),
    ReplyField("suspended", "text", "hold or revoke: it may not issue now, and so its invites are", optional: true),
  ]

  static let list = VerbEntry(
    kind: .query, summary: "answers accounts, by name",
    parameters: [Parameter("group", .name, "members of this group")] + CommandFields.paging,
    answer: CommandFields.page, row: fields,
    examples: ["account list", "account list group=staff limit=20"], changed: 2)

  static let show = VerbEntry(
    kind: .query, summary: "answers one account",
    parameters: [account], terms: .value(of: "account"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields,
    examples: ["account show ada"], changed: 2)

  static let note = VerbEntry(
    kind: .command, summary: "records a note on an invite, a redemption, a batch, a message or an account",
    parameters: [
      Parameter("target", .name, "inv_7, red_9, bat_2, msg_3 or user:NAME", required: true),
      Parameter("text", .text(limit: Limits.noteBytes), "the note", required: true),
    ],
    answer: [ReplyField("target", "text", "what the note is on")] + CommandFields.common,
    examples: ["note add target=inv_4 text='asked for by phone'"])
}
