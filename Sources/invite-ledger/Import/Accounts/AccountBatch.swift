// `account import --atomic`: the rows of a file as one batch, recorded all or none.
import InviteCSV
import InviteLedgerClient

/// Carries an import of accounts out as a batch: opens it, sends the rows without waiting, commits it; a rehearsal asks
/// what committing would come to, and gives it up.
struct AccountBatch {
  private let requests: AccountRequests
  private let existing: AccountImport.Existing
  private var rows: RowRun<AccountEntry>
  /// Places of rows that are to change an account.
  private var changing: Set<Int> = []
  /// Places of rows that would change nothing.
  private var settled: Set<Int> = []

  init(_ rows: RowRun<AccountEntry>, _ requests: AccountRequests, _ existing: AccountImport.Existing) {
    self.rows = rows
    self.requests = requests
    self.existing = existing
  }

  /// What became of every row.
  var outcomes: [RowOutcome] { rows.finished }

  private var isDry: Bool { requests.keys == nil }

  mutating func run() throws {
    do {
      let opening = try rows.ledger.ask(requests.open(rows: rows.file.rows.count))
      // An earlier run of the same file was committed: the opening answers what the commit did.
      if opening["replayed"]?.flag == true { return take(opening.rows) }
      guard let batch = opening["batch"]?.text else { throw LedgerError.unreadable("batch open answers no batch") }
      try stage(into: batch)
      try isDry ? rehearse(batch) : commit(batch)
    } catch let error as LedgerError {
      throw rows.interruption(error)
    }
  }

  /// Sends every row; rows whose account is there are sent once more as changes, where that is asked for.
  private mutating func stage(into batch: String) throws {
    try send(rows.missing, changes: false, to: batch)
    let changes = rows.missing.filter { changing.contains($0.index) }
    if !changes.isEmpty { try send(changes, changes: true, to: batch) }
  }

  private mutating func send(_ pending: [PendingRow<AccountEntry>], changes: Bool, to batch: String) throws {
    var (others, unchanged): (Set<Int>, Set<Int>) = ([], [])
    let (requests, existing) = (requests, existing)
    try rows.send(pending, isRepeatable: false) {
      requests.row($0, changes: changes, of: batch)
    } _: { row, answer in
      switch answer {
      case .success(let reply):
        if reply["changed"]?.flag == false { unchanged.insert(row.index) }
        return nil
      case .failure(let refusal) where refusal.code == "account.exists" && existing == .change && !changes:
        others.insert(row.index)
        return nil
      case .failure(let refusal): return .refused(refusal)
      }
    }
    changing.formUnion(others)
    settled.formUnion(unchanged)
  }

  private mutating func commit(_ batch: String) throws {
    let refusals = rows.outcomes.count { if case .refused = $0 { true } else { false } }
    guard refusals == 0 else {
      try abort(batch)
      let report = RowReport(file: rows.file, kind: AccountImport.kind, outcomes: rows.finished, isDry: true)
      for line in report.failures { Console.say(line) }
      throw AllOrNone.fault(refusals, deed: "recorded")
    }
    guard !rows.missing.isEmpty else { return try abort(batch) }
    take(try rows.ledger.ask(requests.commit(batch)).rows)
  }

  /// A row that stands in the way of another one is found by committing, so that is what is rehearsed.
  private mutating func rehearse(_ batch: String) throws {
    if !rows.missing.isEmpty {
      do { _ = try rows.ledger.ask(requests.commit(batch)) } catch {
        guard case .refused(var refusal) = error, refusal.code == "batch.row-failed",
          let number = refusal.data?["row"]?.integer,
          let row = rows.missing.first(where: { Int64($0.number) == number })
        else { throw error }
        refusal.code = refusal.data?["cause"]?.text ?? refusal.code
        rows.settle(row.index, .refused(refusal))
      }
    }
    for row in rows.missing where settled.contains(row.index) { rows.settle(row.index, .settled) }
    try abort(batch)
  }

  private func abort(_ batch: String) throws {
    _ = try rows.ledger.ask(LedgerRequest("batch abort", ["batch": .text(batch)]))
  }

  /// The accounts as the commit answers them; rows it does not name were so already.
  private mutating func take(_ accounts: [LedgerValue]) {
    var answers: [String: LedgerValue] = [:]
    for account in accounts { answers[account["account"]?.text ?? ""] = account }
    for row in rows.missing {
      guard let answer = answers[row.entry.name] else {
        rows.settle(row.index, .unchanged(.null))
        continue
      }
      rows.settle(row.index, answer["added"]?.flag == true ? .done(answer) : .changed(answer))
    }
  }
}
