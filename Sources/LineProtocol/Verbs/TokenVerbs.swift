// Rows of the verb table: tokens.

enum TokenVerbs {
  /// Well formed for the parser; that it redeems nothing is for the ledger to say.
  private static let sample = "inv1_00000000"

  private static let presented = [
    Parameter("token", .token, "the token, or the link that holds it", required: true),
    Parameter("email", .address, "the address it is redeemed for", absent: "the invited one"),
    Parameter("username", .name, "the name of the new account", absent: "member_N"),
    Parameter("external", .name, "another system's id of the person"),
    Parameter("public", .flag, "refusals do not say why: fit for a web page", absent: "false"),
  ]

  /// The reservation of those who redeem, or ask what redeeming would give.
  private static let reservation = Parameter(
    "reservation", .reservation, "the reservation this uses up; what is absent is taken from it"
  ).new(at: 2)

  private static let granted = [
    ReplyField("granted", "object", "role, groups, channels and topic given"),
    ReplyField("withheld", "list", "what was not given, and why"),
  ]

  static let redeem = VerbEntry(
    kind: .command, summary: "uses a token: the person gets the account and the rights the invite carries",
    details: ["Redeeming again for the same person answers the first result with already:true and uses nothing."],
    parameters: presented + [reservation],
    answer: [
      ReplyField("redemption", "text", "this use"),
      ReplyField("invite", "text", "the invite"),
      ReplyField("use", "integer", "which use of the invite it was, from 1"),
      ReplyField("username", "text", "the account that has the rights now"),
    ] + granted + [
      ReplyField("already", "flag", "true: this person had redeemed it before", optional: true)
    ] + CommandFields.common,
    examples: [
      "token redeem token=\(sample) email=bob@example.org",
      #"{"method":"token redeem","id":8,"params":{"token":"\#(sample)","email":"bob@example.org"}}"#,
    ], changed: 2)

  static let reserve = VerbEntry(
    kind: .command, summary: "keeps one use of a token for somebody who is signing up",
    details: [
      "It makes every check of token redeem. The use counts as taken until the reservation lapses by itself,",
      "is released, or is used up by token redeem reservation=. Asking again for the same person answers the same one.",
    ],
    parameters: (presented + [
      Parameter("until", .expiry, "when it lapses: a duration or a time, 7 days at most", absent: "30m")
    ]).map { $0.new(at: 2) },
    answer: [
      ReplyField("reservation", "text", "what token redeem names; absent with already", optional: true),
      ReplyField("invite", "text", "the invite"),
      ReplyField("until", "time", "when it lapses; absent with already", optional: true),
      ReplyField(
        "already", "flag", "true: this person had redeemed it before; the answer is that of token redeem",
        optional: true),
    ] + CommandFields.common,
    examples: ["token reserve token=\(sample) email=bob@example.org", "token reserve token=\(sample) until=2h"],
    since: 2, changed: 2)

  static let release = VerbEntry(
    kind: .command, summary: "gives back the use that a reservation keeps",
    details: ["A reservation that was released or has lapsed already changes nothing."],
    parameters: [Parameter("reservation", .reservation, "the reservation", required: true).new(at: 2)],
    terms: .value(of: "reservation"),
    answer: [
      ReplyField("reservation", "text", "the reservation"), ReplyField("invite", "text", "the invite"),
      ReplyField("until", "time", "when it would have lapsed"),
    ] + CommandFields.common,
    examples: ["token release res_3", "token release reservation=res_3"], since: 2, changed: 2)

  static let undo = VerbEntry(
    kind: .command, summary: "undoes a redemption: its use is free again, and what it gave is taken back",
    details: [
      "History stays. The account loses what nothing else gave it; one that nothing else made a member is closed,",
      "and opens again with the next redemption. Invites that were superseded stay so: this one is open again.",
    ],
    parameters: [
      Parameter("redemption", .redemption, "the redemption", required: true).new(at: 2),
      Parameter("reason", .reason, "why, for whoever reads the history", required: true).new(at: 2),
    ],
    answer: [
      ReplyField("redemption", "text", "the redemption"), ReplyField("invite", "text", "the invite"),
      ReplyField("username", "text", "the account that had the rights"),
    ] + CommandFields.common,
    examples: ["token undo redemption=red_9 reason='sent to the wrong person'"], since: 2, changed: 2)

  static let check = VerbEntry(
    kind: .query, summary: "says whether a token would redeem; changes nothing",
    details: ["Mail scanners open links: show a page from this, and redeem when a person presses the button."],
    parameters: presented + [reservation],
    answer: [
      ReplyField("redemption", "text", "the earlier use by this person", optional: true),
      ReplyField("invite", "text", "the invite"),
      ReplyField("use", "integer", "which use of the invite it would be"),
      ReplyField("username", "text", "the account that would have the rights"),
      ReplyField("existing_account", "flag", "whether the account is there already"),
    ] + granted + [
      ReplyField("already", "flag", "true: this person has redeemed it before", optional: true),
      ReplyField("seq", "seq", "the newest event that the answer sees"),
    ],
    examples: ["token check token=\(sample)", "token check token=\(sample) public=true"], changed: 2)

  static let explain = VerbEntry(
    kind: .query, summary: "answers every check of redeeming with pass, fail or not reached",
    parameters: presented + [reservation],
    answer: [
      ReplyField("rows", "integer", "how many checks there are"),
      ReplyField("seq", "seq", "the newest event that the answer sees"),
    ],
    row: [
      ReplyField("check", "text", "what is checked"),
      ReplyField("result", "text", "pass, fail or not_reached"),
      ReplyField("code", "text", "what redeeming would answer", optional: true),
      ReplyField("compared", "object", "the values that were compared, by name", optional: true),
    ],
    examples: ["token explain token=\(sample) email=bob@example.org"], changed: 2)
}
