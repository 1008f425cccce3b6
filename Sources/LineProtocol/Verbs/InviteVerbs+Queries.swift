// Rows of the verb table: questions about invites.
import InviteLedger

extension InviteVerbs {
  static let fields = [
    ReplyField("invite", "text", "the invite"),
    ReplyField("kind", "text", "email, emailless or link"),
    ReplyField("status", "text", "pending, partly_used, expired, exhausted, superseded or revoked, as of now"),
    ReplyField("inviter", "text", "who issued it"),
    ReplyField("email", "text|null", "the invited address; null once it was erased", optional: true),
    ReplyField("token_hint", "text", "four characters of the token, to recognise it by"),
    ReplyField("role", "integer", "the role that redeeming gives"),
    ReplyField("groups", "list", "groups that redeeming gives", optional: true),
    ReplyField("channels", "list", "channels that redeeming gives", optional: true),
    ReplyField("uses", "integer", "how often it was redeemed"),
    ReplyField("max_uses", "integer|null", "how often it can be"),
    ReplyField("issued", "time", "when it was issued"),
    ReplyField("issued_seq", "seq", "the event that issued it"),
    ReplyField("expires", "time|null", "when it ends"),
    ReplyField("batch", "text", "the batch it belongs to", optional: true),
    ReplyField("row", "integer", "its row in the imported file", optional: true),
    ReplyField("note", "text|null", "for operators; null once it was erased", optional: true),
  ]

  static let show = VerbEntry(
    kind: .query, summary: "answers one invite, with its redemptions",
    parameters: [Parameter("invite", .invite, "the invite", required: true)],
    terms: .value(of: "invite"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields + [
      ReplyField("redemptions", "list", "its uses: redemption, use, username, redeemed, seq"),
      ReplyField("redemptions_left_out", "integer", "how many more there are", optional: true),
    ],
    examples: ["invite show inv_4", "invite show invite=inv_4"])

  static let list = VerbEntry(
    kind: .query, summary: "answers invites, oldest first",
    parameters: [
      Parameter("inviter", .name, "issued by this account"),
      Parameter("email", .address, "for this address"),
      Parameter("batch", .batch, "of this batch"),
      Parameter("status", .choices(InviteStatus.allCases.map(\.rawValue)), "with one of these, as of now"),
    ] + CommandFields.paging,
    answer: CommandFields.page, row: fields,
    examples: ["invite list", "invite list status=pending inviter=ada limit=20"])
}
