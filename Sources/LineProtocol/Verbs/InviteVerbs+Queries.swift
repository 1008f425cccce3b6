// Rows of the verb table: questions about invites.
import InviteLedger

extension InviteVerbs {
  static let fields = [
    ReplyField("invite", "text", "the invite"),
    ReplyField("kind", "text", "email, emailless or link"),
    ReplyField(
      "status", "text", "pending, partly_used, suspended, expired, exhausted, superseded or revoked, as of now"),
    ReplyField("inviter", "text", "who issued it"),
    ReplyField("email", "text|null", "the invited address; null once it was erased", optional: true),
    ReplyField("token_hint", "text", "four characters of the token, to recognise it by"),
    ReplyField("role", "integer", "the role that redeeming gives"),
    ReplyField("groups", "list", "groups that redeeming gives", optional: true),
    ReplyField("channels", "list", "channels that redeeming gives", optional: true),
    ReplyField("uses", "integer", "how often it was redeemed"),
    ReplyField("max_uses", "integer|null", "how often it can be"),
    ReplyField("reserved", "integer", "uses that are kept for somebody now", optional: true),
    ReplyField("refused", "object", "how often redeeming it was refused, by code", optional: true),
    ReplyField("issued", "time", "when it was issued"),
    ReplyField("issued_seq", "seq", "the event that issued it"),
    ReplyField("expires", "time|null", "when it ends"),
    ReplyField("batch", "text", "the batch it belongs to", optional: true),
    ReplyField("row", "integer", "its row in the imported file", optional: true),
    ReplyField("note", "text|null", "for operators; null once it was erased", optional: true),
    ReplyField("delivery", "text", "what its mail came to, by the report that counts", optional: true),
  ]

  /// What `invite show` says beyond a list.
  private static let particulars = [
    ReplyField("binding", "text", "who may redeem: strict, domain or any"),
    ReplyField("domain", "text", "the domain for binding domain", optional: true),
    ReplyField("include_default_channels", "flag", "true: the channels everybody has, too", optional: true),
    ReplyField("topic", "text", "the topic to land in", optional: true),
    ReplyField("notify_inviter", "flag", "false: the inviter is not told of redemptions", optional: true),
    ReplyField("subject", "text|null", "subject of the mail; null once it was erased", optional: true),
    ReplyField("message", "text|null", "text for the invited; null once it was erased", optional: true),
    ReplyField("locale", "text", "language of the mail", optional: true),
    ReplyField("generation", "integer", "which token redeems it, if it is not the first", optional: true),
    ReplyField("revoked", "object", "seq, time, actor and reason of its revocation", optional: true),
    ReplyField("reinstated", "object", "seq, time, actor and reason of its return", optional: true),
    ReplyField("successor", "text", "the invite that took its place", optional: true),
    ReplyField(
      "deliveries", "object", "time and detail of the report that counts, and how many of each", optional: true),
    ReplyField(
      "addressed", "object", "how often it was given an address later: count, last seq and time", optional: true),
    ReplyField("resends", "object", "how often it was sent once more: count, last seq and time", optional: true),
    ReplyField("reveals", "object", "how often its link was shown again: count, last seq and time", optional: true),
  ]

  static let show = VerbEntry(
    kind: .query, summary: "answers one invite, with its redemptions",
    parameters: [Parameter("invite", .invite, "the invite", required: true)],
    terms: .value(of: "invite"),
    answer: [ReplyField("rows", "integer", "1"), ReplyField("seq", "seq", "the newest event that the answer sees")],
    row: fields + particulars + [
      ReplyField(
        "redemptions", "list", "its uses: redemption, use, username, redeemed, seq; undone and reason of one undone"),
      ReplyField(
        "reservations", "list", "those who have a use kept now: reservation, until, actor, username, external",
        optional: true),
      ReplyField("redemptions_left_out", "integer", "how many more there are", optional: true),
    ],
    examples: ["invite show inv_4", "invite show invite=inv_4"], changed: 3)

  static let list = VerbEntry(
    kind: .query, summary: "answers invites, oldest first",
    details: [
      "Other words are terms of a query about invites: invite inviter email domain batch group kind role status issued",
      "expires redeemed delivery.",
    ],
    parameters: [
      Parameter("inviter", .name, "issued by this account"),
      Parameter("email", .address, "for this address"),
      Parameter("batch", .batch, "of this batch"),
      Parameter("status", .choices(InviteStatus.allCases.map(\.rawValue)), "with one of these, as of now"),
      Parameter(
        "delivery", .choices(DeliveryState.allCases.map(\.rawValue) + ["none"]),
        "whose mail came to one of these; none is without a report", since: 2, changed: 2),
      Parameter(
        "where", .text(limit: ProtocolLimits.queryBytes), "terms of the query as one text", since: 2, changed: 2),
    ] + CommandFields.paging, terms: .query,
    answer: CommandFields.page, row: fields,
    examples: [
      "invite list", "invite list status=pending inviter=ada limit=20", "invite list delivery=bounced,failed",
      "invite list group=staff expires=..2026-12-01 role=guest",
    ], changed: 2)

  private static let redemption = [
    invite, Parameter("email", .address, "the address it would be redeemed for", absent: "the invited one"),
    Parameter("username", .name, "the name of the new account", absent: "member_N"),
    Parameter("external", .name, "another system's id of the person"),
  ].since(2)

  static let check = VerbEntry(
    kind: .query, summary: "says whether an invite would redeem, without its token; changes nothing",
    parameters: redemption, terms: .value(of: "invite"), answer: TokenVerbs.check.answer,
    examples: ["invite check inv_4", "invite check invite=inv_4 email=bob@example.org"], since: 2, changed: 2)

  static let explain = VerbEntry(
    kind: .query, summary: "answers every check of redeeming an invite, without its token",
    parameters: redemption, terms: .value(of: "invite"), answer: TokenVerbs.explain.answer, row: TokenVerbs.explain.row,
    examples: ["invite explain inv_4", "invite explain invite=inv_4 email=bob@example.org"], since: 2, changed: 2)
}
