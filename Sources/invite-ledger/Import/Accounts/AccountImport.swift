// `account import FILE`: accounts that exist already, one a row.
import InviteCSV
import InviteLedger
import InviteLedgerClient
import SystemCalls

extension SubCommand {
  static let importAccounts = SubCommand(
    name: "account import", summary: "records an account for each row of a CSV file",
    examples: [
      "invite-ledger account import people.csv", "invite-ledger account import people.csv --dry-run",
      "invite-ledger account import people.csv --existing=change",
    ],
    details: [
      "Columns: name,email,role,groups,external, or a header with these and full_name, uid. Groups are separated by ;.",
      "A row whose account is there with the same entry changes nothing, so that a list can be imported again. With",
      "--existing=change it changes what its cells say; empty cells change nothing. Rows go one by one, or with --atomic",
      "all or none. The output has row,name,status,code, a row for each row of the file.",
    ],
    flags: SocketFlags.all + [
      RowFlags.dry, AllOrNone.flag, RowFlags.ignoring,
      Flag("--existing", value: "change", help: "changes accounts that are there instead of refusing their rows"),
    ], run: AccountImport.run)
}

enum AccountImport {
  /// What to do with a row whose account is there with other fields.
  enum Existing: String, CaseIterable {
    case reject, change
  }

  static let kind = RowKind<AccountColumn>(
    done: "added", unchanged: "as it was", settled: "already there",
    refused: ["account.exists": "other account", "account.taken": "other account"], parameters: ["account": .name])

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: SubCommand.importAccounts.flags)
    let path = try RowFlags.path(arguments, example: "invite-ledger account import people.csv")
    let existing = try arguments.choice("--existing", Existing.self) ?? .reject
    let isDry = arguments.has("--dry-run")
    let bytes = try InputFile.bytes(of: path, limit: RowFlags.fileLimit)
    let file = try AccountFile(bytes, ignoringUnknownColumns: arguments.has("--ignore-unknown-columns"))
    RowFlags.sayIgnored(file.ignoredColumns)
    let isAtomic = arguments.has("--atomic")
    if isAtomic, !isDry { try AllOrNone.refuseFaults(of: file, kind, deed: "recorded") }
    let actor = arguments.value("--as")
    let facts = ["account", existing.rawValue, actor ?? ""] + (isAtomic ? ["atomic"] : [])
    let requests = AccountRequests(actingAs: actor, keys: isDry ? nil : RowKeys(file: bytes, facts))
    let rows = RowRun(file, try LedgerConnection.open(arguments))
    let outcomes = try isAtomic ? together(rows, requests, existing) : oneByOne(rows, requests, existing)
    try RowTable.write(RowReport(file: file, kind: kind, outcomes: outcomes, isDry: isDry), label: "name")
    return RowOutcome.exitStatus(of: outcomes)
  }

  private static func together(
    _ rows: RowRun<AccountEntry>, _ requests: AccountRequests, _ existing: Existing
  ) throws -> [RowOutcome] {
    var batch = AccountBatch(rows, requests, existing)
    try batch.run()
    return batch.outcomes
  }

  private static func oneByOne(
    _ rows: RowRun<AccountEntry>, _ requests: AccountRequests, _ existing: Existing
  ) throws -> [RowOutcome] {
    var rows = rows
    try add(&rows, requests, existing)
    if existing == .change { try change(&rows, requests) }
    return rows.finished
  }

  /// Rows whose account is there stay missing when they are to change it.
  private static func add(
    _ run: inout RowRun<AccountEntry>, _ requests: AccountRequests, _ existing: Existing
  ) throws {
    try run.send(run.missing, as: requests.add) { _, answer in
      if case .failure(let refusal) = answer, refusal.code == "account.exists", existing == .change { return nil }
      return RowOutcome(answer)
    }
  }

  private static func change(_ run: inout RowRun<AccountEntry>, _ requests: AccountRequests) throws {
    try run.send(run.missing, as: requests.change) { _, answer in
      let outcome = RowOutcome(answer)
      return if case .done(let reply) = outcome { .changed(reply) } else { outcome }
    }
  }
}

/// The requests of an account import.
struct AccountRequests {
  let actingAs: String?
  /// Nil for a rehearsal.
  let keys: RowKeys?

  func add(_ row: PendingRow<AccountEntry>) -> LedgerRequest { request("account add", row) }

  func change(_ row: PendingRow<AccountEntry>) -> LedgerRequest { request("account change", row) }

  /// Opens a batch; what is recorded of it is recorded under this request's id.
  func open(rows: Int) -> LedgerRequest {
    var request = LedgerRequest(
      "batch open", ["kind": "accounts", "atomic": true, "rows": .integer(Int64(rows))])
    request.actingAs = actingAs
    request.requestKey = keys?.key(1, "open")
    return request
  }

  /// A row of a batch: it is recorded when the batch is.
  func row(_ row: PendingRow<AccountEntry>, changes: Bool, of batch: String) -> LedgerRequest {
    var request = LedgerRequest(changes ? "account change" : "account add")
    request.parameters =
      parameters(of: row.entry) + [
        LedgerMember("batch", .text(batch)), LedgerMember("row", .integer(Int64(row.number))),
      ]
    request.actingAs = actingAs
    return request
  }

  /// Ends a batch, or says what ending it would come to.
  func commit(_ batch: String) -> LedgerRequest {
    var request = LedgerRequest("batch commit", ["batch": .text(batch)])
    request.actingAs = actingAs
    request.isDry = keys == nil
    request.requestKey = keys?.key(1, "commit")
    return request
  }

  private func request(_ verb: String, _ row: PendingRow<AccountEntry>) -> LedgerRequest {
    var request = LedgerRequest(verb)
    request.parameters = parameters(of: row.entry)
    request.actingAs = actingAs
    request.isDry = keys == nil
    request.requestKey = keys?.key(1, "\(verb == "account add" ? "a" : "c")\(row.number)")
    return request
  }

  private func parameters(of entry: AccountEntry) -> [LedgerMember] {
    var members = [LedgerMember("account", .text(entry.name))]
    let texts = [("full_name", entry.fullName), ("email", entry.email), ("external", entry.external)]
    for case (let name, let text?) in texts { members.append(LedgerMember(name, .text(text))) }
    if let role = entry.role { members.append(LedgerMember("role", .integer(Int64(role)))) }
    if let groups = entry.groups { members.append(LedgerMember("groups", .list(groups.map { .text($0) }))) }
    if let uid = entry.uid { members.append(LedgerMember("uid", .integer(Int64(uid)))) }
    return members
  }
}
