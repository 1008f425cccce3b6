// Members that the answers of all commands share.

enum CommandFields {
  /// What every command's answer ends with.
  static let common = [
    ReplyField("seq", "seq", "the command's first event, the one named for the verb"),
    ReplyField("last_seq", "seq", "its last event, when there are more than one", optional: true),
    ReplyField("changed", "flag", "false: nothing was appended, this is how things stand", optional: true),
    ReplyField("replayed", "flag", "true: the answer to an earlier request with the same @req", optional: true),
    ReplyField("dry", "flag", "with @dry: true, and nothing else of the answer but events and seq", optional: true),
    ReplyField(
      "events", "list", "with @dry: the events that would be appended, as the log would hold them, without seq and sum",
      optional: true),
    ReplyField("receipt", "object", "with @receipt: size and root of the proof tree", optional: true),
  ]

  /// What the answer of every query with rows ends with.
  static let page = [
    ReplyField("rows", "integer", "how many rows there were"),
    ReplyField("seq", "seq", "the newest event that the answer sees"),
    ReplyField("cursor", "text", "where the next page begins; absent when this was the last", optional: true),
  ]

  /// Values of placeholders in the texts of a command.
  static let variables = Parameter(
    "vars", .variables, "what placeholders in the texts are filled with", since: 2, changed: 2)

  static let cursor = Parameter("cursor", .name, "goes on where a page ended")

  /// A query as one text, for verbs that take terms.
  static let query = Parameter("where", .text(limit: ProtocolLimits.queryBytes), "terms of the query as one text")

  /// The invite that a command is about; `many` is the other way to say which.
  static let invite = Parameter("invite", .invite, "the invite", changed: 2)

  /// What a command that can be about many things takes beside the one that it can be about.
  static let many = [
    Parameter(
      "where", .text(limit: ProtocolLimits.queryBytes),
      "a query instead: all that match, or none when one of them cannot be changed", since: 2, changed: 2),
    Parameter(
      "expect_count", .count(from: 0), "with where=: refused when another number of them matches", since: 2,
      changed: 2),
  ]

  /// What the answer has instead of one thing when the command was about many.
  static func manyAnswer(_ things: String) -> [ReplyField] {
    [
      ReplyField("count", "integer", "with where=: how many were changed", optional: true),
      ReplyField(things, "list", "with where= and @dry: those that match", optional: true),
    ]
  }

  /// Parameters of every query that answers in pages.
  static let paging = [
    Parameter(
      "limit", .integer(1...ProtocolLimits.largestRows), "rows of a page",
      absent: String(ProtocolLimits.defaultRows)),
    cursor,
  ]
}
