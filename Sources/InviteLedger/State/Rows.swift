// Things of one kind by their dense numbers, in pieces: growing copies none of them.

/// An array in pieces of 256. An array that grows copies all it holds at once, which at a million invites is a pause
/// that every client notices, and pages of twice the memory; here growing makes one more piece.
package struct Rows<Row: Hashable & Sendable>: Hashable, Sendable {
  private static var shift: Int { 8 }
  private static var mask: Int { (1 << shift) - 1 }

  private var pieces: [[Row]] = []
  package private(set) var count = 0
  /// The number that the next row has. In a ledger the one behind the last; a history that leaves events out, or has
  /// others put in, gives numbers in its own order.
  var nextNumber: UInt64 = 1
  /// Rows from the first on that stand where their numbers say: all of them, in a ledger.
  private var denseCount = 0
  /// Where the other rows stand.
  private var places: [UInt64: Int] = [:]

  init() {}

  mutating func append(_ row: consuming Row) {
    if count & Self.mask == 0 {
      var piece: [Row] = []
      // The first piece grows as small ledgers do; later ones are sure to fill.
      if count > 0 { piece.reserveCapacity(1 << Self.shift) }
      pieces.append(piece)
    }
    pieces[count >> Self.shift].append(row)
    if nextNumber == UInt64(count) + 1, denseCount == count {
      denseCount += 1
      nextNumber += 1
    } else {
      places[nextNumber] = count
      nextNumber &+= 1
    }
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
    guard id.number >= 1, id.number <= UInt64(denseCount) else { return places.isEmpty ? nil : places[id.number] }
    return Int(id.number) - 1
  }

  /// Has the next row be this one's, unless it is there; for histories that are not a ledger's.
  mutating func expect(_ id: some LedgerIdentifier) {
    if id.number >= 1, index(id) == nil { nextNumber = id.number }
  }

  func element(_ id: some LedgerIdentifier) -> Row? { index(id).map { self[$0] } }
}

extension Rows: Imaged where Row: Imaged {
  package static var blank: Rows<Row> { Rows() }

  /// Of a ledger's own history, whose rows stand where their numbers say; no other one is kept.
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    guard places.isEmpty, nextNumber == UInt64(count) + 1 else { throw .refused("numbers were left out") }
    var read = Rows()
    try image.passEach(of: self, count: count, reserve: { _ in }, add: { read.append($0) })
    if image.isReading { self = read }
  }
}
