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
    for shift in stride(from: UInt64(60), through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
      room.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
