// `invite delivered FILE`: what a mail tool reports, a row a report.
import InviteCSV
import InviteLedgerClient
import LineProtocol

extension SubCommand {
  static let importDeliveries = SubCommand(
    name: "invite delivered", summary: "records what a mail tool reports: one invite in words, many in a CSV file",
    examples: [
      "invite-ledger invite delivered report.csv", "invite-ledger invite delivered report.csv --dry-run",
      "invite-ledger invite delivered invite=inv_4 state=sent",
    ],
    details: [
      "Columns, in a header: email, invite or link; state (sent, failed, bounced, opened, clicked, complained); time and",
      "detail where they are known. The output has row,status,code, a row for each row of the file. Running it again",
      "repeats nothing. FILE - is standard input.",
    ],
    flags: VerbCommand.flags + RowFlags.reports, run: DeliveryImport.run)
}

enum DeliveryImport {
  private static let kind = RowKind<DeliveryColumn>(
    done: "recorded", unchanged: "known", settled: "known",
    refused: ["invite.unknown": "unknown invite", "token.unknown": "unknown invite"], parameters: ["token": .link])

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: SubCommand.importDeliveries.flags)
    if RowFlags.isVerb(arguments) { return try VerbCommand.run(.inviteDelivered, arguments) }
    return try ReportRun.run(arguments, kind, verb: .inviteDelivered, of: DeliveryEntry.self) { entry in
      var members = ReportRun.naming(entry.naming) + [LedgerMember("state", .text(entry.state))]
      if let time = entry.time { members.append(LedgerMember("time", .text(time))) }
      if let detail = entry.detail { members.append(LedgerMember("detail", .text(detail))) }
      return members
    }
  }
}
