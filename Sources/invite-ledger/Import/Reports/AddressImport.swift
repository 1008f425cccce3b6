// `invite address FILE`: to whom e-mail-less invites were given, an invite a row.
import InviteCSV
import InviteLedgerClient
import LineProtocol

extension SubCommand {
  static let importAddresses = SubCommand(
    name: "invite address", summary: "gives invites without an address one: one in words, many in a CSV file",
    examples: [
      "invite-ledger invite address addresses.csv", "invite-ledger invite address addresses.csv --dry-run",
      "invite-ledger invite address invite=inv_4 email=bob@example.org",
    ],
    details: [
      "Columns, in a header: invite or link, and email. The output has row,status,code, a row for each row of the file.",
      "Running it again repeats nothing. FILE - is standard input.",
    ],
    flags: VerbCommand.flags + RowFlags.reports, run: AddressImport.run)
}

enum AddressImport {
  private static let kind = RowKind<AddressColumn>(
    done: "addressed", unchanged: "as it was", settled: "as it was",
    refused: [
      "invite.member": "already a member", "invite.duplicate": "already invited", "invite.unknown": "unknown invite",
      "token.unknown": "unknown invite",
    ], parameters: ["token": .link])

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: SubCommand.importAddresses.flags)
    if RowFlags.isVerb(arguments) { return try VerbCommand.run(.inviteAddress, arguments) }
    return try ReportRun.run(arguments, kind, verb: .inviteAddress, of: AddressEntry.self) { entry in
      var naming = entry.naming
      naming.email = nil
      return ReportRun.naming(naming) + [LedgerMember("email", .text(entry.naming.email ?? ""))]
    }
  }
}
