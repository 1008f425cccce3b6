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
    bytes.append(addingCapacity: 64) { room in
      Self.append(words.0, to: &room)
      Self.append(words.1, to: &room)
      Self.append(words.2, to: &room)
      Self.append(words.3, to: &room)
    }
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

  private static func append(_ word: UInt64, to room: inout OutputSpan<UInt8>) {
    append(digitsOf: UInt32(truncatingIfNeeded: word >> 32), to: &room)
    append(digitsOf: UInt32(truncatingIfNeeded: word), to: &room)
  }

  /// Eight digits at once, a byte of a word each, the first in the highest.
  private static func append(digitsOf half: UInt32, to room: inout OutputSpan<UInt8>) {
    var nibbles = UInt64(half)
    nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
    // 1 in each byte that is a letter: 10 and above reach the fifth bit when 6 is added.
    let letters = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    let digits = nibbles + 0x3030_3030_3030_3030 + letters &* 0x27
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      room.append(UInt8(truncatingIfNeeded: digits >> shift))
    }
  }
}
