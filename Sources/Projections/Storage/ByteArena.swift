// Bytes of many texts, one after another.

/// Texts in pieces of 64 KiB (a longer text has a piece of its own), each behind its length.
struct ByteArena: Sendable {
  /// Where a text stands.
  struct Place: Sendable {
    fileprivate var chunk: UInt32
    fileprivate var offset: UInt32
  }

  private static var chunkSize: Int { 64 << 10 }
  private static var lengthSize: Int { 4 }

  private var chunks: [[UInt8]] = []

  mutating func add(_ text: String) -> Place {
    let length = text.utf8.count
    let room = Self.chunkSize - (chunks.last?.count ?? Self.chunkSize)
    if length + Self.lengthSize > room { openChunk() }
    let chunk = chunks.count - 1
    let place = Place(chunk: UInt32(clamping: chunk), offset: UInt32(clamping: chunks[chunk].count))
    // Seven bits a byte: one byte of length for nearly every text.
    var rest = length
    while rest >= 0x80 {
      chunks[chunk].append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    chunks[chunk].append(UInt8(rest))
    chunks[chunk].append(contentsOf: text.utf8)
    return place
  }

  func text(at place: Place) -> String {
    String(decoding: chunks[Int(place.chunk)][range(at: place)], as: UTF8.self)
  }

  /// Whether exactly these bytes stand there.
  func holds(_ text: String, at place: Place) -> Bool {
    let range = range(at: place)
    let bytes = text.utf8.span
    guard range.count == bytes.count else { return false }
    let chunk = chunks[Int(place.chunk)]
    for index in bytes.indices where chunk[range.lowerBound + index] != bytes[index] { return false }
    return true
  }

  private func range(at place: Place) -> Range<Int> {
    let chunk = chunks[Int(place.chunk)]
    var start = Int(place.offset)
    var length = 0
    var shift = 0
    while chunk[start] >= 0x80 {
      length |= Int(chunk[start] & 0x7f) << shift
      shift += 7
      start += 1
    }
    length |= Int(chunk[start]) << shift
    return start + 1..<start + 1 + length
  }

  private mutating func openChunk() {
    var chunk: [UInt8] = []
    if !chunks.isEmpty { chunk.reserveCapacity(Self.chunkSize) }
    chunks.append(chunk)
  }
}
