// Rows of the verb table: what stands in the read models, what differs, and since when.

enum StateVerbs {
  private static let path = Parameter(
    "path", .text(limit: ProtocolLimits.pathBytes), "a JSON Pointer through the snapshots: /invites/inv_7/status",
    required: true)

  static let state = VerbEntry(
    kind: .query, summary: "answers what stands at a path of the state, or the names below it",
    details: [
      "The first step of a path is a section of the snapshots, the second a thing. / and a section answer names."
    ],
    parameters: [path] + CommandFields.paging, terms: .value(of: "path"), answer: CommandFields.page,
    row: [
      ReplyField("path", "text", "where it stands"),
      ReplyField("value", "object|list|text|integer|flag|null", "what stands there; not of a section", optional: true),
    ],
    examples: ["state /invites/inv_4/status", "state /members limit=20", "@as-of=120 state /accounts/ada"],
    since: 3, changed: 3)

  static let diff = VerbEntry(
    kind: .query, summary: "answers what differs between two moments, as operations of a JSON Patch (RFC 6902)",
    parameters: [
      Parameter("from", .name, "a seq, a time, mark:NAME or inv_7:issued", required: true),
      Parameter("to", .name, "the same", absent: "the newest event"),
      Parameter("path", path.type, "only what is below it", absent: "/"),
      Parameter("limit", .integer(1...1_000), "differences that are shown", absent: "1000"),
    ],
    answer: [
      ReplyField("rows", "integer", "how many are shown"),
      ReplyField("seq", "seq", "the later one of the two"),
      ReplyField("left_out", "integer", "how many more there are", optional: true),
    ],
    row: [
      ReplyField("op", "text", "add, remove or replace"),
      ReplyField("path", "text", "where"),
      ReplyField(
        "value", "object|list|text|integer|flag|null", "what stands there then; not of remove", optional: true),
    ],
    examples: ["diff from=120", "diff from=yesterday to=now path=/invites/inv_4"], since: 3, changed: 3)

  static let why = VerbEntry(
    kind: .query, summary: "answers the event that last changed what stands at a path",
    details: ["No row: nothing ever stood there. For the change before that one, ask with before= its seq."],
    parameters: [
      path, Parameter("before", .integer(1...ProtocolLimits.largestSeq), "only events before this one"),
    ],
    terms: .value(of: "path"),
    answer: [
      ReplyField("rows", "integer", "1, or 0 when nothing ever changed there"),
      ReplyField("seq", "seq", "the newest event that the answer sees"),
    ],
    row: [
      ReplyField("event", "seq", "the event"),
      ReplyField("type", "text", "what happened"),
      ReplyField("actor", "text", "who did it"),
      ReplyField("ts", "time", "when it was decided"),
      ReplyField(
        "old", "object|list|text|integer|flag|null", "what stood there before; not of the first", optional: true),
      ReplyField(
        "new", "object|list|text|integer|flag|null", "what stands there since; not when it went", optional: true),
    ],
    examples: ["why /invites/inv_4/status", "why path=/invites/inv_4/status before=120"], since: 3, changed: 3)
}
