// What a start checks of the segments it does not read: names, lengths, last and first lines.

internal import Hashing
internal import SystemCalls

/// The segments of a directory, oldest first, by their first seq.
struct SealedSegments {
  let directory: any LogFileSystem
  let limits: LogLimits

  /// The first seqs of all segments in the directory.
  func list() throws(LogError) -> [UInt64] {
    let names = try calling { () throws(SystemError) in try directory.names() }
    return names.compactMap { SegmentName.firstSeq($0) }.sorted()
  }

  /// Checks every segment of `firsts` but the last, and says what the last has to follow; the tree in that is not computed.
  func check(_ firsts: [UInt64]) throws(LogError) -> LogPosition {
    guard let first = firsts.first, first == 1 else {
      throw .damaged(Damage(file: SegmentName.text(1), byte: 0, seq: 1, reason: .missingSegment))
    }
    var position = LogPosition()
    for (index, first) in firsts.dropLast().enumerated() {
      let file = try calling { () throws(SystemError) in try directory.openFile(SegmentName.text(first), .read) }
      try checkOpening(file, first, after: position)
      position = try lastLine(file, first, next: firsts[index + 1])
    }
    return position
  }

  /// The first line of a sealed segment: its seq, and what it says of the segment before.
  private func checkOpening(_ file: any LogFile, _ first: UInt64, after before: LogPosition) throws(LogError) {
    let bytes = try calling { () throws(SystemError) in try file.readAll(0..<UInt64(limits.lineBytes)) }
    let damage = { (reason: DamageReason) in
      LogError.damaged(Damage(file: SegmentName.text(first), byte: 0, seq: first, reason: reason))
    }
    let frame: LineFrame
    do throws(Unreadable) {
      guard let end = bytes.firstIndex(of: FrameText.newline) else { throw .noNewline }
      frame = try LineFrame.read(bytes, 0..<end)
    } catch {
      throw damage(.unreadableInSealedSegment(error))
    }
    guard frame.seq == first else { throw damage(.contradiction(.seq(found: frame.seq))) }
    guard first > 1 else { return }
    guard let facts = SegmentFacts(frame, in: bytes), facts.tree.size == first - 1, facts.previousLength == before.end
    else { throw damage(.contradiction(.opening)) }
  }

  /// The last line of a sealed segment, which must be the one before the next segment's first.
  private func lastLine(_ file: any LogFile, _ first: UInt64, next: UInt64) throws(LogError) -> LogPosition {
    let size = try calling { () throws(SystemError) in try file.size() }
    let start = size - min(size, UInt64(limits.lineBytes) + 1)
    let bytes = try calling { () throws(SystemError) in try file.readAll(start..<size) }
    let ends = LineEnds.find(in: bytes)
    let lineStart = ends.dropLast().last ?? 0
    let damage = { (reason: DamageReason) in
      LogError.damaged(
        Damage(file: SegmentName.text(first), byte: start + UInt64(lineStart), seq: next - 1, reason: reason))
    }
    let frame: LineFrame
    do throws(Unreadable) {
      guard let end = ends.last, end == bytes.count else { throw .noNewline }
      frame = try LineFrame.read(bytes, lineStart..<end - 1)
    } catch {
      throw damage(.unreadableInSealedSegment(error))
    }
    guard frame.seq == next - 1 else { throw damage(.contradiction(.seq(found: frame.seq))) }
    var position = LogPosition()
    position.seq = frame.seq
    position.batch = frame.batch
    position.time = Array(bytes[frame.time])
    position.end = size
    return position
  }
}
