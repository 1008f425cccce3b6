// Rows of the verb table: invites.
import InviteLedger

enum InviteVerbs {
  static let expires = Parameter(
    "expires", .expiry, "when it ends: a duration, a time, or null for never", nullable: true, absent: "10d")
  static let role = Parameter("role", .role, "the role that redeeming gives", absent: "member")
  static let groups = Parameter("groups", .list, "groups that redeeming gives")
  static let channels = Parameter("channels", .list, "channels that redeeming gives")
  static let defaultChannels = Parameter(
    "include_default_channels", .flag, "the channels everybody has, as they are when it is redeemed", absent: "false")
  static let topic = Parameter("topic", .name, "the topic to land in")
  static let note = Parameter(
    "note", .text(limit: Limits.inviteNoteBytes), "for operators, never shown to the invited")
  static let subject = Parameter(
    "subject", .text(limit: Limits.subjectBytes), "subject of the mail to the invited")
  static let message = Parameter("message", .text(limit: Limits.inviteMessageBytes), "text for the invited")
  static let locale = Parameter("locale", .name, "language of the mail")
  static let notifyInviter = Parameter(
    "notify_inviter", .flag, "tell the inviter when it is redeemed", absent: "true")
  static let maxUses = Parameter(
    "max_uses", .uses, "how often it can be used; null is without limit", nullable: true, absent: "1")
  static let binding = Parameter(
    "binding", .choice(["strict", "domain", "any"]), "who may redeem: the address, its domain, anybody",
    absent: "strict with email=, else any")
  static let domain = Parameter("domain", .name, "the domain for binding=domain", absent: "the address's")
  static let invite = Parameter("invite", .invite, "the invite", required: true)

  static let issue = VerbEntry(
    kind: .command, summary: "issues an invite and answers its token and link, once",
    details: [
      "With email= the invite is for that address. Without, it is for whoever redeems it: once, or max_uses times.",
      "The ledger keeps a fingerprint of the token only. It sends no mail.",
    ],
    parameters: [
      Parameter("email", .address, "the invited address"),
      expires, role, groups, channels,
      maxUses, binding, domain,
      defaultChannels, topic,
      subject, message, CommandFields.variables, note, locale, notifyInviter,
      Parameter(
        "duplicates", .choice(["reuse", "resend", "supersede", "allow", "reject"]),
        "what to do if the inviter has an open invite to the address", absent: "reuse"),
      Parameter(
        "existing", .choice(["reject", "grant"]), "what to do if the address has an account", absent: "reject"),
      Parameter("batch", .batch, "the batch it belongs to"),
      Parameter("row", .count(from: 1), "its row in the imported file"),
    ],
    answer: [
      ReplyField("invite", "text", "the new invite"),
      ReplyField("token", "text", "what redeems it; shown here and never again"),
      ReplyField("link", "text", "the address to send to the invited"),
      ReplyField("expires", "time|null", "when it ends"),
      ReplyField("row", "integer", "the row, if one was given", optional: true),
      ReplyField("batch", "text", "with staged: the batch", optional: true),
      ReplyField("staged", "flag", "true: kept until batch commit; only batch and row are answered", optional: true),
    ] + CommandFields.common,
    examples: [
      "invite issue email=bob@example.org groups=staff expires=10d",
      "@7 @req=signup-17 invite issue email=eve@example.org role=guest message='See you on Monday.'",
      "invite issue max_uses=10 expires=null channels=general,help",
      #"{"method":"invite issue","id":8,"params":{"email":"bob@example.org","groups":["staff"],"expires":"10d"}}"#,
    ],
    changed: 2)

  static let mint = VerbEntry(
    kind: .command, summary: "issues many single-use invites without addresses, all or none",
    parameters: [
      Parameter("quantity", .count(from: 1), "how many, at most 50000", required: true),
      expires, role, groups, channels, defaultChannels, topic, note,
    ],
    answer: [
      ReplyField("rows", "integer", "how many were issued"), ReplyField("batch", "text", "the batch they belong to"),
    ] + CommandFields.common,
    row: [
      ReplyField("row", "integer", "which of them it is, from 1"),
      ReplyField("invite", "text", "the new invite"), ReplyField("token", "text", "what redeems it"),
      ReplyField("link", "text", "the address to hand out"),
    ],
    examples: ["invite mint quantity=3 expires=30d", "@req=fair-2026 invite mint quantity=100 groups=visitors"])

  static let extend = VerbEntry(
    kind: .command, summary: "moves the end of an open invite",
    parameters: [
      CommandFields.invite,
      Parameter("expires", .expiry, "the new end, counted from now; null for never", required: true, nullable: true),
    ] + CommandFields.many,
    answer: [
      ReplyField("invite", "text", "the invite", optional: true),
      ReplyField("expires", "time|null", "when it ends now", optional: true),
    ] + CommandFields.manyAnswer("invites") + CommandFields.common,
    examples: [
      "invite extend invite=inv_4 expires=30d", "invite extend invite=inv_4 expires=2027-01-01T00:00Z",
      "invite extend where='batch=bat_2 status=pending' expires=30d",
    ], changed: 2)

  static let resend = VerbEntry(
    kind: .command, summary: "asks for the same token to be delivered once more",
    details: ["An expired invite needs expires= too. Without it the end stays where it was."],
    parameters: [
      CommandFields.invite,
      Parameter("expires", .expiry, "the new end, counted from now", nullable: true, absent: "as it was"),
    ] + CommandFields.many,
    answer: [
      ReplyField("invite", "text", "the invite", optional: true),
      ReplyField("token", "text", "the same token as before", optional: true),
      ReplyField("link", "text", "the same link as before", optional: true),
      ReplyField("expires", "time|null", "when it ends", optional: true),
    ] + CommandFields.manyAnswer("invites") + CommandFields.common,
    examples: [
      "invite resend invite=inv_4", "invite resend invite=inv_4 expires=10d",
      "invite resend where='delivery=failed inviter=ada'",
    ], changed: 2)

  static let revoke = VerbEntry(
    kind: .command, summary: "ends an invite: its token redeems nothing any more",
    parameters: [
      CommandFields.invite,
      Parameter("reason", .reason, "why, for whoever reads the history; required with where=", changed: 2),
    ] + CommandFields.many,
    answer: [ReplyField("invite", "text", "the invite", optional: true)] + CommandFields.manyAnswer("invites")
      + CommandFields.common,
    examples: [
      "invite revoke invite=inv_4", "invite revoke invite=inv_4 reason='left the company'",
      "invite revoke where='inviter=ada status=pending' expect_count=12 reason='left the company'",
    ], changed: 2)
}
