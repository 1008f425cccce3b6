// Changes to an input, as damage, haste and malice make them.
import Randomness

/// Makes a new input from old ones.
struct Mutator {
  /// Inputs longer than this are cut; every parser has its own limit, tested elsewhere.
  static let longest = 4_096

  let words: [[UInt8]]

  /// - Parameter other: an input to take a part of.
  func change(_ input: [UInt8], with other: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var input = input
    for _ in 0...random.below(4) { changeOnce(&input, other, &random) }
    if input.count > Self.longest { input.removeLast(input.count - Self.longest) }
    return input
  }

  private func changeOnce(_ input: inout [UInt8], _ other: [UInt8], _ random: inout SeededRandom) {
    let place = random.below(input.count + 1)
    let end = min(input.count, place + 1 + random.below(random.oneIn(4) ? 64 : 6))
    switch random.below(12) {
    case 0: if place < input.count { input[place] ^= 1 << UInt8(random.below(8)) }
    case 1: if place < input.count { input[place] = UInt8(truncatingIfNeeded: random.next()) }
    case 2: input.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 3: input.removeSubrange(place..<end)
    case 4: input.insert(contentsOf: input[place..<end], at: place)
    case 5:
      input.insert(contentsOf: Array(repeating: input[safe: place] ?? 0x20, count: 1 + random.below(70)), at: place)
    case 6, 7: if !words.isEmpty { input.insert(contentsOf: random.pick(words), at: place) }
    case 8: if !words.isEmpty { input.replaceSubrange(place..<end, with: random.pick(words)) }
    case 9: changeNumber(&input, at: place, &random)
    case 10: input.insert(contentsOf: random.pick(Self.odd), at: place)
    default:
      let from = random.below(other.count + 1)
      input.replaceSubrange(place..<end, with: other[from..<min(other.count, from + random.below(40))])
    }
  }

  /// A number becomes one at a bound.
  private func changeNumber(_ input: inout [UInt8], at place: Int, _ random: inout SeededRandom) {
    guard let start = input[place...].firstIndex(where: Self.isDigit) else { return }
    let end = input[start...].firstIndex { !Self.isDigit($0) } ?? input.count
    input.replaceSubrange(start..<end, with: random.pick(Self.bounds))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static let bounds: [[UInt8]] = [
    "0", "1", "-1", "00", "127", "128", "255", "256", "65535", "65536", "2147483647", "4294967295", "4294967296",
    "9007199254740991", "9007199254740992", "9223372036854775807", "9223372036854775808", "18446744073709551615",
    "18446744073709551616", "1e9", "0.5", "999999999999999999999999",
  ].map { Array($0.utf8) }

  /// What parsers trip over: ends, marks, halves of characters, characters that are equal and not the same.
  private static let odd: [[UInt8]] =
    [
      "\u{0}", "\u{7f}", "\r\n", "\r", "\n", "\t", "\u{a0}", "\u{2028}", "\u{feff}", "\u{202e}", "é", "e\u{301}", "ß",
      "İ", "K", "👩‍👩‍👧", "\u{85}",
    ]
    .map { Array($0.utf8) } + [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80]]
}

extension Array {
  /// The element, or nil where there is none.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
