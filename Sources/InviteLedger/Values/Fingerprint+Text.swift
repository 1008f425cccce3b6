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
    Self.append(words.0, to: &bytes)
    Self.append(words.1, to: &bytes)
    Self.append(words.2, to: &bytes)
    Self.append(words.3, to: &bytes)
  }

  /// Reads exactly 64 lower-case digits.
  package init?(text bytes: ArraySlice<UInt8>) {
    guard bytes.count == 64 else { return nil }
    let start = bytes.startIndex
    guard
      let first = Self.word(bytes[start..<(start + 16)]), let second = Self.word(bytes[(start + 16)..<(start + 32)]),
      let third = Self.word(bytes[(start + 32)..<(start + 48)]), let fourth = Self.word(bytes[(start + 48)...])
    else { return nil }
    self.init(words: (first, second, third, fourth))
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(60), through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  private static func word(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var word: UInt64 = 0
    for byte in digits {
      switch byte {
      case 0x30...0x39: word = word << 4 | UInt64(byte &- 0x30)
      case 0x61...0x66: word = word << 4 | UInt64(byte &- 0x57)
      default: return nil
      }
    }
    return word
  }
}
