// The requests of an import.
import InviteCSV
import InviteLedger
import InviteLedgerClient

/// Turns rows into requests.
struct ImportRequests {
  let options: ImportOptions
  let keys: RowKeys

  /// Opens the batch that the rows belong to.
  func open(_ attempt: Int, rows: Int) -> LedgerRequest {
    var request = LedgerRequest(
      "batch open", ["source": "csv", "file_digest": .text(keys.fileDigest), "rows": .integer(Int64(rows))])
    if options.isAtomic { request.parameters.append(LedgerMember("atomic", true)) }
    return marked(request, attempt, "open")
  }

  /// Issues one row; in no batch when it is only asked what would happen.
  func issue(_ entry: InviteEntry, row: Int, of batch: String?, _ attempt: Int) -> LedgerRequest {
    var request = LedgerRequest("invite issue")
    request.parameters = parameters(of: entry)
    request.actingAs = options.actingAs
    guard let batch else {
      request.isDry = true
      return request
    }
    request.parameters += [LedgerMember("batch", .text(batch)), LedgerMember("row", .integer(Int64(row)))]
    // A row of an atomic batch is recorded when the batch is, under the id that opened it.
    return options.isAtomic ? request : marked(request, attempt, String(row))
  }

  /// Ends the batch.
  func commit(_ batch: String, _ attempt: Int, failed: Int, reused: Int) -> LedgerRequest {
    var request = LedgerRequest("batch commit", ["batch": .text(batch)])
    if !options.isAtomic {
      request.parameters += [
        LedgerMember("failed", .integer(Int64(failed))), LedgerMember("reused", .integer(Int64(reused))),
      ]
    }
    return marked(request, attempt, "commit")
  }

  private func marked(_ request: LedgerRequest, _ attempt: Int, _ step: String) -> LedgerRequest {
    var request = request
    request.actingAs = options.actingAs
    request.requestKey = keys.key(attempt, step)
    return request
  }

  private func parameters(of entry: InviteEntry) -> [LedgerMember] {
    var members: [LedgerMember] = []
    let texts = [
      ("email", entry.email), ("topic", entry.topic), ("message", entry.message), ("note", entry.note),
      ("locale", entry.locale), ("existing", options.existing?.rawValue), ("duplicates", options.duplicates?.rawValue),
    ]
    for case (let name, let text?) in texts { members.append(LedgerMember(name, .text(text))) }
    for (name, list) in [("groups", entry.groups), ("channels", entry.channels)] where !list.isEmpty {
      members.append(LedgerMember(name, .list(list.map { .text($0) })))
    }
    if let role = entry.role { members.append(LedgerMember("role", .integer(Int64(role)))) }
    switch entry.expiresInMinutes {
    case .absent: break
    case .null: members.append(LedgerMember("expires", .null))
    case .value(let minutes): members.append(LedgerMember("expires", .text("\(minutes)m")))
    }
    switch entry.maxUses {
    case .absent: break
    case .null: members.append(LedgerMember("max_uses", .null))
    case .value(let uses): members.append(LedgerMember("max_uses", .integer(Int64(uses))))
    }
    if entry.allowAnyEmail == true { members.append(LedgerMember("binding", "any")) }
    return members
  }
}
