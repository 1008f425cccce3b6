// Rows of the verb table: what the connection itself answers.

enum SessionVerbs {
  static let ping = VerbEntry(
    kind: .session, summary: "answers, so that you know somebody listens",
    answer: [ReplyField("pong", "flag", "true")],
    examples: ["ping", "@7 ping"])

  static let help = VerbEntry(
    kind: .session, summary: "explains the service, a verb, the errors or the changes",
    details: ["One row is one line of text: `help | jq -r .row`."],
    parameters: [
      Parameter("topic", .name, "a verb, the first word of several, errors, changes, envelope, query, or scopes")
    ],
    terms: .value(of: "topic"),
    answer: [ReplyField("rows", "integer", "how many lines there were")],
    row: [ReplyField("", "text", "a line of text; the row is not an object")],
    examples: ["help", "help invite issue", "help errors"])

  static let describe = VerbEntry(
    kind: .session, summary: "lists verbs, parameters, reply shapes, errors and limits for programs",
    details: ["Completions, manuals and clients are made from these rows; each row's first member says what it is."],
    answer: [
      ReplyField("rows", "integer", "how many rows there were"),
      ReplyField("level", "integer", "the level of the protocol"),
    ],
    row: [
      ReplyField("verb", "text", "a row about a verb", optional: true),
      ReplyField("envelope", "text", "a row about a word that any request may carry", optional: true),
      ReplyField("error", "text", "a row about an error code", optional: true),
      ReplyField("limits", "object", "the row about bounds", optional: true),
    ],
    examples: ["describe"])

  static let hello = VerbEntry(
    kind: .session, summary: "says which service this is, and who you are to it",
    answer: [
      ReplyField("version", "text", "version of the service"),
      ReplyField("level", "integer", "level of the protocol; grows with every change of it"),
      ReplyField("ledger", "text", "id of the ledger"),
      ReplyField("seq", "seq", "the newest durable event"),
      ReplyField("actor", "text", "the name your commands are recorded with"),
      ReplyField("operator", "flag", "whether you may do everything"),
      ReplyField("limits", "object", "bounds of a request"),
    ],
    examples: ["hello"])

  static let whoami = VerbEntry(
    kind: .session, summary: "says who you are, as the kernel and the ledger know you",
    answer: [
      ReplyField("actor", "text", "the name your commands are recorded with"),
      ReplyField("uid", "integer", "your user id, from the kernel"),
      ReplyField("gid", "integer", "your group id, from the kernel"),
      ReplyField("pid", "integer", "your process, from the kernel"),
      ReplyField("operator", "flag", "whether you may do everything"),
      ReplyField("role", "integer|null", "the role you act with; null for none"),
      ReplyField("scopes", "list", "what you were given; * is everything"),
      ReplyField("key", "text", "the key you showed", optional: true),
      ReplyField("label", "text", "what it is for", optional: true),
      ReplyField("key_opens", "flag", "false: it was revoked, rotated away or has ended since", optional: true),
    ],
    examples: ["whoami"], changed: 2)

  static let health = VerbEntry(
    kind: .session, summary: "says whether the service takes commands, and how far it is",
    answer: [
      ReplyField("state", "text", "serving, full or draining"),
      ReplyField("seq", "seq", "the newest durable event"),
      ReplyField("connections", "integer", "open connections"),
      ReplyField("clock", "text", "held: the machine's clock is behind; ahead: it is not believed", optional: true),
      ReplyField("clock_ms", "integer", "by how much", optional: true),
      ReplyField("lapsing_keys", "list", "keys that lapse within 14 days if nobody uses them", optional: true),
    ],
    examples: ["health"], changed: 3)

  static let clockAccept = VerbEntry(
    kind: .session, summary: "vouches for a wall clock that is further ahead than was believed",
    details: ["While the clock is more than an hour ahead of the ledger, commands answer clock.ahead."],
    answer: [ReplyField("now", "time", "the time that commands get from here on")],
    examples: ["clock accept"])

  static let deprecations = VerbEntry(
    kind: .session, summary: "answers who still uses what is on its way out, since the service started",
    details: ["So the one old client is found before the day on which it stops working."],
    answer: [
      ReplyField("rows", "integer", "how many rows there were"),
      ReplyField("more", "integer", "uses by those for whom the table had no room", optional: true),
    ],
    row: [
      ReplyField("what", "text", "the verb, or the verb and the parameter"),
      ReplyField("use", "text", "what to write instead"),
      ReplyField("until", "time", "when it stops working"),
      ReplyField("uid", "integer", "whose program it is"),
      ReplyField("program", "text", "the program's name, from the kernel", optional: true),
      ReplyField("first", "time", "when it was used first"),
      ReplyField("last", "time", "when it was used last"),
      ReplyField("count", "integer", "how often it was used"),
    ],
    examples: ["deprecations"], since: 2, changed: 2)

  static let quit = VerbEntry(
    kind: .session, summary: "answers everything outstanding, then closes the connection",
    details: ["For clients that cannot close their sending half alone."],
    answer: [ReplyField("bye", "flag", "true")],
    examples: ["quit"])
}
