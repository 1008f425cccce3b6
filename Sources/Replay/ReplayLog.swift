// The records of a log, one by one or in order, from bytes alone.

package import EventLog
package import InviteLedger
import LedgerFormat

/// A log as it was when the session began. What a running service appends later is not seen.
package struct ReplayLog: Sendable {
  package let reader: LogReader

  /// A log in a directory, or in files; complete lines only.
  package init(_ reader: LogReader) throws(LogError) {
    self.reader = try reader.indexed()
  }

  /// The record of a seq; nil where the log has none.
  package func record(_ seq: UInt64) throws -> Record? {
    guard let line = try reader.line(seq) else { return nil }
    return try LineDecoder.decode(line).record
  }

  /// Hands out the records from one seq to another, in order, until `body` says false.
  package func forEachRecord(in range: ClosedRange<UInt64>, _ body: (Record) throws -> Bool) throws {
    try reader.forEachLine(from: range.lowerBound, to: range.upperBound) { line in
      try body(try Self.record(of: line))
    }
  }

  static func record(of line: LogLine) throws -> Record {
    try LineDecoder.decode(line.bytes, range: line.range).record
  }
}
