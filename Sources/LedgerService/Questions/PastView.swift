// The ledger as it was: history folded up to a position, and the few that are kept.
import EventLog
import InviteLedger
import Projections

/// What a question about the past is answered from.
struct PastView {
  let fold: LedgerFold
  let models: ReadModels
  /// The time that the question is asked as of.
  let time: Timestamp

  var seq: UInt64 { fold.state.seq }

  init(_ fold: LedgerFold, at time: Timestamp) {
    self.fold = fold
    models = ReadModels(fold.models, checkpoint: fold.state.seq, on: .still())
    self.time = time
  }
}

/// Folds that were made for earlier questions, the last used first, so that paging over the past folds once. They share
/// storage with one another where they are alike.
struct KeptFolds {
  private var folds: [LedgerFold] = []

  /// The fold up to exactly this seq.
  mutating func fold(at seq: UInt64) -> LedgerFold? {
    guard let index = folds.firstIndex(where: { $0.state.seq == seq }) else { return nil }
    let fold = folds.remove(at: index)
    folds.insert(fold, at: 0)
    return fold
  }

  /// Where folding up to a seq best begins.
  func base(for seq: UInt64) -> LedgerFold {
    folds.filter { $0.state.seq <= seq }.max { $0.state.seq < $1.state.seq } ?? LedgerFold()
  }

  mutating func keep(_ fold: LedgerFold) {
    folds.removeAll { $0.state.seq == fold.state.seq }
    folds.insert(fold, at: 0)
    while folds.count > Limits.keptFolds || folds.count > 1 && events > Limits.keptEvents { folds.removeLast() }
  }

  private var events: UInt64 { folds.reduce(0) { $0 + $1.state.seq } }
}

extension LedgerFold {
  /// This fold carried on to a later seq.
  func carried(to last: UInt64, by reader: LogReader, _ progress: QuestionProgress) throws -> LedgerFold {
    var fold = self
    guard fold.state.seq < last else { return fold }
    try reader.forEachLine(from: fold.state.seq + 1, to: last) { line in
      try fold.take(line)
      if line.seq % 1_024 == 0 { try progress.note(line.seq) }
      return true
    }
    return fold
  }
}
