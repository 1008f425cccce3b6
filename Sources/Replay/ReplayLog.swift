// The records of a history, one by one or in order: those of a log, from bytes alone, or what they would be after changes.

package import EventLog
package import InviteLedger
import LedgerFormat

/// A log as it was when the session began. What a running service appends later is not seen.
package struct ReplayLog: Sendable {
  package let reader: LogReader
  /// What a session changed about it; nil for the log as it is.
  var changed: ChangedHistory?

  /// A log in a directory, or in files; complete lines only.
  package init(_ reader: LogReader) throws(LogError) {
    self.reader = try reader.indexed()
  }

  /// The same log as it would be.
  func changed(_ history: ChangedHistory) -> ReplayLog {
    var log = self
    log.changed = history
    return log
  }

  /// The record of a seq; nil where there is none, or where it did not happen.
  package func record(_ seq: UInt64) throws -> Record? {
    guard let changed else { return try recorded(seq) }
    if let added = changed.added[seq] { return added }
    guard seq <= changed.end, let base = changed.logSeq(of: seq) else { return nil }
    return try changed.record(at: base) { try recorded(base) }
  }

  /// The record of a seq of the log as it is.
  func recorded(_ seq: UInt64) throws -> Record? {
    guard let line = try reader.line(seq) else { return nil }
    return try LineDecoder.decode(line).record
  }

  /// Hands out the records from one seq to another, in order, until `body` says false.
  package func forEachRecord(in range: ClosedRange<UInt64>, _ body: (Record) throws -> Bool) throws {
    try forEachPlace(in: range) { _, record in try record.map(body) ?? true }
  }

  /// Hands out every seq of a range with its record, nil where the event did not happen, until `body` says false.
  func forEachPlace(in range: ClosedRange<UInt64>, _ body: (UInt64, Record?) throws -> Bool) throws {
    guard let changed else {
      return try reader.forEachLine(from: range.lowerBound, to: range.upperBound) { line in
        try body(line.seq, try Self.record(of: line))
      }
    }
    let last = min(range.upperBound, changed.end)
    var seq = range.lowerBound
    var goesOn = true
    func handOutAdded() throws {
      while goesOn, seq <= last, let record = changed.added[seq] {
        goesOn = try body(seq, record)
        seq += 1
      }
    }
    try handOutAdded()
    guard goesOn, seq <= last, let first = changed.logSeq(of: seq) else { return }
    try reader.forEachLine(from: first, to: changed.logEnd) { line in
      goesOn = try body(seq, try changed.record(at: line.seq) { try Self.record(of: line) })
      seq += 1
      try handOutAdded()
      return goesOn && seq <= last
    }
  }

  static func record(of line: LogLine) throws -> Record {
    try LineDecoder.decode(line.bytes, range: line.range).record
  }
}
