// The conversation of an import: open a batch, send the rows without waiting, commit.
import InviteCSV
import InviteLedgerClient

/// Sends the rows of a file and remembers what became of each.
struct ImportRun {
  private let rows: [InviteRow]
  private let requests: ImportRequests
  private let ledger: LedgerConnection
  private var outcomes: [ImportOutcome?]
  private var progress: ImportProgress

  /// After so many earlier runs of the same file that left rows behind, something else is wrong.
  private static let attempts = 1_000

  init(_ rows: [InviteRow], _ requests: ImportRequests, _ ledger: LedgerConnection) {
    self.rows = rows
    self.requests = requests
    self.ledger = ledger
    outcomes = rows.map { row in
      if case .faults(let faults) = row.content { .faults(faults) } else { nil }
    }
    progress = ImportProgress(total: rows.count)
    ledger.patienceMilliseconds = Self.patienceMilliseconds
  }

  /// A service that restarts in the middle of an import is waited for.
  private static let patienceMilliseconds: UInt32 = 60_000

  mutating func run() throws {
    defer { progress.finish() }
    do {
      if requests.options.isDry { return try rehearse() }
      if requests.options.isAtomic { return try runAtomic() }
      for attempt in 1...Self.attempts where !missing.isEmpty { try runRows(attempt) }
    } catch let error as LedgerError {
      if case .refused = error { throw error }
      throw interrupted(error.description, status: error.exitStatus)
    }
  }

  /// What became of every row. A repeated address has what its first row got.
  func finished() -> [ImportOutcome] {
    zip(rows, outcomes).map { row, outcome in
      guard case .repeats(let first) = row.content, let firstOutcome = outcomes[first - 1] else {
        return outcome ?? .ready
      }
      return .repeats(first, firstOutcome)
    }
  }

  /// Rows that are still to be asked for, by their place.
  private var missing: [(index: Int, fields: RowFields)] {
    rows.indices.compactMap { index in
      guard outcomes[index] == nil, case .invite(let fields) = rows[index].content else { return nil }
      return (index, fields)
    }
  }

  /// Sends rows and hands out the answers in their order.
  private mutating func send(
    _ pending: [(index: Int, fields: RowFields)], batch: String?, _ attempt: Int, isRepeatable: Bool = true,
    _ take: (Int, Result<LedgerReply, LedgerRefusal>) throws -> ImportOutcome?
  ) throws {
    var next = pending.makeIterator()
    try ledger.pipeline(isRepeatable: isRepeatable) {
      next.next().map { requests.issue($0.fields, row: rows[$0.index].number, of: batch, attempt).line }
    } onAnswer: { number, answer in
      if case .failure(let refusal) = answer, Self.concernsService(refusal) {
        throw interrupted("\(refusal.code): \(refusal.message)", status: LedgerError.refused(refusal).exitStatus)
      }
      outcomes[pending[number].index] = try take(pending[number].index, answer)
      progress.show(rows.count - pending.count + number + 1)
    }
  }

  /// The service cannot go on now; it is not about the row.
  private static func concernsService(_ refusal: LedgerRefusal) -> Bool {
    refusal.code.hasPrefix("server.") || refusal.code.hasPrefix("log.") || refusal.code == "internal"
  }

  private func interrupted(_ reason: String, status: Int32) -> ProgramFault {
    ProgramFault(
      reason, hint: "run the same command again: it finishes what is missing, with the same links", status: status)
  }
}

// MARK: - The three ways

extension ImportRun {
  private mutating func rehearse() throws {
    try send(missing, batch: nil, 1) { _, answer in
      switch answer {
      // What is there already would append nothing.
      case .success(let reply): reply["events"] == .list([]) ? .alreadyInvited : .ready
      case .failure(let refusal): .refused(refusal)
      }
    }
  }

  /// Row by row. A batch that an earlier run of this file committed answers what it did; rows that it left out are taken
  /// up by the next attempt.
  private mutating func runRows(_ attempt: Int) throws {
    let opening = try ledger.ask(requests.open(attempt, rows: rows.count))
    guard let batch = opening["batch"]?.text else { throw LedgerError.unreadable("batch open answers no batch") }
    try send(missing, batch: batch, attempt) { _, answer in
      switch answer {
      case .success(let reply): Self.isReused(reply) ? .reused(reply.answer) : .issued(reply.answer)
      case .failure(let refusal) where refusal.code == "batch.closed": nil
      case .failure(let refusal): .refused(refusal)
      }
    }
    try commit(batch, attempt)
  }

  /// Sums are told once: a batch that is closed already has them.
  private func commit(_ batch: String, _ attempt: Int) throws {
    let failed = outcomes.count { if case .refused = $0 { true } else { false } }
    let reused = outcomes.count { if case .reused = $0 { true } else { false } }
    do {
      _ = try ledger.ask(requests.commit(batch, attempt, failed: failed, reused: reused))
    } catch {
      guard case .refused(let refusal) = error, ["batch.closed", "req.reused"].contains(refusal.code) else {
        throw error
      }
    }
  }

  private static func isReused(_ reply: LedgerReply) -> Bool { reply["changed"]?.flag == false }

  /// All or none: the service keeps the rows and records them with the commit.
  private mutating func runAtomic() throws {
    let opening = try ledger.ask(requests.open(1, rows: rows.count))
    guard let batch = opening["batch"]?.text else { throw LedgerError.unreadable("batch open answers no batch") }
    // An earlier run of the same file was committed: the opening answers what the commit did.
    if opening["replayed"]?.flag == true { return try take(opening.rows) }
    var refusals = 0
    try send(missing, batch: batch, 1, isRepeatable: false) { _, answer in
      guard case .failure(let refusal) = answer else { return nil }
      refusals += 1
      return .refused(refusal)
    }
    guard refusals == 0 else { return try abort(batch, refusals) }
    try take(try ledger.ask(requests.commit(batch, 1, failed: 0, reused: 0)).rows)
  }

  /// The rows of an atomic batch as its commit answers them.
  private mutating func take(_ issued: [LedgerValue]) throws {
    for row in issued {
      guard let number = row["row"]?.integer.flatMap({ Int(exactly: $0) }), rows.indices.contains(number - 1) else {
        throw LedgerError.unreadable("batch commit answers a row that was not sent")
      }
      outcomes[number - 1] = .issued(row)
    }
  }

  private func abort(_ batch: String, _ refusals: Int) throws {
    _ = try ledger.ask(LedgerRequest("batch abort", ["batch": .text(batch)]))
    for line in ImportReport.lines(rows, finished(), isDry: true).dropFirst() { Console.say(line) }
    throw ProgramFault(
      refusals == 1 ? "a row was refused; nothing was issued" : "\(refusals) rows were refused; nothing was issued",
      hint: "mend the file, or import it without --atomic", status: ExitStatus.refused)
  }
}
