// Reading a segment from its first byte, line by line, up to its end or the first thing that is not right.

internal import Hashing
internal import SystemCalls

/// A reading of one segment. It decides nothing: it says what it found, and the recovery table decides.
struct SegmentScan {
  /// What a scan measures lines against.
  struct Measure {
    var limits: LogLimits
    var head: HeadRecord?
    var known: KnownTypes
    /// Whether the tree before the segment was computed from its lines; if not it is taken from the segment's first line.
    var knowsTree: Bool
  }

  let firstSeq: UInt64
  private let file: any LogFile
  private let previousLength: UInt64
  private var measure: Measure

  /// The types met so far that are known.
  var known: KnownTypes { measure.known }

  /// Behind the last line that is in order.
  private(set) var position: LogPosition
  /// Behind the last line before the command that the last line belongs to, if that command goes on.
  private(set) var beforeCommand: LogPosition?
  /// Offset of every line that is in order.
  private(set) var lineStarts: [UInt32] = []

  /// - Parameter before: behind the last line of the segment before; its `end` is that segment's length.
  init(_ file: any LogFile, firstSeq: UInt64, after before: LogPosition, measure: Measure) {
    self.firstSeq = firstSeq
    self.file = file
    self.measure = measure
    previousLength = before.end
    position = before.atNextSegment()
  }

  /// Reads lines as long as they are in order, and says what stands behind them.
  ///
  /// - Parameter onLine: gets every line that is in order: frame, bytes and the place in them, without its newline.
  mutating func read(
    to end: UInt64, onLine: (LineFrame, [UInt8], Range<Int>) -> Void = { _, _, _ in }
  ) throws(LogError) -> Finding {
    var chunks = LineChunks(file, 0..<end, chunkBytes: measure.limits.chunkBytes)
    while let chunk = try calling({ () throws(SystemError) in try chunks.next() }) {
      var start = 0
      for lineEnd in chunk.ends {
        let frame: LineFrame
        do throws(Unreadable) {
          guard lineEnd - start <= measure.limits.lineBytes else { throw .tooLong }
          frame = try LineFrame.read(chunk.bytes, start..<lineEnd - 1)
        } catch {
          return error == .form ? .line(.contradicting(.form)) : try unreadable(error, end: end)
        }
        let finding = take(frame, chunk.bytes, length: lineEnd - start)
        guard finding == .inOrder else { return .line(finding) }
        onLine(frame, chunk.bytes, start..<lineEnd - 1)
        start = lineEnd
      }
    }
    if position.end < end { return try unreadable(.noNewline, end: end) }
    return .end(endFinding)
  }

  /// Judges a whole line and goes behind it if it is in order.
  private mutating func take(_ frame: LineFrame, _ bytes: [UInt8], length: Int) -> LineFinding {
    if let contradiction = position.contradiction(of: frame, in: bytes) { return .contradicting(contradiction) }
    guard measure.known.contains(frame, in: bytes) else { return .unknownType }
    if frame.seq == firstSeq, firstSeq > 1, !takeOpening(frame, bytes) { return .contradicting(.opening) }
    if frame.part?.number == 1 { beforeCommand = position }
    lineStarts.append(UInt32(clamping: position.end))
    let before = position
    position.advance(frame, in: bytes, length: length)
    if let head = measure.head, head.seq == position.seq, head != position.head {
      position = before
      return .contradicting(.head)
    }
    return .inOrder
  }

  /// Checks what the first line says of the lines before it, and takes the tree from it if that is not known.
  private mutating func takeOpening(_ frame: LineFrame, _ bytes: [UInt8]) -> Bool {
    guard let facts = SegmentFacts(frame, in: bytes), facts.tree.size == firstSeq - 1,
      facts.previousLength == previousLength
    else { return false }
    if measure.knowsTree { return facts.tree == position.tree }
    if let head = measure.head, head.seq == position.seq, head.root != facts.root || head.end != previousLength {
      return false
    }
    position.tree = facts.tree
    return true
  }

  private var endFinding: EndFinding {
    if let head = measure.head, position.seq < head.seq { return .beforeHead }
    guard position.openPart != nil, let first = beforeCommand?.seq else { return .afterWholeCommand }
    return .insideCommand(place(of: first + 1))
  }

  private func place(of seq: UInt64) -> Finding.Place {
    guard let head = measure.head, seq <= head.seq else { return .aboveHead }
    return .atOrBelowHead
  }

  /// What bytes are that are no line, by what stands in the whole rest of the file.
  private func unreadable(_ how: Unreadable, end: UInt64) throws(LogError) -> Finding {
    let rest = try calling { () throws(SystemError) in try file.readAll(position.end..<end) }
    let bad = position.seq + 1
    let aftermath = Finding.Aftermath.search(rest, badSeq: bad, lineBytes: measure.limits.lineBytes)
    return .unreadable(rest.allSatisfy { $0 == 0 } ? .zeros : how, at: place(of: bad), then: aftermath)
  }

  /// What the end means when the log is cut here.
  var findingAfterCut: Finding { .end(endFinding) }

  /// Gives up the lines of the last command.
  mutating func dropCommand() {
    guard let before = beforeCommand else { return }
    position = before
    while let start = lineStarts.last, UInt64(start) >= before.end { lineStarts.removeLast() }
    beforeCommand = nil
  }

  /// The error for the line behind the position, when its type is not known.
  func unknownEvent() throws(LogError) -> LogError {
    let limit = UInt64(measure.limits.lineBytes)
    let bytes = try calling { () throws(SystemError) in try file.readAll(position.end..<position.end + limit) }
    let end = bytes.firstIndex(of: FrameText.newline) ?? bytes.count
    let frame = try? LineFrame.read(bytes, 0..<end)
    let type = frame.map { String(decoding: bytes[$0.type], as: UTF8.self) } ?? ""
    return .unknownEvent(
      file: SegmentName.text(firstSeq), byte: position.end, seq: position.seq + 1, type: type,
      version: frame?.version ?? 0)
  }
}
