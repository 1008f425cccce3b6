// Rows of the verb table: the log itself.

enum LogVerbs {
  private static let line = [
    ReplyField("seq", "seq", "the order of the ledger"),
    ReplyField("ts", "time", "when it was decided"),
    ReplyField("type", "text", "what happened"),
    ReplyField("v", "integer", "version of the type"),
    ReplyField("actor", "text", "who did it"),
    ReplyField("data", "object", "what the type says"),
    ReplyField("meta", "object", "circumstances: group, part, cause, request, uid, pid"),
    ReplyField("personal", "object", "values that can be erased", optional: true),
    ReplyField("sum", "text", "check sum of the line"),
  ]
  private static let since = Parameter(
    "since", .name, "from this time, age or seq on, inclusive: 2h, yesterday, 2026-09-12, 184201")
  private static let grep = Parameter(
    "grep", .text(limit: ProtocolLimits.patternBytes), "a pattern that the whole line matches somewhere", since: 3,
    changed: 3)

  static let audit = VerbEntry(
    kind: .query, summary: "answers the log's own lines, oldest first",
    details: ["Terms are fields with a value: type=TokenRedeemed actor=ada invite=inv_7. help query tells all of it."],
    parameters: [
      since,
      Parameter("until", .name, "up to this time, age or seq, inclusive"),
      grep,
      Parameter("reverse", .flag, "newest first", absent: "false"),
      CommandFields.query,
      Parameter("limit", .integer(1...ProtocolLimits.largestSeq), "rows of a page", absent: "all there are"),
      CommandFields.cursor,
      Parameter("count", .flag, "answers how many there are instead", absent: "false", since: 2, changed: 2),
      Parameter("by", .name, "counts them by the values of this field", since: 2, changed: 2),
      Parameter("values", .name, "answers the values of this field", since: 2, changed: 2),
      Parameter("fields", .flag, "answers which fields they have", absent: "false", since: 2, changed: 2),
    ],
    terms: .query,
    answer: CommandFields.page + [
      ReplyField("count", "integer", "with count, by, values and fields: how many events there are", optional: true)
    ],
    row: line + [
      ReplyField("value", "text", "with by, values and fields: a value, or a field's name", optional: true),
      ReplyField("count", "integer", "with by, values and fields: how many events have it", optional: true),
    ],
    examples: [
      "audit", "audit type=TokenRedeemed since=2h", "audit invite=inv_4 reverse=true limit=10",
      "audit by=type since=1d", "audit grep=example.org since=1d",
    ], changed: 3)

  static let wait = VerbEntry(
    kind: .query, summary: "waits for an event, and answers its line",
    details: [
      "The next one counts; with since= one that has happened does too. Ends with query.timeout after @timeout."
    ],
    parameters: [since, grep, CommandFields.query],
    terms: .query,
    answer: [
      ReplyField("rows", "integer", "1"),
      ReplyField("seq", "seq", "the newest durable event"),
      ReplyField("cursor", "text", "where to go on"),
    ],
    row: line,
    examples: ["@timeout=10m wait type=TokenRedeemed invite=inv_4", "wait since=120 actor=ada"], since: 2,
    changed: 3)

  static let tail = VerbEntry(
    kind: .tail, summary: "answers events as they happen, until the next line",
    details: [
      "Begins with what is new; since= or cursor= begin earlier. One note caught-up stands where history ends.",
      "A slow reader is waited for, never dropped, and delays nobody.",
    ],
    parameters: [
      since,
      grep,
      Parameter("cursor", .name, "goes on where an earlier answer ended"),
      CommandFields.query,
    ],
    terms: .query,
    answer: [
      ReplyField("rows", "integer", "how many rows there were"),
      ReplyField("seq", "seq", "the newest durable event"),
      ReplyField("cursor", "text", "where to go on"),
    ],
    row: line,
    examples: ["tail", "tail type=InviteIssued,InviteResent since=1"], changed: 3)
}
