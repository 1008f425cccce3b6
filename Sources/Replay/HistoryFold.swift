// The fold of a whole log on three threads, for a start of the service and for whoever opens a log to look about in it.

package import EventLog
package import InviteLedger
import LedgerFormat

/// What a log adds up to: the state that decisions rest on, and whatever else is folded from records that it accepted.
package struct HistoryFold<Part: Sendable>: Sendable {
  /// Nil when the history contradicts itself.
  package let state: LedgerState?
  /// The part after every record before the fault.
  package let part: Part
  /// The fault that stands first in the log; nil when there is none.
  package let fault: (any Error)?

  /// Folds a log, or its lines behind a state, up to a seq: this thread reads, the next one folds the state, the last one the part,
  /// from records that the state has accepted.
  ///
  /// - Parameters:
  ///   - last: nil for all that is there.
  ///   - before: the state after the lines that are not read.
  ///   - start: the part after the same lines.
  ///   - look: takes the records as they were read, before they are folded; what it throws ends the fold as a fault.
  ///   - apply: takes accepted records in the order of the log, on the last thread.
  /// - Throws: `SystemError` when no thread can be had.
  package init(
    of reader: LogReader, through last: UInt64? = nil, after before: LedgerState = LedgerState(), from start: Part,
    look: ([Record]) throws -> Void,
    apply: @escaping @Sendable (inout Part, Record) -> Void
  ) throws {
    let parts = try FoldThread(name: "replay models", from: start) { (part, records: [Record]) in
      for record in records { apply(&part, record) }
    }
    let states = try FoldThread(name: "replay state", from: before) { (state, records: [Record]) in
      var accepted = 0
      defer { _ = parts.take(accepted == records.count ? records : Array(records[..<accepted])) }
      for record in records {
        try state.apply(record)
        accepted += 1
      }
    }
    let reading = Result {
      try Self.readRecords(reader, after: before.seq, through: last) { records in
        try look(records)
        return states.take(records)
      }
    }
    let judged = Result { try states.finish() }
    part = try parts.finish()
    state = try? judged.get()
    fault = judged.failure ?? reading.failure
  }

  /// Hands out records in batches until `body` returns false. The records before a fault are handed out before it is thrown.
  private static func readRecords(
    _ reader: LogReader, after seq: UInt64, through last: UInt64?, _ body: ([Record]) throws -> Bool
  ) throws {
    var batch: [Record] = []
    func handOut() throws -> Bool {
      guard !batch.isEmpty else { return true }
      let records = batch
      batch = []
      batch.reserveCapacity(Limits.foldBatch)
      return try body(records)
    }
    do {
      try reader.forEachLine(from: seq + 1, to: last) { line in
        batch.append(try LineDecoder.decode(line.bytes, range: line.range).record)
        return try batch.count < Limits.foldBatch || handOut()
      }
    } catch {
      _ = try handOut()
      throw error
    }
    _ = try handOut()
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
