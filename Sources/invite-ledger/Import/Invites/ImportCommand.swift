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
  static let kind = RowKind<InviteColumn>(
    done: "issued", unchanged: "reused", settled: "already invited",
    refused: ["invite.member": "already a member", "invite.duplicate": "already invited"],
    parameters: ["topic": .topic, "expires": .expiresInMinutes, "binding": .allowAnyEmail])

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: ImportOptions.flags)
    let options = try ImportOptions(arguments)
    let bytes = try InputFile.bytes(of: options.path, limit: RowFlags.fileLimit)
    let file = try InviteFile(bytes, blank: options.blank, ignoringUnknownColumns: options.ignoresUnknownColumns)
    RowFlags.sayIgnored(file.ignoredColumns)
    if options.isAtomic, !options.isDry { try AllOrNone.refuseFaults(of: file, kind, deed: "issued") }
    let requests = ImportRequests(options: options, keys: RowKeys(file: bytes, options.facts))
    var run = ImportRun(file, requests, try LedgerConnection.open(arguments))
    try run.run()
    let outcomes = run.outcomes
    try write(file.rows, outcomes, options)
    for line in RowReport(file: file, kind: kind, outcomes: outcomes, isDry: options.isDry).lines { Console.say(line) }
    return RowOutcome.exitStatus(of: outcomes)
  }

  private static func write(_ rows: [InviteRow], _ outcomes: [RowOutcome], _ options: ImportOptions) throws {
    var writer = CSVWriter()
    writer.header(options.columns)
    for (row, outcome) in zip(rows, outcomes) {
      writer.row(linkRow(of: row, outcome, isDry: options.isDry), columns: options.columns)
    }
    try StandardStream.output.write(writer.take())
  }

  private static func linkRow(of row: InviteRow, _ outcome: RowOutcome, isDry: Bool) -> LinkRow {
    let answer = outcome.answer
    return LinkRow(
      number: row.number, address: row.label, status: kind.status(of: outcome, isDry: isDry), code: outcome.code,
      link: answer?["link"]?.text ?? "", invite: answer?["invite"]?.text ?? "", expires: answer?["expires"]?.text ?? "")
  }
}
