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
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(character(for: buffer >> bits & 63))
      }
      buffer &= (1 << bits) - 1
    }
    if bits > 0 { text.append(character(for: buffer << (6 - bits) & 63)) }
  }

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

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func character(for value: UInt32) -> UInt8 { alphabet[Int(value)] }

  /// The six bits of a character; nil for a foreign one.
  package static func value(of character: UInt8) -> UInt8? {
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
