// The conversation about a file: its rows are sent without waiting, and each gets what became of it.
import InviteCSV
import InviteLedgerClient

/// A row that is still to be asked for.
struct PendingRow<Entry: FileEntry> {
  /// Its place among the rows of the file, from 0.
  var index: Int
  /// Its number in the file, from 1.
  var number: Int
  var entry: Entry
}

/// Sends the rows of a file and remembers what became of each.
struct RowRun<Entry: FileEntry> {
  let file: RowFile<Entry>
  let ledger: LedgerConnection
  private(set) var outcomes: [RowOutcome?]
  private var progress: RowProgress

  init(_ file: RowFile<Entry>, _ ledger: LedgerConnection) {
    self.file = file
    self.ledger = ledger
    outcomes = file.rows.map { row in
      if case .faults(let faults) = row.content { .faults(faults) } else { nil }
    }
    progress = RowProgress(total: file.rows.count)
    // A service that restarts in the middle of a file is waited for.
    ledger.patienceMilliseconds = 60_000
  }

  /// Rows without an outcome, in their order.
  var missing: [PendingRow<Entry>] {
    file.rows.indices.compactMap { index in
      guard outcomes[index] == nil, case .entry(let entry) = file.rows[index].content else { return nil }
      return PendingRow(index: index, number: file.rows[index].number, entry: entry)
    }
  }

  /// What became of every row. A repeated one has what its first row got.
  var finished: [RowOutcome] {
    zip(file.rows, outcomes).map { row, outcome in
      guard case .repeats(let first) = row.content, let firstOutcome = outcomes[first - 1] else {
        return outcome ?? .ready
      }
      return .repeats(first, firstOutcome)
    }
  }

  /// Gives a row its outcome.
  mutating func settle(_ index: Int, _ outcome: RowOutcome?) { outcomes[index] = outcome }

  /// Sends rows and hands out the answers in their order.
  ///
  /// - Parameters:
  ///   - isRepeatable: whether rows may be asked again after a lost connection: they have request keys, or change nothing.
  ///   - take: makes an outcome of an answer; nil leaves the row missing.
  mutating func send(
    _ pending: [PendingRow<Entry>], isRepeatable: Bool = true,
    as request: (PendingRow<Entry>) -> LedgerRequest,
    _ take: (PendingRow<Entry>, Result<LedgerReply, LedgerRefusal>) throws -> RowOutcome?
  ) throws {
    defer { progress.finish() }
    var next = pending.makeIterator()
    do {
      try ledger.pipeline(isRepeatable: isRepeatable) {
        next.next().map { request($0).line }
      } onAnswer: { number, answer in
        if case .failure(let refusal) = answer, Self.concernsService(refusal) {
          throw interruption("\(refusal.code): \(refusal.message)", status: LedgerError.refused(refusal).exitStatus)
        }
        outcomes[pending[number].index] = try take(pending[number], answer)
        progress.show(file.rows.count - pending.count + number + 1)
      }
    } catch let error as LedgerError {
      throw interruption(error)
    }
  }

  /// The service cannot go on now; it is not about the row.
  private static func concernsService(_ refusal: LedgerRefusal) -> Bool {
    refusal.code.hasPrefix("server.") || refusal.code.hasPrefix("log.") || refusal.code == "internal"
  }

  /// What a person is told when the service went away for good.
  func interruption(_ error: LedgerError) -> any Error {
    if case .refused = error { return error }
    return interruption(error.description, status: error.exitStatus)
  }

  private func interruption(_ reason: String, status: Int32) -> ProgramFault {
    ProgramFault(
      reason, hint: "run the same command again: it finishes what is missing and repeats nothing", status: status)
  }
}
