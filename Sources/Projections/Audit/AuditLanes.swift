// Up to four keys of an event in one word.

/// Four lanes of 16 bits, filled from the lowest; 0 where there is no key. In the highest lane 65,535 says that the event
/// has more keys than lanes, and any key may be its.
struct AuditLanes: Sendable {
  private static var manyKeys: UInt64 { 0xFFFF << 48 }
  private static var lowBits: UInt64 { 0x0001_0001_0001_0001 }

  private(set) var word: UInt64

  init(word: UInt64 = 0) { self.word = word }

  mutating func add(_ key: AuditKey) {
    for place in 0..<4 as Range<UInt64> where word >> (16 * place) & 0xFFFF == 0 {
      word |= UInt64(key.lane) << (16 * place)
      return
    }
    word |= Self.manyKeys
  }

  /// A key in all four lanes, to compare with.
  static func pattern(_ key: AuditKey) -> UInt64 { UInt64(key.lane) * lowBits }

  /// Whether one of the keys may be among these.
  func mayHold(_ patterns: [UInt64]) -> Bool {
    if word & Self.manyKeys == Self.manyKeys { return true }
    return patterns.contains { pattern in
      // A lane that is equal is zero here, and borrows from its highest bit.
      let difference = word ^ pattern
      return (difference &- Self.lowBits) & ~difference & (Self.lowBits << 15) != 0
    }
  }
}
