// `export links`: the links of invites, made again.
import InviteCSV
import InviteLedgerClient
import JSONText
import LineProtocol

enum LinkExport {
  /// Writes a row for each invite that the words ask for; the link is empty where it would redeem nothing any more.
  /// - Returns: 3 when the ledger refused to show a link.
  static func run(_ terms: Arguments, from ledger: LedgerConnection, _ style: OutputStyle) throws -> Int32 {
    let asked = LinkColumn.adding(terms.value("--columns") ?? "")
    if let unknown = asked.unknown {
      throw ProgramFault("there is no output column \(unknown)", hint: "--columns row,status,code,invite,expires")
    }
    let columns = asked.columns
    var printer = RowPrinter(style, columns: RowColumns(names: columns.map(\.rawValue)), protectsFormulas: false)
    var pages = try ExportPages(.inviteList, terms, ledger)
    var sums = Sums()
    while true {
      var invites: [LedgerValue] = []
      guard try pages.next({ invites.append(try LedgerValue(row: $0)) }) else { break }
      for row in try revealed(invites, by: ledger, actingAs: terms.value("--as"), &sums) {
        let members = columns.map { JSONMember(name: $0.rawValue, value: .string(row[$0])) }
        try printer.row(JSONValue.object(members).canonicalBytes)
      }
    }
    try printer.finish()
    var said = "\(printer.count) rows: \(sums.shown) links shown, which is recorded; \(sums.closed) closed"
    if sums.refused > 0 { said += "; \(sums.refused) refused, --columns status,code says why" }
    Console.say(said)
    return sums.refused == 0 ? ExitStatus.done : ExitStatus.refused
  }

  private struct Sums {
    var shown = 0
    var closed = 0
    var refused = 0
  }

  /// Statuses of invites that a link still leads to, perhaps after a new expiry.
  private static let open: Set<String> = ["pending", "partly_used", "expired", "suspended"]

  private static func revealed(
    _ invites: [LedgerValue], by ledger: LedgerConnection, actingAs actor: String?, _ sums: inout Sums
  ) throws -> [LinkRow] {
    var rows = invites.map(row)
    let shown = invites.indices.filter { open.contains(rows[$0].status) }
    sums.closed += invites.count - shown.count
    let requests = shown.map { index in
      var request = LedgerRequest("invite reveal", ["invite": .text(rows[index].invite)])
      request.actingAs = actor
      return request
    }
    try ledger.pipeline(requests) { number, answer in
      switch answer {
      case .success(let reply):
        rows[shown[number]].link = reply["link"]?.text ?? ""
        sums.shown += 1
      case .failure(let refusal):
        rows[shown[number]].code = refusal.code
        sums.refused += 1
      }
    }
    return rows
  }

  private static func row(of invite: LedgerValue) -> LinkRow {
    LinkRow(
      number: invite["row"]?.integer.flatMap { Int(exactly: $0) } ?? 0, address: invite["email"]?.text ?? "",
      status: invite["status"]?.text ?? "", invite: invite["invite"]?.text ?? "",
      expires: invite["expires"]?.text ?? "")
  }
}
