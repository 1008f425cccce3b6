// Rows of the verb table: an invite that is there, its terms, its address, its token and its mail.
import InviteLedger

extension InviteVerbs {
  /// The terms that can be amended: what may be without a value takes null.
  private static let terms = [
    role, groups, channels, defaultChannels, nullable(topic), maxUses, binding, domain,
    Parameter("expires", .expiry, "the new end, counted from now; null for never", nullable: true),
    nullable(subject), nullable(message), nullable(note), nullable(locale), notifyInviter,
  ]

  private static func nullable(_ parameter: Parameter) -> Parameter {
    var parameter = parameter
    parameter.isNullable = true
    parameter.summary += "; null for none"
    return parameter
  }

  static let amend = VerbEntry(
    kind: .command, summary: "changes the terms of an invite: what is given, and nothing else",
    details: [
      "Absent is as it was, null is none, max_uses=0 closes. Every change is recorded with what was before.",
      "An expired invite comes back with expires=, one that was used up with a higher max_uses=.",
    ],
    parameters: ([CommandFields.invite]
      + terms.map { term in
        var term = term
        term.defaultText = "as it was"
        return term
      } + CommandFields.many).since(2),
    answer: [
      ReplyField("invite", "text", "the invite", optional: true),
      ReplyField("expires", "time|null", "when it ends now", optional: true),
    ] + CommandFields.manyAnswer("invites") + CommandFields.common,
    examples: [
      "invite amend invite=inv_4 groups=staff,ops role=moderator", "invite amend invite=inv_4 max_uses=0",
      "invite amend invite=inv_4 topic=null note='asked for by phone'",
      "invite amend where='group=fair kind=link' expires=30d",
    ], since: 2, changed: 2)

  private static let token = Parameter("token", .token, "the invite by its token or link")

  static let address = VerbEntry(
    kind: .command, summary: "gives an invite without an address one, or another one, until it is redeemed",
    details: ["Name the invite with invite= or with token=. From here on it counts as an invite to that address."],
    parameters: [
      Parameter("invite", .invite, "the invite"), token,
      Parameter("email", .address, "the address", required: true),
      Parameter(
        "binding", .choice(["strict", "domain", "any"]), "who may redeem: the address, its domain, anybody",
        absent: "strict"),
      domain,
      Parameter(
        "duplicates", .choice(AddressConflict.allCases.map(\.rawValue)),
        "what to do if the inviter has another open invite to the address", absent: "reject"),
      Parameter(
        "existing", .choice(["reject", "grant"]), "what to do if the address has an account", absent: "reject"),
    ].since(2),
    answer: [
      ReplyField("invite", "text", "the invite"), ReplyField("expires", "time|null", "when it ends"),
    ] + CommandFields.common,
    examples: ["invite address invite=inv_5 email=eve@example.org"], since: 2, changed: 2)

  static let rotate = VerbEntry(
    kind: .command, summary: "gives an invite a new token; the old one is unknown from here on",
    details: ["For a token that got into the wrong hands. Nothing else of the invite changes."],
    parameters: [invite].since(2),
    answer: [
      ReplyField("invite", "text", "the invite"), ReplyField("token", "text", "the new token"),
      ReplyField("link", "text", "the new link"), ReplyField("expires", "time|null", "when it ends"),
    ] + CommandFields.common,
    examples: ["invite rotate invite=inv_4"], since: 2, changed: 2)

  static let reinstate = VerbEntry(
    kind: .command, summary: "takes a revocation back: the same token redeems again",
    parameters: ([
      CommandFields.invite, Parameter("reason", .reason, "why, for whoever reads the history", required: true),
    ] + CommandFields.many).since(2),
    answer: [
      ReplyField("invite", "text", "the invite", optional: true),
      ReplyField("expires", "time|null", "when it ends", optional: true),
    ] + CommandFields.manyAnswer("invites") + CommandFields.common,
    examples: [
      "invite reinstate invite=inv_4 reason='revoked by mistake'",
      "invite reinstate where='inviter=ada status=revoked' reason='account recovered'",
    ], since: 2, changed: 2)

  static let reveal = VerbEntry(
    kind: .command, summary: "shows the token of an invite again, and what a mailer sends with it; that is recorded",
    details: [
      "A mailer follows `tail type=InviteIssued,InviteResent` and asks this for each.",
      "With where= the tokens come as rows, without the texts, and leave one event that has the query, the count and the",
      "invites; what redeems nothing any more is left out.",
    ],
    parameters: [Parameter("invite", .invite, "the invite", since: 2, changed: 3)] + CommandFields.many.since(3),
    answer: [
      ReplyField("invite", "text", "the invite", optional: true),
      ReplyField("token", "text", "what redeems it", optional: true),
      ReplyField("link", "text", "the address to send", optional: true),
      ReplyField("email", "text", "to whom", optional: true),
      ReplyField("subject", "text|null", "subject of the mail; null once it was erased", optional: true),
      ReplyField("message", "text|null", "text for the invited; null once it was erased", optional: true),
      ReplyField("locale", "text", "language of the mail", optional: true),
      ReplyField("expires", "time|null", "when it ends", optional: true),
      ReplyField("count", "integer", "with where=: how many tokens were shown", optional: true),
      ReplyField("invites", "list", "with where= and @dry: those that match", optional: true),
    ] + CommandFields.common,
    row: [
      ReplyField("invite", "text", "the invite"), ReplyField("token", "text", "what redeems it"),
      ReplyField("link", "text", "the address to send"), ReplyField("email", "text", "to whom", optional: true),
      ReplyField("expires", "time|null", "when it ends"),
    ],
    examples: ["invite reveal invite=inv_4", "invite reveal where='batch=bat_1 status=pending'"], since: 2, changed: 3)

  static let delivered = VerbEntry(
    kind: .command, summary: "records what a mail tool reports about the mail of an invite",
    details: [
      "Name the invite with invite=, with token=, or with email=, which means the newest invite to that address.",
      "The latest report by its time counts; a complaint stays. A report that says what stands already changes nothing;",
      "give each its time= where every opening is to be counted.",
    ],
    parameters: [
      Parameter("invite", .invite, "the invite"), token,
      Parameter("email", .address, "the newest invite to this address"),
      Parameter("state", .choice(DeliveryState.allCases.map(\.rawValue)), "what became of the mail", required: true),
      Parameter("time", .moment, "when it happened", absent: "now"),
      Parameter(
        "detail", .text(limit: Limits.deliveryDetailBytes), "what the mail tool says beyond that, as a server's answer"),
    ].since(2),
    answer: [
      ReplyField("invite", "text", "the invite"), ReplyField("state", "text", "what was reported"),
    ] + CommandFields.common,
    examples: [
      "invite delivered invite=inv_4 state=sent",
      "invite delivered email=bob@example.org state=bounced detail='550 no such user' time=2026-11-21T09:05Z",
    ], since: 2, changed: 3)
}

extension [Parameter] {
  /// The same parameters for a verb that came with a level.
  func since(_ level: Int) -> [Parameter] {
    map { parameter in
      var parameter = parameter
      parameter.since = level
      parameter.changed = level
      return parameter
    }
  }
}
