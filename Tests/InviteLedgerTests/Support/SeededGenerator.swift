// Randomness that can be had again: a seed gives the same history every time.

/// SplitMix64. Not for secrets.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<UInt64>) -> UInt64 { UInt64.random(in: range, using: &self) }

  mutating func chance(_ oneIn: UInt64) -> Bool { number(1...oneIn) == 1 }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(number(0...UInt64(elements.count - 1)))]
  }
}
