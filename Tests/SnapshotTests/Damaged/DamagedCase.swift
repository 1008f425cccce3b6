// A case: one thing that was done to a log, and what opening must make of it.

import EventLog
import Testing

struct DamagedCase: Sendable {
  /// The folder's name.
  let name: String
  /// What was done and why the verdict follows, for `case.md`.
  let text: String
  let expected: DamagedOutcome
  /// The log before anything was done to it.
  var start: @Sendable () throws -> DamagedLog = { try DamagedLog.short() }
  let damage: @Sendable (inout DamagedLog) throws -> Void

  /// The files of the damaged directory, the same each time.
  func log() throws -> DamagedLog {
    var log = try start()
    try damage(&log)
    return log
  }

  static let all: [DamagedCase] =
    wholeCases + contradictingCases + tornCases + durableCases + headCases + segmentCases + startCases
}

extension DamagedCase: CustomTestStringConvertible {
  var testDescription: String { name }
}

/// What opening a directory decides, as a case states it by hand: a recording cannot make it up.
enum DamagedOutcome: Hashable, Sendable {
  /// Everything stays; the log ends with this line.
  case kept(seq: UInt64)
  /// The end went to quarantine, in these steps; the log now ends with this line.
  case cut([CutReason], seq: UInt64)
  /// Nothing was touched; the line that should have this seq is damaged.
  case refused(DamageReason, seq: UInt64)
  /// Nothing was touched; this event is of a newer program.
  case unknown(type: String, version: UInt64, seq: UInt64)
  case headUnreadable
  case keyMissing
  case notALedger
}
