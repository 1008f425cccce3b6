// Bytes as lower-case hexadecimal digits and back.

/// Lower-case hexadecimal; upper case is refused when reading, so that every value has one spelling.
package enum Hexadecimal {
  /// Two digits a byte.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    append(bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Adds two digits a byte at the end of `text`.
  package static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
  }

  /// Adds the eight digits of a 32-bit number at the end of `text`, as the `sum` of a line.
  package static func append(_ number: UInt32, to text: inout [UInt8]) {
    text.append(addingCapacity: 8) { room in
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        room.append(digit(UInt8(truncatingIfNeeded: number >> shift) & 15))
      }
    }
  }

  /// The bytes of an even number of lower-case digits; nil for anything else.
  package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    var high: UInt8?
    for character in text {
      guard let value = value(of: character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  /// The value of one lower-case digit; nil for any other byte.
  package static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character &- UInt8(ascii: "a") &+ 10
    default: nil
    }
  }

  /// The digit of a value below 16.
  package static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
  }
}
