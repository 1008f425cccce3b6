// Which part of a long answer was asked for, and where the next part begins.
package import InviteLedger
package import LineProtocol
package import Projections

/// A page of a list: how many rows, and after which.
package struct Page {
  let limit: Int
  /// What the cursor of the page before says behind the ledger's id.
  let after: String?
  private let ledger: LedgerID

  /// Reads `limit=` and `cursor=`. A cursor of another ledger is refused, because it would silently skip rows.
  init(_ request: Request, ledger: LedgerID) throws(ReplyError) {
    self.ledger = ledger
    limit = request.integer("limit").flatMap(Int.init(exactly:)) ?? Limits.listRows
    after = try request.text("cursor").map { (cursor) throws(ReplyError) in try Self.place(in: cursor, of: ledger) }
  }

  /// The cursor of the page behind this one, if it was asked for with one row more than it shows and got it.
  ///
  /// - Parameter keys: what a cursor says of each row.
  func next(_ keys: [String]) -> String? { keys.count > limit ? "\(ledger):\(keys[limit - 1])" : nil }

  /// What stands behind the ledger's id in a cursor.
  package static func place(in cursor: String, of ledger: LedgerID) throws(ReplyError) -> String {
    guard let parts = split(cursor), let found = LedgerID(text: parts.first) else {
      throw ReplyError(.cursorInvalid, "this is no cursor", hint: "use a cursor as an answer gave it")
    }
    guard found == ledger else {
      throw ReplyError(
        .cursorForeign, "the cursor is of the ledger \(found), this is \(ledger)", hint: "begin without cursor=")
    }
    return parts.rest
  }

  /// What stands before the first colon and behind it. A colon is a byte here: with a mark that joins it from behind it
  /// would be another Character, and names may begin with such a mark.
  private static func split(_ text: String) -> (first: String, rest: String)? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = text.utf8[text.utf8.index(after: colon)...]
    return rest.isEmpty ? nil : (String(Substring(text.utf8[..<colon])), String(Substring(rest)))
  }

  /// Reads a kind and a name of the catalog out of a cursor.
  package static func catalogKey(_ text: String) throws(ReplyError) -> CatalogKey {
    guard let parts = split(text), let kind = CatalogKind(rawValue: parts.first) else { throw ofAnotherList }
    return CatalogKey(kind, parts.rest)
  }

  /// Reads a seq out of a cursor.
  package static func seq(_ text: String) throws(ReplyError) -> UInt64 {
    // As an answer wrote it: no sign, no zeros before it.
    guard let seq = UInt64(text), String(seq) == text else { throw ofAnotherList }
    return seq
  }

  /// Reads an identifier out of a cursor.
  static func id<ID: LedgerIdentifier>(_ text: String, as type: ID.Type) throws(ReplyError) -> ID {
    guard let id = ID(text: text) else { throw ofAnotherList }
    return id
  }

  private static var ofAnotherList: ReplyError {
    ReplyError(.cursorInvalid, "the cursor is of another list", hint: "use the cursor with the query that gave it")
  }
}

extension ReplyWriter {
  /// The last line of a page that was asked for with one row more than it shows, so that it can tell whether there is
  /// another.
  mutating func end(_ page: Page, _ keys: [String], seq: UInt64) {
    end(rows: min(keys.count, page.limit), seq: seq, cursor: page.next(keys))
  }

  /// The last line of a query's answer.
  mutating func end(rows: Int, seq: UInt64, cursor: String? = nil) {
    ok { json in
      json.member("rows", rows)
      json.member("seq", seq)
      if let cursor { json.member("cursor", cursor) }
    }
  }
}
