// Sets of ASCII characters, for rules that are asked about every byte of a text.

/// Some of the 128 characters of ASCII, a bit each.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// - Parameter characters: of ASCII alone.
  init(_ characters: StaticString) {
    for byte in characters.description.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
  }

  /// False for what is not ASCII.
  func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }
}
