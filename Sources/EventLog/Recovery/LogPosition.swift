// Where a reading or a writing of the log stands, and what the next line has to follow.

package import Hashing

/// The state behind a line.
package struct LogPosition: Sendable, Equatable {
  /// Seq of the line; 0 before the first.
  package var seq: UInt64 = 0
  /// Its group.
  package var batch: UInt64 = 0
  /// Its time, 27 bytes; empty before the first.
  package var time: [UInt8] = []
  /// The tree over all lines up to it.
  package var tree = MerkleEdge()
  /// Offset behind it in its segment.
  package var end: UInt64 = 0
  /// Offset of the first line of its group in that segment.
  var groupStart: UInt64 = 0
  /// Its part, if its command goes on behind it.
  var openPart: LinePart?

  /// The start of the next segment, as far as the lines before it say.
  func atNextSegment() -> LogPosition {
    var next = self
    next.end = 0
    next.groupStart = 0
    return next
  }

  /// What is wrong with a line that follows, apart from what its segment and `head` say.
  func contradiction(of frame: LineFrame, in bytes: [UInt8]) -> Contradiction? {
    if frame.seq != seq + 1 { return .seq(found: frame.seq) }
    if frame.batch < batch || frame.batch > frame.seq || frame.batch == 0 { return .batch(found: frame.batch) }
    if !isNotAfter(frame.time, in: bytes) { return .time }
    let expected = openPart.map { LinePart(number: $0.number + 1, count: $0.count) }
    if let expected { return frame.part == expected ? nil : .part }
    return frame.part.map { $0.number == 1 } ?? true ? nil : .part
  }

  /// Goes behind a line of `length` bytes, newline included.
  mutating func advance(_ frame: LineFrame, in bytes: [UInt8], length: Int) {
    if frame.batch != batch { groupStart = end }
    seq = frame.seq
    batch = frame.batch
    setTime(frame.time, in: bytes)
    tree.append(leaf: frame.leaf(in: bytes))
    end += UInt64(length)
    openPart = frame.part.flatMap { $0.number < $0.count ? $0 : nil }
  }

  /// Whether the time of a line that follows is this time or later.
  func isNotAfter(_ place: Range<Int>, in bytes: [UInt8]) -> Bool {
    let (before, after) = (time.span, bytes.span.extracting(place))
    for index in before.indices where after[index] != before[index] { return after[index] > before[index] }
    return true
  }

  /// Takes the time of a line, where it stands: every line has one, and an array for each would cost more than the rest.
  mutating func setTime(_ place: Range<Int>, in bytes: [UInt8]) {
    guard time.count == place.count else { return time = Array(bytes[place]) }
    let after = bytes.span.extracting(place)
    var room = time.mutableSpan
    for index in after.indices { room[index] = after[index] }
  }

  /// What `head` would say here.
  var head: HeadRecord { HeadRecord(seq: seq, end: end, root: tree.root, time: time) }
}
