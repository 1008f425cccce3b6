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
      "--existing=change it changes what its cells say; empty cells change nothing. Rows go one by one: all or none",
      "is not to be had for accounts. The output has row,name,status,code, a row for each row of the file.",
    ],
    flags: SocketFlags.all + [
      RowFlags.dry, RowFlags.ignoring,
      Flag("--existing", value: "change", help: "changes accounts that are there instead of refusing their rows"),
    ], run: AccountImport.run)
}

enum AccountImport {
  /// What to do with a row whose account is there with other fields.
  private enum Existing: String, CaseIterable {
    case reject, change
  }

  private static let kind = RowKind<AccountColumn>(
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
    let actor = arguments.value("--as")
    let keys = isDry ? nil : RowKeys(file: bytes, ["account", existing.rawValue, actor ?? ""])
    let requests = AccountRequests(actingAs: actor, keys: keys)
    var run = RowRun(file, try LedgerConnection.open(arguments))
    try add(&run, requests, existing)
    if existing == .change { try change(&run, requests) }
    try RowTable.write(RowReport(file: file, kind: kind, outcomes: run.finished, isDry: isDry), label: "name")
    return RowOutcome.exitStatus(of: run.finished)
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
