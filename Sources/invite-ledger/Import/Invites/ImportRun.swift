// The conversation of an invite import: open a batch, send the rows without waiting, commit.
import InviteCSV
import InviteLedgerClient

/// Carries an import out in one of its three ways: as a rehearsal, row by row, or all or none.
struct ImportRun {
  private let requests: ImportRequests
  private var rows: RowRun<InviteEntry>

  /// After so many earlier runs of the same file that left rows behind, something else is wrong.
  private static let attempts = 1_000

  init(_ file: InviteFile, _ requests: ImportRequests, _ ledger: LedgerConnection) {
    self.requests = requests
    rows = RowRun(file, ledger)
  }

  /// What became of every row.
  var outcomes: [RowOutcome] { rows.finished }

  mutating func run() throws {
    do {
      if requests.options.isDry { return try rehearse() }
      if requests.options.isAtomic { return try runAtomic() }
      for attempt in 1...Self.attempts {
        // Found by looking at every row, so no oftener than it is asked for.
        if rows.missing.isEmpty { return }
        try runRows(attempt)
      }
      guard rows.missing.isEmpty else { throw Self.isLeftBehind(rows.missing.count) }
    } catch let error as LedgerError {
      throw rows.interruption(error)
    }
  }

  private static func isLeftBehind(_ count: Int) -> ProgramFault {
    ProgramFault(
      "\(attempts) earlier imports of this file are closed, and \(count) rows are in none of them",
      hint: "put the rows that invite list does not show into a file of their own")
  }

  private mutating func rehearse() throws {
    let requests = requests
    try rows.send(rows.missing) {
      requests.issue($0.entry, row: $0.number, of: nil, 1)
    } _: { _, answer in
      switch answer {
      case .success(let reply): Self.issues(reply) ? .ready : .settled
      case .failure(let refusal): .refused(refusal)
      }
    }
  }

  /// Whether a rehearsal's answer has a new invite among its events; an open one would be answered, amended or resent.
  private static func issues(_ reply: LedgerReply) -> Bool {
    guard case .list(let events) = reply["events"] else { return false }
    return events.contains { $0["type"]?.text == "InviteIssued" }
  }

  /// Row by row. A batch that an earlier run of this file committed answers what it did; rows that it left out are taken
  /// up by the next attempt.
  private mutating func runRows(_ attempt: Int) throws {
    let requests = requests
    let batch = try batch(of: try rows.ledger.ask(requests.open(attempt, rows: rows.file.rows.count)))
    try rows.send(rows.missing) {
      requests.issue($0.entry, row: $0.number, of: batch, attempt)
    } _: { _, answer in
      switch answer {
      case .success(let reply): reply["changed"]?.flag == false ? .unchanged(reply.answer) : .done(reply.answer)
      case .failure(let refusal) where refusal.code == "batch.closed": nil
      case .failure(let refusal): .refused(refusal)
      }
    }
    try commit(batch, attempt)
  }

  private func batch(of opening: LedgerReply) throws -> String {
    guard let batch = opening["batch"]?.text else { throw LedgerError.unreadable("batch open answers no batch") }
    return batch
  }

  /// Sums are told once: a batch that is closed already has them.
  private func commit(_ batch: String, _ attempt: Int) throws {
    let failed = rows.outcomes.count { if case .refused = $0 { true } else { false } }
    let reused = rows.outcomes.count { if case .unchanged = $0 { true } else { false } }
    do {
      _ = try rows.ledger.ask(requests.commit(batch, attempt, failed: failed, reused: reused))
    } catch {
      guard case .refused(let refusal) = error, ["batch.closed", "req.reused"].contains(refusal.code) else {
        throw error
      }
    }
  }
}

// MARK: - All or none

extension ImportRun {
  /// The service keeps the rows and records them with the commit.
  private mutating func runAtomic() throws {
    let requests = requests
    let opening = try rows.ledger.ask(requests.open(1, rows: rows.file.rows.count))
    let batch = try batch(of: opening)
    // An earlier run of the same file was committed: the opening answers what the commit did.
    if opening["replayed"]?.flag == true { return try take(opening.rows) }
    var refusals = 0
    try rows.send(rows.missing, isRepeatable: false) {
      requests.issue($0.entry, row: $0.number, of: batch, 1)
    } _: { _, answer in
      guard case .failure(let refusal) = answer else { return nil }
      refusals += 1
      return .refused(refusal)
    }
    guard refusals == 0 else { return try abort(batch, refusals) }
    try take(try rows.ledger.ask(requests.commit(batch, 1, failed: 0, reused: 0)).rows)
  }

  /// The rows of an atomic batch as its commit answers them.
  private mutating func take(_ issued: [LedgerValue]) throws {
    for row in issued {
      guard let number = row["row"]?.integer.flatMap({ Int(exactly: $0) }), rows.file.rows.indices.contains(number - 1)
      else {
        throw LedgerError.unreadable("batch commit answers a row that was not sent")
      }
      rows.settle(number - 1, .done(row))
    }
  }

  private func abort(_ batch: String, _ refusals: Int) throws {
    _ = try rows.ledger.ask(LedgerRequest("batch abort", ["batch": .text(batch)]))
    let report = RowReport(file: rows.file, kind: ImportCommand.kind, outcomes: rows.finished, isDry: true)
    for line in report.failures { Console.say(line) }
    throw AllOrNone.fault(refusals, deed: "issued")
  }
}
