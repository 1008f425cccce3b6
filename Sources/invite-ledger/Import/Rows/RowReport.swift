// What is said on standard error when the rows of a file are done.
import InviteCSV
import InviteLedgerClient

/// Sums, and the rows that failed: by number, column, code and reason, never by what stands in them.
struct RowReport<Entry: FileEntry> {
  let file: RowFile<Entry>
  let kind: RowKind<Entry.Column>
  let outcomes: [RowOutcome]
  let isDry: Bool

  /// Rows that are named one by one; the output has all of them.
  private static var named: Int { 20 }

  /// The sums, then the rows that failed.
  var lines: [String] { [sums] + failures }

  private var sums: String {
    var counts: [(status: String, count: Int)] = []
    for status in outcomes.map({ kind.status(of: $0, isDry: isDry) }) {
      if let index = counts.firstIndex(where: { $0.status == status }) {
        counts[index].count += 1
      } else {
        counts.append((status, 1))
      }
    }
    let noun = outcomes.count == 1 ? "1 row" : "\(outcomes.count) rows"
    return "\(noun): " + counts.map { "\($0.count) \($0.status)" }.joined(separator: ", ")
  }

  /// The rows that failed, a line each.
  var failures: [String] {
    let all = zip(file.rows, outcomes).flatMap { reasons($0, $1) }
    var lines = all.prefix(Self.named).map { "  " + $0 }
    if all.count > Self.named {
      lines.append("  and \(all.count - Self.named) more; the output has every one beside its row, with its code")
    }
    return lines
  }

  private func reasons(_ row: FileRow<Entry>, _ outcome: RowOutcome) -> [String] {
    switch outcome {
    case .refused(let refusal):
      ["\(place(of: refusal, in: row)): \(refusal.code): \(refusal.message)" + (refusal.hint.map { "; " + $0 } ?? "")]
    case .faults(let faults): faults.map { "\($0.place): \($0.code.rawValue): \($0.message); \($0.hint)" }
    case .done, .changed, .unchanged, .ready, .settled, .repeats: []
    }
  }

  /// The cell that the parameter at fault came from.
  private func place(of refusal: LedgerRefusal, in row: FileRow<Entry>) -> CSVPlace {
    guard let column = refusal.data?["parameter"]?.text.flatMap({ kind.column(of: $0) }) else {
      return CSVPlace(row: row.number, line: row.line)
    }
    return file.place(of: column, in: row)
  }
}
