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

  static let audit = VerbEntry(
    kind: .query, summary: "answers the log's own lines, oldest first",
    details: ["Terms are fields with a value: type=TokenRedeemed actor=ada invite=inv_7. help query tells all of it."],
    parameters: [
      since,
      Parameter("until", .name, "up to this time, age or seq, inclusive"),
      Parameter("reverse", .flag, "newest first", absent: "false"),
      CommandFields.query,
      Parameter("limit", .integer(1...ProtocolLimits.largestSeq), "rows of a page", absent: "all there are"),
      CommandFields.cursor,
    ],
    terms: .query, answer: CommandFields.page, row: line,
    examples: ["audit", "audit type=TokenRedeemed since=2h", "audit invite=inv_4 reverse=true limit=10"])

  static let tail = VerbEntry(
    kind: .tail, summary: "answers events as they happen, until the next line",
    details: [
      "Begins with what is new; since= or cursor= begin earlier. One note caught-up stands where history ends.",
      "A slow reader is waited for, never dropped, and delays nobody.",
    ],
    parameters: [
      since,
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
    examples: ["tail", "tail type=InviteIssued,InviteResent since=1"])
}
