// A position of the log as a person writes it.

import InviteLedger
package import Projections

/// Where a session should be: right behind an event.
package enum Position: Hashable, Sendable {
  case seq(UInt64)
  /// From where one is.
  case relative(Int64)
  case start
  case end
  /// Behind everything that had happened by then, as the query language reads times.
  case time(String)
  case mark(String)
  /// Behind the event that has this seq in the log, wherever changes moved it.
  case log(UInt64)
  /// Right behind the next, or the last, event that answers a query.
  case next(String)
  case previous(String)
  /// Right behind the first, or the last, event that is about a thing: `inv_7:issued`, `inv_7:last`.
  case first(of: String)
  case last(of: String)

  /// Reads `184201 +5 -5 start end`, a time, `mark:NAME`, `log:SEQ`, `next:QUERY`, `prev:QUERY`, `inv_7:issued`, `inv_7:last`.
  package init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let position = Self.named(parts[0], parts[1]) {
      self = position
    } else if text == "start" {
      self = .start
    } else if text == "end" {
      self = .end
    } else if let seq = UInt64(text), !text.hasPrefix("+") {
      self = .seq(seq)
    } else if text.hasPrefix("+") || text.hasPrefix("-"), let steps = Int64(text) {
      self = .relative(steps)
    } else {
      self = .time(text)
    }
  }

  private static func named(_ name: String, _ rest: String) -> Position? {
    switch (name, rest) {
    case ("mark", _): .mark(rest)
    case ("log", _): UInt64(rest).map(Position.log)
    case ("next", _): .next(rest)
    case ("prev", _): .previous(rest)
    case (_, "issued"), (_, "first"): .first(of: name)
    case (_, "last"): .last(of: name)
    default: nil
    }
  }
}

/// Finds positions in a log.
package struct PositionFinder: Sendable {
  let timeline: Timeline
  /// Seqs by the names that people gave them.
  let marks: [String: UInt64]

  package init(_ timeline: Timeline, marks: [String: UInt64] = [:]) {
    self.timeline = timeline
    self.marks = marks
  }

  /// The seq of a position, seen from another one.
  package func seq(of position: Position, from here: UInt64) throws -> UInt64 {
    switch position {
    case .start: return 0
    case .end: return timeline.end
    case .seq(let seq): return try known(seq)
    case .relative(let steps):
      let seq = Int64(clamping: here).addingReportingOverflow(steps)
      return try known(UInt64(clamping: seq.overflow ? (steps < 0 ? -1 : .max) : seq.partialValue))
    case .time(let text): return try behind(text)
    case .mark(let name):
      guard let seq = marks[name] else {
        throw ReplayError("there is no mark of that name", hint: marks.isEmpty ? "mark NAME" : "info")
      }
      return try known(placed(seq))
    case .log(let seq): return try known(placed(seq))
    case .next(let text): return try found(query(text), after: here, "behind seq \(here)")
    case .previous(let text): return try found(query(text), before: here, "before seq \(here)")
    case .first(of: let thing): return try found(about(thing), after: 0, "in this log")
    case .last(of: let thing): return try found(about(thing), before: timeline.end + 1, "in this log")
    }
  }

  /// Reads a query; relative times count back from the last event, so that the answer depends on the log alone.
  package func query(_ text: String) throws -> Query {
    do throws(QueryError) { return try Query(text, now: timeline.endTime ?? Timestamp(microseconds: 0)) } catch {
      let caret = String(repeating: " ", count: max(0, error.column - 1)) + "^"
      throw ReplayError("\(error.code.rawValue): \(error.message)\n  \(text)\n  \(caret)", hint: error.hint)
    }
  }

  /// The first event behind a seq that answers a query.
  package func next(_ query: Query, after seq: UInt64, look: (UInt64) throws -> Void = { _ in }) throws -> UInt64? {
    try search(query, from: seq, .oldestFirst, look)
  }

  /// The last event before a seq that answers a query.
  package func previous(_ query: Query, before seq: UInt64, look: (UInt64) throws -> Void = { _ in }) throws -> UInt64?
  {
    try search(query, from: seq, .newestFirst, look)
  }

  private func search(
    _ query: Query, from seq: UInt64, _ order: AuditOrder, _ look: (UInt64) throws -> Void
  ) throws -> UInt64? {
    let plan = timeline.last.audit.plan(query)
    var position: UInt64? = seq
    while let from = position {
      let scan = timeline.last.audit.scan(plan, from: from, order: order, limit: Int(Limits.eventsBetweenLooks))
      for candidate in scan.seqs {
        if let record = try timeline.log.record(candidate), query.matches(record) { return candidate }
      }
      position = scan.position
      if let position { try look(position) }
    }
    return nil
  }

  /// Where an event of the log is in this history.
  private func placed(_ seq: UInt64) -> UInt64 { timeline.log.changed?.seq(ofLog: seq) ?? seq }

  private func known(_ seq: UInt64) throws(ReplayError) -> UInt64 {
    guard seq <= timeline.end else {
      throw ReplayError("there is no seq \(seq): the log goes from 0 to \(timeline.end)", hint: "goto end")
    }
    return seq
  }

  /// The last event at or before a time.
  private func behind(_ text: String) throws -> UInt64 {
    let query: Query
    do { query = try self.query("until=" + text) } catch {
      throw ReplayError(
        "this is no position",
        hint: "a seq, +5, -5, start, end, mark:NAME, next:QUERY, prev:QUERY, inv_7:last, or a time")
    }
    return try previous(query, before: timeline.end + 1) ?? 0
  }

  private func about(_ thing: String) throws -> Query { try query("invite=\(thing)") }

  private func found(_ query: Query, after seq: UInt64, _ place: String) throws -> UInt64 {
    guard let found = try next(query, after: seq) else { throw ReplayError("no such event \(place)") }
    return found
  }

  private func found(_ query: Query, before seq: UInt64, _ place: String) throws -> UInt64 {
    guard let found = try previous(query, before: seq) else { throw ReplayError("no such event \(place)") }
    return found
  }
}
