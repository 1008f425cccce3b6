// What files of which all rows are done or none have in common.
import InviteCSV

enum AllOrNone {
  static let flag = Flag("--atomic", help: "does all rows or none")

  /// With a fault in one row nothing is asked of the ledger.
  ///
  /// - Parameters:
  ///   - file: the rows.
  ///   - kind: the words for them.
  ///   - deed: what is done with none of them.
  static func refuseFaults<Entry>(
    of file: RowFile<Entry>, _ kind: RowKind<Entry.Column>, deed: String
  ) throws(ProgramFault) {
    let outcomes = file.rows.map { row in
      if case .faults(let faults) = row.content { RowOutcome.faults(faults) } else { RowOutcome.ready }
    }
    let count = outcomes.count { if case .faults = $0 { true } else { false } }
    guard count > 0 else { return }
    for line in RowReport(file: file, kind: kind, outcomes: outcomes, isDry: true).failures { Console.say(line) }
    throw ProgramFault(
      (count == 1 ? "a row is malformed" : "\(count) rows are malformed") + "; nothing was \(deed)",
      hint: "mend the file, or import it without --atomic", status: ExitStatus.badData)
  }

  /// What is said when the ledger refused rows.
  static func fault(_ refusals: Int, deed: String) -> ProgramFault {
    ProgramFault(
      (refusals == 1 ? "a row was refused" : "\(refusals) rows were refused") + "; nothing was \(deed)",
      hint: "mend the file, or import it without --atomic", status: ExitStatus.refused)
  }
}
