// The query language: `audit`, `where=`, breakpoints.
import InviteLedger
import LedgerFormat
import Projections

extension FuzzTarget {
  /// - Parameter lines: of logs, to ask about.
  static func query(_ lines: [[UInt8]]) -> FuzzTarget {
    let records = lines.prefix(40).compactMap { try? LineDecoder.decode($0).record }
    return FuzzTarget(
      name: "query",
      examples: [
        "type=InviteIssued,TokenRedeemed actor=ada since=2h", "not invite=inv_1 or data.email:bob",
        "seq=5..9 ts>=2026-11",
        "actor=ada or actor=bob until=yesterday", "data.max_uses>3 type~^Token", "text:'a b' status!=pending",
        "email=*@example.org", "type=InviteIssued note:\"x y\"", "since=mark:a until=inv_7:issued under=ada",
        "since=2026-09-12T09:00:00.123456+05:30 until=@1757667600", "seq=..9 data.groups=staff",
      ].map { Array($0.utf8) },
      words: [
        "type", "actor", "invite", "data.", "email", "since", "until", "seq", "ts", "=", "!=", ":", "~", ">", ">=", "<",
        "<=",
        "..", ",", "or ", "not ", "and ", "'", "\"", "*", "?", "^", "$", "(", ")", "[", "]", "\\", "|", "+", "{9}",
        "2h",
        "yesterday", "monday", "2026-09", "+3d", "@1757667600", "mark:", "under=", "about=", "InviteIssued", "inv_1",
        "null",
        "ago", " ", "-",
      ]
    ) { (input) throws(FuzzFinding) in
      guard let text = String(validating: input, as: UTF8.self) else { return "" }
      _ = try check(text, about: InviteSubject.self)
      _ = try check(text, about: MessageSubject.self)
      _ = try check(text, about: KeySubject.self)
      let (query, kind) = try check(text, about: Record.self)
      guard let query else { return kind }
      let found = records.map(query.matches)
      // One term and its negation share everything between them.
      if !text.contains(where: \.isWhitespace), !text.hasPrefix("since"), !text.hasPrefix("until"), !text.isEmpty,
        let negated = try? Query("not " + text, now: now)
      {
        try hold(records.map(negated.matches) == found.map { !$0 }, "not of a term is not its opposite")
      }
      return "\(found.filter(\.self).count) \(text.filter { $0 == " " }.count) \(query.hasRelations)"
    }
  }

  private static var now: Timestamp { Timestamp(microseconds: 1_795_000_000_000_000) }

  private static func check<Subject: QuerySubject>(
    _ text: String, about type: Subject.Type
  ) throws(FuzzFinding) -> (Query?, String) {
    do throws(QueryError) {
      let facts = ModelFacts(lineage: LineageModel(), invites: InvitesModel(), marks: ["a": 7])
      return (try Query(text, about: type, in: QueryContext(now: now, facts: facts)), "")
    } catch {
      try hold(!error.message.isEmpty && error.hint?.isEmpty != true, "an error without words: \(error)")
      try hold(1...text.utf8.count + 1 ~= error.column, "column \(error.column) of \(text.utf8.count) bytes: \(error)")
      try hold(error.word >= 0, "a word before the first")
      return (nil, "\(error.code) \(error.message)")
    }
  }
}
