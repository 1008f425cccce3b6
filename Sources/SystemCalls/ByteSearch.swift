// Finding and adding bytes at the speed of the C library.

internal import Glibc

extension [UInt8] {
  /// The first position of `byte` in `range`, found by `memchr`: about 17 GB/s, against 1 GB/s of a loop.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range is within the bytes")
    return unsafe withUnsafeBytes { room -> Int? in
      guard let base = room.baseAddress,
        let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Whether the bytes of a text stand at a position, compared by `memcmp`; false where they go beyond the end.
  package func holds(_ text: StaticString, at position: Int) -> Bool {
    precondition(position >= 0, "the position is within the bytes")
    return text.withUTF8Buffer { text in
      guard count - position >= text.count else { return false }
      return unsafe withUnsafeBytes { room in
        guard let base = room.baseAddress, let start = text.baseAddress else { return text.isEmpty }
        return unsafe memcmp(base + position, start, text.count) == 0
      }
    }
  }

  /// Adds some of other bytes at the end, in one piece; the range must lie inside.
  package mutating func append(_ bytes: [UInt8], in range: Range<Int>) {
    unsafe bytes.span.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Adds the bytes of a text at the end, in one piece.
  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }
}
