// Rows of the verb table: names for places in the log.

enum MarkVerbs {
  static let set = VerbEntry(
    kind: .query, summary: "names a place in the log, so that since=mark:NAME and @as-of=mark:NAME find it",
    details: ["The name is kept beside the log, in marks.ndjson, and moves when it is set again."],
    parameters: [
      Parameter("name", .name, "letters, digits and . _ -", required: true),
      Parameter("at", .name, "a seq, a time, mark:NAME or inv_7:issued", absent: "the newest event"),
    ],
    terms: .value(of: "name"),
    answer: [
      ReplyField("mark", "text", "the name"),
      ReplyField("seq", "seq", "the place"),
      ReplyField("was", "seq", "where the mark was before", optional: true),
    ],
    examples: ["mark set release", "mark set name=release at=yesterday"], since: 2, changed: 2)

  static let list = VerbEntry(
    kind: .query, summary: "answers the marks, in the order of their places",
    answer: [
      ReplyField("rows", "integer", "how many there are"), ReplyField("seq", "seq", "the newest durable event"),
    ],
    row: [
      ReplyField("mark", "text", "the name"),
      ReplyField("seq", "seq", "the place"),
      ReplyField("ts", "time", "when it was set"),
      ReplyField("actor", "text", "who set it"),
    ],
    examples: ["mark list"], since: 2, changed: 2)
}
