// Which keys are certainly not among the events of a block.

import InviteLedger

/// A filter (Bloom's) for each block of the index. Of 64 full blocks the filters lie crosswise, one word for each of their
/// bits with that bit of all 64, so that a key is looked up for 64 blocks at once ("BitFunnel", Goodwin et al., 2017).
struct AuditFilters: Sendable {
  /// Blocks whose filters lie crosswise.
  static var sheafSize: Int { 64 }
  /// Bits of one filter: 32 an event, of which a key sets six.
  private static var bits: Int { 1 << 17 }
  private static var turns: Range<UInt64> { 0..<6 }

  private var sheaves: [[UInt64]] = []
  /// Filters of the blocks behind the last sheaf, a row of words each.
  private var rows: [[UInt64]] = []

  /// How many blocks have one.
  var count: Int { sheaves.count * Self.sheafSize + rows.count }

  /// Begins the filter of the next block.
  mutating func open() {
    if rows.count == Self.sheafSize { close() }
    rows.append([UInt64](repeating: 0, count: Self.bits / 64))
  }

  /// Enters a key of an event in the last block.
  mutating func enter(_ key: AuditKey) {
    let last = rows.count - 1
    for turn in Self.turns {
      let bit = Self.bit(turn, of: key)
      rows[last][bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// The blocks of a sheaf that may hold an event with the key, a bit for each from the lowest: one that holds none is
  /// wrongly among them one time in a hundred, about.
  func blocks(of sheaf: Int, holding key: AuditKey) -> UInt64 {
    var found = UInt64.max
    if sheaf < sheaves.count {
      for turn in Self.turns { found &= sheaves[sheaf][Self.bit(turn, of: key)] }
      return found
    }
    found = 0
    for row in rows.indices where Self.mayHold(rows[row], key) { found |= 1 << UInt64(row) }
    return found
  }

  /// Whether some event of a block may have the key.
  func mayHold(_ key: AuditKey, in block: Int) -> Bool {
    let (sheaf, place) = block.quotientAndRemainder(dividingBy: Self.sheafSize)
    if sheaf >= sheaves.count { return Self.mayHold(rows[place], key) }
    return blocks(of: sheaf, holding: key) >> UInt64(place) & 1 == 1
  }

  private static func mayHold(_ row: [UInt64], _ key: AuditKey) -> Bool {
    for turn in turns {
      let bit = bit(turn, of: key)
      if row[bit >> 6] & 1 << UInt64(bit & 63) == 0 { return false }
    }
    return true
  }

  /// One of the bits that a key sets: the halves of the hash, the upper one so many times (Kirsch and Mitzenmacher, "Less
  /// Hashing, Same Performance").
  private static func bit(_ turn: UInt64, of key: AuditKey) -> Int {
    Int(truncatingIfNeeded: key.hash &+ turn &* (key.hash >> 32 | 1)) & (bits - 1)
  }

  /// Lays the rows crosswise: a millisecond, once for each 262,144 events.
  private mutating func close() {
    var sheaf: [UInt64] = []
    sheaf.reserveCapacity(Self.bits)
    var square = [UInt64](repeating: 0, count: 64)
    for word in 0..<Self.bits / 64 {
      for row in rows.indices { square[row] = rows[row][word] }
      Self.transpose(&square)
      sheaf.append(contentsOf: square)
    }
    sheaves.append(sheaf)
    rows = []
  }

  /// 64 words of 64 bits, turned about their diagonal in halves, quarters and so on (Warren, "Hacker's Delight", 7-3).
  private static func transpose(_ square: inout [UInt64]) {
    var width = 32
    var mask: UInt64 = 0x0000_0000_FFFF_FFFF
    while width > 0 {
      for row in 0..<64 where row & width == 0 {
        let moved = (square[row] >> UInt64(width) ^ square[row + width]) & mask
        square[row] ^= moved << UInt64(width)
        square[row + width] ^= moved
      }
      width >>= 1
      mask ^= mask << UInt64(width)
    }
  }
}

extension AuditFilters: Imaged {
  static var blank: AuditFilters { AuditFilters() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try Self.pass(&sheaves, wordsEach: Self.bits, &image)
    try Self.pass(&rows, wordsEach: Self.bits / 64, &image)
    guard rows.count <= Self.sheafSize else { throw .unreadable }
  }

  private static func pass(
    _ filters: inout [[UInt64]], wordsEach: Int, _ image: inout ImageCoder
  ) throws(ImageFault) {
    var count = filters.count
    try image.pass(&count)
    if image.isReading {
      filters = [[UInt64]](repeating: [UInt64](repeating: 0, count: wordsEach), count: try image.bounded(count))
    }
    for filter in filters.indices {
      for word in 0..<wordsEach {
        var bits = filters[filter][word]
        try image.passWhole(&bits)
        if image.isReading { filters[filter][word] = bits }
      }
    }
  }
}
