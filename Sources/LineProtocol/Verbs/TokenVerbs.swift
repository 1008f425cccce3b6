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

  private static let granted = [
    ReplyField("granted", "object", "role, groups, channels and topic given"),
    ReplyField("withheld", "list", "what was not given, and why"),
  ]

  static let redeem = VerbEntry(
    kind: .command, summary: "uses a token: the person gets the account and the rights the invite carries",
    details: ["Redeeming again for the same person answers the first result with already:true and uses nothing."],
    parameters: presented,
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
    ])

  static let check = VerbEntry(
    kind: .query, summary: "says whether a token would redeem; changes nothing",
    details: ["Mail scanners open links: show a page from this, and redeem when a person presses the button."],
    parameters: presented,
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
    examples: ["token check token=\(sample)", "token check token=\(sample) public=true"])

  static let explain = VerbEntry(
    kind: .query, summary: "answers every check of redeeming with pass, fail or not reached",
    parameters: presented,
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
    examples: ["token explain token=\(sample) email=bob@example.org"])
}
