// Lines that are made durable together.

internal import Hashing

/// A group: whole commands, or the first line of a segment alone.
struct Group: Sendable {
  let firstSeq: UInt64
  /// Whether its line opens a segment that does not exist yet.
  let opensSegment: Bool
  /// Where it begins in its segment.
  let start: UInt64
  /// The framed lines.
  var bytes: [UInt8] = []
  /// Offset of each line in the segment.
  var lineStarts: [UInt32] = []
  /// Behind its last line.
  var position: LogPosition

  /// - Parameter expecting: room that is made at once, in bytes.
  init(firstSeq: UInt64, opensSegment: Bool, after position: LogPosition, expecting: Int = 0) {
    self.firstSeq = firstSeq
    self.opensSegment = opensSegment
    self.position = opensSegment ? position.atNextSegment() : position
    start = self.position.end
    if expecting > 0 { bytes.reserveCapacity(expecting) }
  }

  /// Adds the lines of one command.
  ///
  /// - Throws: when one line cannot be framed; the group is then as it was.
  mutating func append(_ command: CommandLines, lineBytes: Int) throws(LogError) {
    let count = (bytes: bytes.count, lines: lineStarts.count)
    // One line alone changes nothing before it can fail, and keeping the position would copy the tree's edge.
    let before = command.count > 1 ? position : nil
    do throws(LogError) {
      for line in 0..<command.count { try append(line, of: command, lineBytes) }
    } catch {
      bytes.removeLast(bytes.count - count.bytes)
      lineStarts.removeLast(lineStarts.count - count.lines)
      if let before { position = before }
      throw error
    }
  }

  private mutating func append(_ line: Int, of command: CommandLines, _ limit: Int) throws(LogError) {
    let start = bytes.count
    let seq = position.seq + 1
    let frame = try LineFramer.append(line, of: command, seq: seq, batch: firstSeq, to: &bytes, limit: limit)
    guard position.isNotAfter(frame.time, in: bytes) else {
      throw .malformedLine(reason: "its time is before that of the line before")
    }
    lineStarts.append(UInt32(clamping: position.end))
    position.seq = seq
    position.batch = firstSeq
    position.groupStart = self.start
    position.setTime(frame.time, in: bytes)
    position.tree.append(leaf: frame.leaf(in: bytes))
    position.end += UInt64(bytes.count - start)
  }
}
