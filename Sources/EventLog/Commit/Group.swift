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

  init(firstSeq: UInt64, opensSegment: Bool, after position: LogPosition) {
    self.firstSeq = firstSeq
    self.opensSegment = opensSegment
    self.position = opensSegment ? position.atNextSegment() : position
    start = self.position.end
  }

  /// Adds the lines of one command.
  ///
  /// - Throws: when one line cannot be framed; the group is then as it was.
  mutating func append(_ command: [LineParts], limits: LogLimits) throws(LogError) {
    let count = (bytes: bytes.count, lines: lineStarts.count)
    // One line alone changes nothing before it can fail, and keeping the position would copy the tree's edge.
    let before = command.count > 1 ? position : nil
    do throws(LogError) {
      for parts in command { try append(parts, limits.lineBytes) }
    } catch {
      bytes.removeLast(bytes.count - count.bytes)
      lineStarts.removeLast(lineStarts.count - count.lines)
      if let before { position = before }
      throw error
    }
  }

  private mutating func append(_ parts: LineParts, _ limit: Int) throws(LogError) {
    let start = bytes.count
    let seq = position.seq + 1
    #if PLANTED_BUGS
      let batch = PlantedBug.active == .batchIsSelf ? seq : firstSeq
    #else
      let batch = firstSeq
    #endif
    let leaf = try LineFramer.append(parts, seq: seq, batch: batch, to: &bytes, limit: limit)
    guard !parts.timeText.lexicographicallyPrecedes(position.time) else {
      throw .malformedLine(reason: "its time is before that of the line before")
    }
    lineStarts.append(UInt32(clamping: position.end))
    position.seq = seq
    position.batch = firstSeq
    position.groupStart = self.start
    position.time = Array(parts.timeText)
    position.tree.append(leaf: leaf)
    position.end += UInt64(bytes.count - start)
  }
}
