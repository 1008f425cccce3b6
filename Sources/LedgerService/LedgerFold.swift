// Replay: the same fold of the log at start-up, after a refused group, and for anyone who asks what was.
package import EventLog
package import InviteLedger
import LedgerFormat
package import Projections

/// Folds lines of a log into the state that decisions rest on and into the read models.
package struct LedgerFold: Sendable {
  package private(set) var state = LedgerState()
  /// The read models as plain values.
  package private(set) var models = LedgerModels()
  /// What the key file must fit, as `LedgerOpened` says.
  private(set) var keyCheck: String?

  package init() {}

  /// Takes the next line.
  package mutating func take(_ line: LogLine) throws {
    let record = try LineDecoder.decode(line.bytes, range: line.range).record
    if case .ledgerOpened(let opened) = record.event { keyCheck = opened.keyCheck }
    try state.apply(record)
    models.apply(record)
  }

  /// The fold of a whole log, or of its beginning up to a seq, on three threads: this one reads, the next one folds the
  /// state, the last one the models, of records that the state has accepted. What it throws is the fault that stands first
  /// in the log.
  package static func replay(_ reader: LogReader, through last: UInt64? = nil) throws -> LedgerFold {
    let models = try FoldThread(name: "replay models", from: LedgerModels()) { models, records in
      for record in records { models.apply(record) }
    }
    let state = try FoldThread(name: "replay state", from: LedgerState()) { state, records in
      for record in records { try state.apply(record) }
      _ = models.take(records)
    }
    var fold = LedgerFold()
    let reading = Result {
      try readRecords(reader, through: last) { records in
        if case .ledgerOpened(let opened)? = records.first?.event { fold.keyCheck = opened.keyCheck }
        return state.take(records)
      }
    }
    let outcomes = (state: Result { try state.finish() }, models: Result { try models.finish() })
    fold.state = try outcomes.state.get()
    fold.models = try outcomes.models.get()
    try reading.get()
    return fold
  }

  /// Hands out records in batches until `body` returns false. The records before a fault are handed out before it is thrown.
  private static func readRecords(
    _ reader: LogReader, through last: UInt64?, _ body: ([Record]) -> Bool
  ) throws {
    var batch: [Record] = []
    var isWanted = true
    defer { if isWanted, !batch.isEmpty { _ = body(batch) } }
    try reader.forEachLine(from: 1, to: last) { line in
      batch.append(try LineDecoder.decode(line.bytes, range: line.range).record)
      guard batch.count >= Limits.foldBatch else { return true }
      isWanted = body(batch)
      batch.removeAll(keepingCapacity: true)
      return isWanted
    }
  }

  /// The state alone.
  package static func state(of reader: LogReader, through last: UInt64) throws -> LedgerState {
    var state = LedgerState()
    try reader.forEachLine(from: 1, to: last) { line in
      try state.apply(try LineDecoder.decode(line.bytes, range: line.range).record)
      return true
    }
    return state
  }
}
