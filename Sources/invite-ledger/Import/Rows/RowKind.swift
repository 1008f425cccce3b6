// The words for what becomes of the rows of one kind of file.
import InviteCSV
import InviteLedgerClient

/// How a kind of file speaks of its rows.
struct RowKind<Column: FileColumn>: Sendable {
  /// Of a row that the ledger did: `issued`.
  var done: String
  /// Of one that was so already: `reused`.
  var unchanged: String
  /// Of one that a rehearsal found to be so already: `already invited`.
  var settled: String
  /// What a rehearsal calls a row refused with a code, where its family does not say enough.
  var refused: [String: String] = [:]
  /// The columns of parameters that have another name.
  var parameters: [String: Column] = [:]

  /// The column that a parameter is filled from.
  func column(of parameter: String) -> Column? { parameters[parameter] ?? Column(rawValue: parameter) }

  /// One word for what became of a row, as the output and the summary say it. A rehearsal tells a refusal by what it is
  /// about.
  func status(of outcome: RowOutcome, isDry: Bool) -> String {
    switch outcome {
    case .done: done
    case .changed: "changed"
    case .unchanged: unchanged
    case .ready: "ready"
    case .settled: settled
    case .refused(let refusal): isDry ? word(for: refusal.code) : "failed"
    case .faults: "malformed"
    case .repeats: "duplicate in file"
    }
  }

  private func word(for code: String) -> String {
    if let word = refused[code] { return word }
    switch code.split(separator: ".").first {
    case "arg", "token", "line": return "malformed"
    case "catalog": return "unknown group"
    case "limit", "policy": return "over a limit"
    default: return "refused"
    }
  }
}
