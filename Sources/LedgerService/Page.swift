// Which part of a long answer was asked for, and where the next part begins.
import InviteLedger
import LineProtocol
import Projections

/// A page of a list: how many rows, and after which.
struct Page {
  var limit: Int
  /// What the cursor of the page before says behind the ledger's id.
  var after: String?

  /// Reads `limit=` and `cursor=`. A cursor of another ledger is refused, because it would silently skip rows.
  init(_ request: Request, ledger: LedgerID) throws(ReplyError) {
    limit = request.integer("limit").flatMap(Int.init(exactly:)) ?? Limits.listRows
    after = try request.text("cursor").map { (cursor) throws(ReplyError) in try Self.place(in: cursor, of: ledger) }
  }

  /// What stands behind the ledger's id in a cursor.
  static func place(in cursor: String, of ledger: LedgerID) throws(ReplyError) -> String {
    let parts = cursor.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let found = LedgerID(text: String(parts[0])) else {
      throw ReplyError(.cursorInvalid, "this is no cursor", hint: "use a cursor as an answer gave it")
    }
    guard found == ledger else {
      throw ReplyError(
        .cursorForeign, "the cursor is of the ledger \(found), this is \(ledger)", hint: "begin without cursor=")
    }
    return String(parts[1])
  }

  /// Reads a kind and a name of the catalog out of a cursor.
  static func catalogKey(_ text: String) throws(ReplyError) -> CatalogKey {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = CatalogKind(rawValue: String(parts[0])) else { throw ofAnotherList }
    return CatalogKey(kind, String(parts[1]))
  }

  /// Reads a seq out of a cursor.
  static func seq(_ text: String) throws(ReplyError) -> UInt64 {
    guard let seq = UInt64(text) else { throw ofAnotherList }
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
