// Reading a file a chunk of whole lines at a time.

internal import SystemCalls

/// Some lines that stand one behind the other in a file.
struct LineChunk {
  let bytes: [UInt8]
  /// Offset of the first byte in the file.
  let offset: UInt64
  /// Behind the newline of each line, in `bytes`.
  let ends: [Int]
}

/// The whole lines of a part of a file. Stops before what has no newline within a chunk.
struct LineChunks {
  private let file: any LogFile
  private let end: UInt64
  private let chunkBytes: Int
  /// Where the next line begins; after the last chunk, where the whole lines end.
  private(set) var offset: UInt64

  init(_ file: any LogFile, _ range: Range<UInt64>, chunkBytes: Int) {
    self.file = file
    self.chunkBytes = chunkBytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next lines; nil when none are left.
  mutating func next() throws(SystemError) -> LineChunk? {
    guard offset < end else { return nil }
    let bytes = try file.readAll(offset..<min(end, offset + UInt64(chunkBytes)))
    let ends = LineEnds.find(in: bytes)
    guard let last = ends.last else { return nil }
    defer { offset += UInt64(last) }
    return LineChunk(bytes: bytes, offset: offset, ends: ends)
  }
}
