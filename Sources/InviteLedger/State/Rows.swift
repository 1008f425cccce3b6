// Things of one kind by their dense numbers, in pieces: growing copies none of them.

/// An array in pieces of 1,024. An array that grows copies all it holds at once, which at a million invites is a pause
/// that every client notices, and pages of twice the memory; here growing makes one more piece.
package struct Rows<Row: Hashable & Sendable>: Hashable, Sendable {
  private static var shift: Int { 10 }
  private static var mask: Int { (1 << shift) - 1 }

  private var pieces: [[Row]] = []
  package private(set) var count = 0

  init() {}

  mutating func append(_ row: Row) {
    if count & Self.mask == 0 {
      var piece: [Row] = []
      // The first piece grows as small ledgers do; later ones are sure to fill.
      if count > 0 { piece.reserveCapacity(1 << Self.shift) }
      pieces.append(piece)
    }
    pieces[count >> Self.shift].append(row)
    count += 1
  }
}

extension Rows: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> Row {
    get { pieces[position >> Self.shift][position & Self.mask] }
    _modify { yield &pieces[position >> Self.shift][position & Self.mask] }
  }
}

extension Rows {
  /// The place of an identifier; nil when it was not given yet.
  func index(_ id: some LedgerIdentifier) -> Int? {
    guard id.number >= 1, id.number <= UInt64(count) else { return nil }
    return Int(id.number) - 1
  }

  func element(_ id: some LedgerIdentifier) -> Row? { index(id).map { self[$0] } }
}
