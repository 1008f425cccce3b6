// A file whose rows each become one command about an invite.
import InviteCSV
import InviteLedgerClient
import LineProtocol

enum ReportRun {
  /// Reads the file that the arguments name, sends a command for each row and writes what became of it.
  static func run<Entry: FileEntry>(
    _ arguments: Arguments, _ kind: RowKind<Entry.Column>, verb: Verb, of entry: Entry.Type,
    parameters: (Entry) -> [LedgerMember]
  ) throws -> Int32 {
    let path = try RowFlags.path(arguments, example: "invite-ledger \(verb.rawValue) report.csv")
    let isDry = arguments.has("--dry-run")
    let actor = arguments.value("--as")
    let bytes = try InputFile.bytes(of: path, limit: RowFlags.fileLimit)
    let file = try RowFile<Entry>(bytes, ignoringUnknownColumns: arguments.has("--ignore-unknown-columns"))
    RowFlags.sayIgnored(file.ignoredColumns)
    let keys = RowKeys(file: bytes, [verb.rawValue, actor ?? ""])
    var run = RowRun(file, try LedgerConnection.open(arguments))
    try run.send(run.missing) { row in
      var request = LedgerRequest(verb.rawValue)
      request.parameters = parameters(row.entry)
      request.actingAs = actor
      request.isDry = isDry
      request.requestKey = isDry ? nil : keys.key(1, String(row.number))
      return request
    } _: { _, answer in
      RowOutcome(answer)
    }
    try RowTable.write(RowReport(file: file, kind: kind, outcomes: run.finished, isDry: isDry), label: nil)
    return RowOutcome.exitStatus(of: run.finished)
  }

  /// The parameter that names an invite: the most exact of those that a row has.
  static func naming(_ naming: InviteNaming) -> [LedgerMember] {
    if let link = naming.link { return [LedgerMember("token", .text(LinkText.token(in: link)))] }
    if let invite = naming.invite { return [LedgerMember("invite", .text(invite))] }
    return naming.email.map { [LedgerMember("email", .text($0))] } ?? []
  }
}
