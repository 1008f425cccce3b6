// Replay: the same fold of the log at start-up, after a refused group, and for anyone who asks what was.
package import EventLog
package import InviteLedger
import LedgerFormat
package import Projections
import Replay

/// Folds lines of a log into the state that decisions rest on and into the read models.
package struct LedgerFold: Sendable {
  package private(set) var state = LedgerState()
  /// The read models as plain values.
  package private(set) var models = LedgerModels()
  /// What the key file must fit, as `LedgerOpened` says.
  private(set) var keyCheck: String?

  package init() {}

  /// What an image held.
  init(state: LedgerState, models: LedgerModels, keyCheck: String) {
    self.state = state
    self.models = models
    self.keyCheck = keyCheck
  }

  /// Takes the next line.
  package mutating func take(_ line: LogLine) throws {
    let record = try LineDecoder.decode(line.bytes, range: line.range).record
    if case .ledgerOpened(let opened) = record.event { keyCheck = opened.keyCheck }
    try state.apply(record)
    models.apply(record)
  }

  /// The fold of a whole log, or of its beginning up to a seq, on three threads. What it throws is the fault that stands
  /// first in the log.
  ///
  /// - Parameters:
  ///   - last: nil for all that is there.
  ///   - before: what the lines before the first one to read add up to.
  package static func replay(
    _ reader: LogReader, through last: UInt64? = nil, after before: LedgerFold = LedgerFold()
  ) throws -> LedgerFold {
    var fold = LedgerFold()
    fold.keyCheck = before.keyCheck
    let history = try HistoryFold(of: reader, through: last, after: before.state, from: before.models) { records in
      if case .ledgerOpened(let opened)? = records.first?.event { fold.keyCheck = opened.keyCheck }
    } apply: { models, record in
      models.apply(record)
    }
    if let fault = history.fault { throw fault }
    guard let state = history.state else { preconditionFailure("a fold without a fault has a state") }
    fold.state = state
    fold.models = history.part
    return fold
  }
}
