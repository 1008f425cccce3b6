// Rows of the verb table: invites issued together.

enum BatchVerbs {
  private static let batch = Parameter("batch", .batch, "the batch", required: true)
  private static let sums = [
    ReplyField("batch", "text", "the batch"),
    ReplyField("issued", "integer", "invites it issued"),
    ReplyField("reused", "integer", "rows that got an invite which was there already"),
    ReplyField("failed", "integer", "rows that were refused"),
  ]

  static let open = VerbEntry(
    kind: .command, summary: "begins a batch; then send one invite issue batch=ID row=N for each row",
    details: [
      "Row by row each row is issued and answered at once. With atomic=true rows are checked and kept, and batch commit",
      "issues all of them or none; a connection that ends drops them. A batch of accounts is atomic: its rows are",
      "account add and account change with batch= and row=.",
    ],
    parameters: [
      Parameter(
        "kind", .choice(["invites", "accounts"]), "what its rows make", absent: "invites", since: 3, changed: 3),
      Parameter("atomic", .flag, "all rows or none", absent: "false"),
      Parameter("source", .choice(["csv", "list"]), "where the rows come from", absent: "csv"),
      Parameter("file_digest", .name, "SHA-256 of the file, 64 hexadecimal digits"),
      Parameter("rows", .count(from: 0), "how many rows are to come"),
    ],
    answer: [ReplyField("batch", "text", "the batch; atomic batches have no seq before they are committed")]
      + CommandFields.common,
    examples: [
      "batch open", "@req=people-1 batch open atomic=true rows=120", "batch open kind=accounts atomic=true",
    ], changed: 3)

  static let commit = VerbEntry(
    kind: .command, summary: "ends a batch; issues the rows of an atomic one",
    parameters: [
      batch,
      Parameter("failed", .count(from: 0), "rows refused, as you counted them", absent: "0"),
      Parameter("reused", .count(from: 0), "rows reused, as you counted them", absent: "0"),
    ],
    answer: [
      ReplyField("batch", "text", "the batch; one of accounts has no name in the log", optional: true),
      ReplyField("rows", "integer", "of an atomic batch: how many rows this reply has", optional: true),
    ]
      + sums.dropFirst().map { sum in
        ReplyField(sum.name, sum.type, sum.summary + "; not of an atomic batch", optional: true)
      } + CommandFields.common,
    row: [
      ReplyField("row", "integer", "the row of an atomic batch", optional: true),
      ReplyField("invite", "text", "its invite", optional: true),
      ReplyField("token", "text", "what redeems it", optional: true),
      ReplyField("link", "text", "the address to send", optional: true),
      ReplyField("account", "text", "of a batch of accounts: one that was added or changed", optional: true),
      ReplyField("added", "flag", "of a batch of accounts: it was not there before", optional: true),
    ],
    examples: ["batch commit batch=bat_2", "batch commit batch=bat_2 failed=1"], changed: 3)

  static let abort = VerbEntry(
    kind: .command, summary: "gives a batch up; rows that were issued stay issued",
    parameters: [batch], answer: sums + CommandFields.common,
    examples: ["batch abort batch=bat_2"])
}
