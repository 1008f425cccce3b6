// What became of each row of an import, and what is said about all of them.
import InviteCSV
import InviteLedgerClient

/// What became of one row.
enum ImportOutcome {
  case issued(LedgerValue)
  /// An open invite to the address was there already.
  case reused(LedgerValue)
  /// With `--dry-run`: nothing stands in its way.
  case ready
  case alreadyInvited
  case refused(LedgerRefusal)
  case faults([CSVFault])
  /// The same address stood in this earlier row.
  indirect case repeats(Int, ImportOutcome)

  /// One word for what became of it, as the output and the summary say it.
  var status: String {
    switch self {
    case .issued: "issued"
    case .reused: "reused"
    case .ready: "ready"
    case .alreadyInvited: "already invited"
    case .refused: "failed"
    case .faults: "malformed"
    case .repeats: "duplicate in file"
    }
  }

  /// The status with `--dry-run`, where a refusal is told by what it is about.
  var dryStatus: String {
    guard case .refused(let refusal) = self else { return status }
    switch refusal.code.split(separator: ".").first.map(String.init) {
    case "arg", "token", "line": return "malformed"
    case "catalog": return "unknown group"
    case "limit", "policy": return "over a limit"
    case "invite" where refusal.code == "invite.member": return "already a member"
    case "invite": return "already invited"
    default: return "refused"
    }
  }

  var code: String {
    switch self {
    case .issued, .reused, .ready, .alreadyInvited: ""
    case .refused(let refusal): refusal.code
    case .faults(let faults): faults.first?.code.rawValue ?? ""
    case .repeats(_, let first): first.code
    }
  }

  var isFailure: Bool {
    switch self {
    case .issued, .reused, .ready, .alreadyInvited: false
    case .refused, .faults: true
    case .repeats(_, let first): first.isFailure
    }
  }

  /// The answer that holds invite and link.
  private var answer: LedgerValue? {
    switch self {
    case .issued(let answer), .reused(let answer): answer
    case .repeats(_, let first): first.answer
    case .ready, .alreadyInvited, .refused, .faults: nil
    }
  }

  /// The output row.
  func linkRow(of row: InviteRow, isDry: Bool) -> LinkRow {
    LinkRow(
      number: row.number, address: row.address, status: isDry ? dryStatus : status, code: code,
      link: answer?["link"]?.text ?? "", invite: answer?["invite"]?.text ?? "", expires: answer?["expires"]?.text ?? "")
  }
}

/// What is said on standard error when an import is over.
enum ImportReport {
  /// Rows that are named one by one; the output has all of them.
  private static let named = 20

  /// The sums, then the rows that failed.
  static func lines(_ rows: [InviteRow], _ outcomes: [ImportOutcome], isDry: Bool) -> [String] {
    var counts: [(status: String, count: Int)] = []
    for status in outcomes.map({ isDry ? $0.dryStatus : $0.status }) {
      if let index = counts.firstIndex(where: { $0.status == status }) {
        counts[index].count += 1
      } else {
        counts.append((status, 1))
      }
    }
    let noun = rows.count == 1 ? "1 row" : "\(rows.count) rows"
    let failures = zip(rows, outcomes).flatMap { reasons($0, $1) }
    var lines = ["\(noun): " + counts.map { "\($0.count) \($0.status)" }.joined(separator: ", ")]
    lines += failures.prefix(named).map { "  " + $0 }
    if failures.count > named {
      lines.append("  and \(failures.count - named) more; --columns row,status,code puts every one beside its row")
    }
    return lines
  }

  private static func reasons(_ row: InviteRow, _ outcome: ImportOutcome) -> [String] {
    switch outcome {
    case .refused(let refusal):
      [
        "row \(row.number) (line \(row.line)): \(refusal.code): \(refusal.message)"
          + (refusal.hint.map { "; " + $0 } ?? "")
      ]
    case .faults(let faults): faults.map(\.description)
    case .issued, .reused, .ready, .alreadyInvited, .repeats: []
    }
  }

  /// 3 when the ledger refused a row, 65 when only the file is at fault.
  static func exitStatus(_ outcomes: [ImportOutcome]) -> Int32 {
    var status = ExitStatus.done
    for outcome in outcomes {
      if case .refused = outcome { return ExitStatus.refused }
      if case .faults = outcome { status = ExitStatus.badData }
    }
    return status
  }
}
