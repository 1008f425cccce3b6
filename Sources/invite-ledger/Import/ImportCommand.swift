// `invite import FILE`: a CSV of people in, a CSV of links out, one row for each row.
import InviteCSV
import InviteLedgerClient
import SystemCalls

extension SubCommand {
  static let importInvites = SubCommand(
    name: "invite import", summary: "issues an invite for each row of a CSV file and prints the links",
    examples: [
      "invite-ledger invite import people.csv > links.csv",
      "invite-ledger invite import people.csv --dry-run",
      "invite-ledger invite import people.csv --columns row,status,code > links.csv",
    ],
    details: [
      "Columns: email,groups,topic_id, or a header with these and role, channels, expires_in_minutes, max_uses, message,",
      "note, locale, allow_any_email. Groups are separated by ;. At most 50000 rows. FILE - is standard input.",
      "Running an interrupted import again finishes it, with the same links.",
    ],
    flags: ImportOptions.flags, run: ImportCommand.run)
}

enum ImportCommand {
  /// 50,000 rows of 5 KiB: more is not a list of people.
  private static let fileLimit = 256 << 20

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: ImportOptions.flags)
    let options = try ImportOptions(arguments)
    let bytes = try InputFile.bytes(of: options.path, limit: fileLimit)
    let file = try InviteFile(
      bytes, blank: options.blank, ignoringUnknownColumns: options.ignoresUnknownColumns)
    if !file.ignoredColumns.isEmpty {
      Console.say("columns left out: " + file.ignoredColumns.joined(separator: ", "))
    }
    if options.isAtomic, !options.isDry { try refuseFaults(of: file) }
    let requests = ImportRequests(options: options, keys: ImportKeys(file: bytes, options))
    var run = ImportRun(file.rows, requests, try LedgerConnection(.find(arguments)))
    try run.run()
    let outcomes = run.finished()
    try write(file.rows, outcomes, options)
    for line in ImportReport.lines(file.rows, outcomes, isDry: options.isDry) { Console.say(line) }
    return ImportReport.exitStatus(outcomes)
  }

  /// All or none: with a fault in one row nothing is asked of the ledger.
  private static func refuseFaults(of file: InviteFile) throws(ProgramFault) {
    let faults = file.rows.flatMap { row in
      if case .faults(let faults) = row.content { faults } else { [CSVFault]() }
    }
    guard let first = faults.first else { return }
    for fault in faults.prefix(20) { Console.say("  " + fault.description) }
    throw ProgramFault(
      "\(faults.count) faults, the first in \(first.place); nothing was issued",
      hint: "mend the file, or import it without --atomic", status: ExitStatus.badData)
  }

  private static func write(_ rows: [InviteRow], _ outcomes: [ImportOutcome], _ options: ImportOptions) throws {
    var writer = CSVWriter()
    writer.header(options.columns)
    for (row, outcome) in zip(rows, outcomes) {
      writer.row(outcome.linkRow(of: row, isDry: options.isDry), columns: options.columns)
    }
    try StandardStream.output.write(writer.take())
  }
}
