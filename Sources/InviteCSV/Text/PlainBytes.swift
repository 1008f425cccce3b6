// Eight bytes looked at with one load, for the loop that goes over every byte of a file.
//
// Loads from a RawSpan are checked against its bounds; what Swift calls unsafe about them is the type alone, and any
// eight bytes are a UInt64. Measured on 50,000 rows of 3.7 MB: all cells found in 3.3 ms of processor time, where a loop over
// bytes took 5.9 and Python's csv.reader 34.

/// Bytes that end no cell: neither comma nor quote nor line end.
enum PlainBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Where the first byte stands, at or behind `start`, that a cell can end with; the end of the text if there is none.
  static func end(of span: borrowing Span<UInt8>, from start: Int) -> Int {
    let text = unsafe span.bytes
    var offset = start
    while offset + 8 <= text.byteCount {
      let word = unsafe UInt64(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let special =
        zeros(word ^ ones &* 0x2C) | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x0A)
        | zeros(word ^ ones &* 0x0D)
      // A borrow can only disturb bytes above the first one found.
      if special != 0 { return offset + special.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < text.byteCount {
      let byte = unsafe text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      if byte == .comma || byte == .quote || byte == .lineFeed || byte == .carriageReturn { break }
      offset += 1
    }
    return offset
  }

  /// Where the first NUL stands.
  static func firstNUL(of span: borrowing Span<UInt8>, before end: Int) -> Int? {
    let text = unsafe span.bytes
    var offset = 0
    while offset + 8 <= end {
      let word = unsafe UInt64(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let nuls = zeros(word)
      if nuls != 0 { return offset + nuls.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < end {
      if unsafe text.unsafeLoad(fromByteOffset: offset, as: UInt8.self) == 0 { return offset }
      offset += 1
    }
    return nil
  }

  /// The high bit of every byte that is zero, and perhaps of some above the lowest of them.
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
}
