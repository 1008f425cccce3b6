// What one event changed in the read models, worked out on the thread of questions.
import EventLog
import InviteLedger
import LedgerFormat
import Projections
import Replay

/// An event, and a fold from before it.
struct StateChange: Sendable {
  let seq: UInt64
  let base: LedgerFold
  let reader: LogReader

  /// Folds up to the event and compares before and after.
  /// - Returns: what it changed, and the fold up to it, from which the next question goes on.
  func carriedOut(_ progress: QuestionProgress) throws -> (effect: EventEffect, before: LedgerFold) {
    let before = try base.carried(to: seq - 1, by: reader, progress)
    guard let line = try reader.line(seq) else { throw MissingLine(seq: seq) }
    let record = try LineDecoder.decode(line).record
    var after = before.models
    after.apply(record)
    return (try EventEffect(of: record, before: before.models, after: after), before)
  }
}
