// base64url without padding (RFC 4648 §5), strict.

/// Bytes as base64url text and back; every value has exactly one spelling.
package enum Base64URL {
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds the characters for `bytes` at the end of `text`.
  package static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    append(bytes.span, to: &text)
  }

  /// Adds the characters for `bytes` at the end of `text`.
  package static func append(_ bytes: borrowing Span<UInt8>, to text: inout [UInt8]) {
    // The room is made at once, so that writing a character is one store.
    text.append(addingCapacity: length(of: bytes.count)) { room in
      var from = 0
      while bytes.count - from >= 3 {
        let word = UInt32(bytes[from]) << 16 | UInt32(bytes[from + 1]) << 8 | UInt32(bytes[from + 2])
        room.append(alphabet[Int(word >> 18 & 63)])
        room.append(alphabet[Int(word >> 12 & 63)])
        room.append(alphabet[Int(word >> 6 & 63)])
        room.append(alphabet[Int(word & 63)])
        from += 3
      }
      guard from < bytes.count else { return }
      let isPair = bytes.count - from == 2
      let word = UInt32(bytes[from]) << 16 | (isPair ? UInt32(bytes[from + 1]) << 8 : 0)
      room.append(alphabet[Int(word >> 18 & 63)])
      room.append(alphabet[Int(word >> 12 & 63)])
      if isPair { room.append(alphabet[Int(word >> 6 & 63)]) }
    }
  }

  /// Adds the characters for the 16 bytes of two big-endian words at the end of `text`.
  package static func append(_ words: (UInt64, UInt64), to text: inout [UInt8]) {
    let words: InlineArray<2, UInt64> = [words.0.bigEndian, words.1.bigEndian]
    let bytes = unsafe unsafeBitCast(words, to: InlineArray<16, UInt8>.self)
    append(bytes.span, to: &text)
  }

  /// Characters for so many bytes.
  private static func length(of count: Int) -> Int { (count * 4 + 2) / 3 }

  /// The bytes; nil when a character is foreign, the length impossible, or a bit set that belongs to no byte.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for character in text {
      guard let value = value(of: character) else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
        buffer &= (1 << bits) - 1
      }
    }
    return buffer == 0 ? bytes : nil
  }

  package static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }

  /// `A` to `Z`, `a` to `z`, `0` to `9`, `-` and `_`; of a fixed size, so that a look-up by six bits needs no check.
  private static let alphabet: InlineArray<64, UInt8> = [
    65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80,
    81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 97, 98, 99, 100, 101, 102,
    103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118,
    119, 120, 121, 122, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 45, 95,
  ]

  /// Whether a text is all characters of base64url, and the last one has its `spareBits` lowest bits clear, which belong
  /// to no byte.
  package static func isCanonical(_ text: ArraySlice<UInt8>, spareBits: UInt8) -> Bool {
    guard let last = text.last, let value = value(of: last), value & (1 << spareBits - 1) == 0 else { return false }
    let bytes = text.span
    var foreign = false
    for index in 0..<bytes.count { foreign = foreign || !isCharacter(bytes[index]) }
    return !foreign
  }

  /// Whether a byte is one of the 64 characters.
  private static func isCharacter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// The six bits of a character; nil for a foreign one.
  private static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character &- 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character &- 97 &+ 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character &- 48 &+ 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
