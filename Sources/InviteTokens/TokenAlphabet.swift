// The 32 characters of a token and the one that checks the others.

/// Crockford's base32 in lower case. Reading takes upper case, `o` for 0, and `i` and `l` for 1.
enum TokenAlphabet {
  /// Of a fixed size, so that a look-up by five bits needs no check.
  private static let characters: InlineArray<32, UInt8> = [
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102,
    103, 104, 106, 107, 109, 110, 112, 113, 114, 115, 116, 118, 119, 120, 121, 122,
  ]

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
    default:
      for value in characters.indices where characters[value] == lower { return UInt8(value) }
      return nil
    }
  }

  /// Writes the top `count * 5` bits of a number as values of 5 bits.
  static func write(
    topBitsOf number: UInt64, count: Int, to values: inout InlineArray<33, UInt8>, at place: Int
  ) {
    for index in 0..<count { values[place + index] = UInt8(truncatingIfNeeded: number >> UInt64(59 - index * 5)) & 31 }
  }

  /// The value that finds out a typing error: the sum of the values weighted 1, 3, 5, …, modulo 32. The weights are odd,
  /// so no single wrong character goes unnoticed.
  static func check(of values: borrowing Span<UInt8>) -> UInt8 {
    var (sum, weight): (UInt32, UInt32) = (0, 1)
    for index in values.indices {
      sum &+= weight &* UInt32(values[index])
      weight &+= 2
    }
    return UInt8(truncatingIfNeeded: sum & 31)
  }
}
