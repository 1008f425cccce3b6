// A fingerprint as 64 lower-case hexadecimal digits.

extension Fingerprint: CustomStringConvertible {
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the 64 digits at the end of `bytes`.
  package func append(to bytes: inout [UInt8]) {
    let text: InlineArray<8, UInt64> = [
      Self.digits(of: words.0 >> 32), Self.digits(of: words.0), Self.digits(of: words.1 >> 32),
      Self.digits(of: words.1), Self.digits(of: words.2 >> 32), Self.digits(of: words.2),
      Self.digits(of: words.3 >> 32), Self.digits(of: words.3),
    ]
    bytes.append(textIn: text, count: 64)
  }

  /// Reads exactly 64 lower-case digits.
  package init?(text bytes: ArraySlice<UInt8>) {
    guard bytes.count == 64 else { return nil }
    var words: InlineArray<4, UInt64> = [0, 0, 0, 0]
    let digits = bytes.span
    for index in 0..<64 {
      let value: UInt8
      switch digits[index] {
      case let digit where digit &- 0x30 < 10: value = digit &- 0x30
      case let letter where letter &- 0x61 < 6: value = letter &- 0x57
      default: return nil
      }
      words[index >> 4] = words[index >> 4] << 4 | UInt64(value)
    }
    self.init(words: (words[0], words[1], words[2], words[3]))
  }

  /// Eight digits at once, a byte of a word each, the first in the highest.
  private static func digits(of half: UInt64) -> UInt64 {
    var nibbles = half & 0xFFFF_FFFF
    nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
    // 1 in each byte that is a letter: 10 and above reach the fifth bit when 6 is added.
    let letters = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return nibbles + 0x3030_3030_3030_3030 + letters &* 0x27
  }
}
