// Verbs by their spelling: a look-up for every request that makes no text of it.

/// An open-addressed table of all verbs, by a hash of their spelling. It holds our own words only, so nobody can choose words
/// that collide.
struct VerbSpellings: Sendable {
  private static let size = 256
  private static let space = UInt8(ascii: " ")
  private static let point = UInt8(ascii: ".")

  private var places = [Verb?](repeating: nil, count: size)

  init() {
    precondition(Verb.allCases.count * 2 <= Self.size, "half of the places stay free, so that searching ends soon")
    for verb in Verb.allCases {
      var place = Self.hash(Array(verb.rawValue.utf8)[...], nil)
      while places[place] != nil { place = (place + 1) % Self.size }
      places[place] = verb
    }
  }

  /// The verb that is spelled by one word, or by two with a space between them.
  func verb(of first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>?) -> Verb? {
    var place = Self.hash(first, second)
    while let verb = places[place] {
      if Self.spells(first, second, verb.rawValue) { return verb }
      place = (place + 1) % Self.size
    }
    return nil
  }

  /// FNV-1a of the spelling, cut to a place.
  private static func hash(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>?) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte == point ? space : byte)) &* 0x100_0000_01B3 }
    for byte in first { mix(byte) }
    if let second {
      mix(space)
      for byte in second { mix(byte) }
    }
    return Int(truncatingIfNeeded: hash >> 32) & (size - 1)
  }

  private static func spells(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>?, _ spelling: String) -> Bool {
    let spelling = spelling.utf8.span
    let length = second.map { first.count + 1 + $0.count } ?? first.count
    guard length == spelling.count, matches(first, spelling, at: 0) else { return false }
    guard let second else { return true }
    return spelling[first.count] == space && matches(second, spelling, at: first.count + 1)
  }

  /// A space inside a word, which only quotes bring there, spells nothing.
  private static func matches(_ word: ArraySlice<UInt8>, _ spelling: borrowing Span<UInt8>, at start: Int) -> Bool {
    let word = word.span
    for index in word.indices {
      let wanted = spelling[start + index]
      guard word[index] == (wanted == space ? point : wanted) else { return false }
    }
    return true
  }
}
