// Reading fixed text, numbers and names from the bytes of a line, in order.

internal import SystemCalls

/// A place in a line. Every step says whether what it asked for was there; the place after a step that failed means nothing.
struct LineCursor {
  let bytes: [UInt8]
  private(set) var index: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { index == end }

  /// The next byte, without taking it.
  var next: UInt8? { index < end ? bytes[index] : nil }

  mutating func skip(_ text: StaticString) -> Bool {
    guard end - index >= text.utf8CodeUnitCount, bytes.holds(text, at: index) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  /// A number without sign or leading zero, below 2^53.
  mutating func number() -> UInt64? {
    let start = index
    var value: UInt64 = 0
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      value = value * 10 + UInt64(byte &- UInt8(ascii: "0"))
      guard value < FrameText.seqBound else { return nil }
      index += 1
    }
    guard index > start, index == start + 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
    return value
  }

  /// The next `count` bytes.
  mutating func take(_ count: Int) -> Range<Int>? {
    guard end - index >= count else { return nil }
    defer { index += count }
    return index..<index + count
  }

  /// The bytes up to `stop`, which is not taken; not across anything but letters, digits and `_`.
  mutating func word(upTo stop: UInt8) -> Range<Int>? {
    let start = index
    while let byte = next, byte != stop {
      guard byte.isWordByte else { return nil }
      index += 1
    }
    return index < end && index > start ? start..<index : nil
  }

  /// Goes behind the first `text` at or after the place.
  mutating func find(_ text: StaticString) -> Bool {
    guard let first = text.withUTF8Buffer({ unsafe $0.first }) else { return true }
    while let next = bytes.firstIndex(of: first, in: index..<end) {
      index = next
      if skip(text) { return true }
      index += 1
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
