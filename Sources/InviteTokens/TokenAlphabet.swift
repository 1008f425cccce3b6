// The 32 characters of a token and the one that checks the others.

/// Crockford's base32 in lower case. Reading takes upper case, `o` for 0, and `i` and `l` for 1.
enum TokenAlphabet {
  private static let characters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The character of a value below 32.
  static func character(for value: UInt8) -> UInt8 { characters[Int(value & 31)] }

  /// The value of a character; nil when no token can have it.
  static func value(of character: UInt8) -> UInt8? {
    let lower = character | 0x20
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return character &- UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): break
    default: return nil
    }
    switch lower {
    case UInt8(ascii: "o"): return 0
    case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
    default: return characters.firstIndex(of: lower).map { UInt8($0) }
    }
  }

  /// The characters for the top `count * 5` bits of a number that has them at its top.
  static func append(topBitsOf number: UInt64, count: Int, to text: inout [UInt8]) {
    for index in 0..<count {
      text.append(character(for: UInt8(truncatingIfNeeded: number >> UInt64(59 - index * 5))))
    }
  }

  /// The value that finds out a typing error: the sum of the values weighted 1, 3, 5, …, modulo 32. The weights are odd,
  /// so no single wrong character goes unnoticed.
  static func check(of values: some Sequence<UInt8>) -> UInt8 {
    var sum = 0
    for (index, value) in values.enumerated() { sum += (2 * index + 1) * Int(value) }
    return UInt8(sum % 32)
  }
}
