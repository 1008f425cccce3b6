// A question that is asked again and again, each time of another thing.

/// The text of a request in which `#` stands for a number.
struct Question {
  private let pieces: [[UInt8]]
  /// The numbers go from 1 to this one.
  private let last: Int

  init(_ text: String, last: Int) {
    pieces = text.utf8.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false).map(Array.init)
    self.last = max(1, last)
  }

  /// Adds the request with number `number` as a line, which Redis takes too: the things are asked for in an order that jumps, the same in every run.
  func append(_ number: Int, to bytes: inout [UInt8]) {
    // A prime, so that every number has its turn before one comes again.
    let thing = number &* 7_368_787 % last + 1
    for (index, piece) in pieces.enumerated() {
      if index > 0 { bytes += String(thing).utf8 }
      bytes += piece
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
