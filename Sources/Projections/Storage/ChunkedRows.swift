// Rows of a read model, indexed by number, in pieces.

import InviteLedger

/// An array in pieces of 1,024 rows. Growing copies no row that is there, no capacity is doubled ahead, and a copy of the
/// whole costs one reference a piece: after it, only the pieces that change are copied.
struct ChunkedRows<Row: Sendable>: Sendable {
  private static var shift: Int { 10 }
  private static var mask: Int { (1 << shift) - 1 }

  private var chunks: [[Row]] = []
  private(set) var count = 0

  subscript(index: Int) -> Row {
    get { chunks[index >> Self.shift][index & Self.mask] }
    set { chunks[index >> Self.shift][index & Self.mask] = newValue }
  }

  var indices: Range<Int> { 0..<count }

  mutating func append(_ row: Row) {
    if count & Self.mask == 0 {
      var chunk: [Row] = []
      // The first piece grows as small ledgers do; later ones are sure to fill.
      if count > 0 { chunk.reserveCapacity(1 << Self.shift) }
      chunks.append(chunk)
    }
    chunks[count >> Self.shift].append(row)
    count += 1
  }

  /// Appends copies of a row until there are so many.
  mutating func extend(to count: Int, with row: Row) {
    while self.count < count { append(row) }
  }
}

extension ChunkedRows: Imaged where Row: Imaged {
  static var blank: ChunkedRows<Row> { ChunkedRows() }
  /// A loop of its own: `ImageCoder.passEach` is another module's, and would not know what a row is.
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    var count = count
    try count.pass(&image)
    guard image.isReading else {
      for chunk in chunks { for var row in chunk { try row.pass(&image) } }
      return
    }
    self = ChunkedRows()
    for _ in 0..<(try image.bounded(count)) {
      var row = Row.blank
      try row.pass(&image)
      append(row)
    }
  }
}
