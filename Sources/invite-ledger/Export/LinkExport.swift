// `export links`: the links of invites, made again.
import InviteCSV
import InviteLedger
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
    var isMore = true
    while isMore {
      // As many invites as one question can show, so that few exports take more than one.
      var rows: [LinkRow] = []
      while isMore, rows.count < Limits.quantity {
        isMore = try pages.next { rows.append(row(of: try LedgerValue(row: $0))) }
      }
      try reveal(&rows, by: ledger, actingAs: terms.value("--as"), &sums)
      for row in rows {
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

  /// Asks for the links of all rows whose invite one could still lead to.
  private static func reveal(
    _ rows: inout [LinkRow], by ledger: LedgerConnection, actingAs actor: String?, _ sums: inout Sums
  ) throws {
    var places: [InviteID: Int] = [:]
    for (place, row) in rows.enumerated() where open.contains(row.status) {
      if let invite = InviteID(text: row.invite) { places[invite] = place }
    }
    let shownBefore = sums.shown
    let refusedBefore = sums.refused
    for reveal in LinkReveal.covering(places.keys.sorted()) {
      var request = LedgerRequest("invite reveal", ["where": .text(reveal.query)])
      request.actingAs = actor
      let answer: LedgerReply
      do throws(LedgerError) { answer = try ledger.ask(request) } catch {
        guard case .refused(let refusal) = error else { throw error }
        for (invite, place) in places where reveal.invites.contains(invite) { rows[place].code = refusal.code }
        sums.refused += Int(clamping: reveal.invites.count)
        continue
      }
      for shown in answer.rows {
        guard let id = shown["invite"]?.text, let place = InviteID(text: id).flatMap({ places[$0] }) else { continue }
        rows[place].link = shown["link"]?.text ?? ""
        sums.shown += 1
      }
    }
    // Closed when it was listed, or since.
    sums.closed += rows.count - (sums.shown - shownBefore) - (sums.refused - refusedBefore)
  }

  private static func row(of invite: LedgerValue) -> LinkRow {
    LinkRow(
      number: invite["row"]?.integer.flatMap { Int(exactly: $0) } ?? 0, address: invite["email"]?.text ?? "",
      status: invite["status"]?.text ?? "", invite: invite["invite"]?.text ?? "",
      expires: invite["expires"]?.text ?? "")
  }
}
