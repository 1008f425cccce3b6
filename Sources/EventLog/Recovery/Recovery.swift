// Finding the end of a log after whatever happened: read, cut, write again, and only then believe.

internal import Hashing
internal import SystemCalls

/// One recovery. Every step may be the last one before a crash; the next recovery then does the same again.
///
/// 1. Check names, lengths, first and last lines of the sealed segments.
/// 2. Read the last segment whole and ask the recovery table about what stands behind its last good line.
/// 3. Copy what is cut to `quarantine/` (sync), cut (sync).
/// 4. Write what lies above `head` in the last group again (sync): after a failed sync the page cache may show what the disk never
///    got.
/// 5. Sync the directory: an earlier process may have seen its sync of the names fail and died of it.
struct Recovery {
  let directory: any LogFileSystem
  let options: LogOptions
  let head: HeadRecord
  private(set) var report = RecoveryReport()

  init(_ directory: any LogFileSystem, options: LogOptions, head: HeadRecord) {
    self.directory = directory
    self.options = options
    self.head = head
  }

  /// The end of the log, and the segment it is in.
  struct End {
    let firsts: [UInt64]
    let file: any LogFile
    let position: LogPosition
    let lineStarts: [UInt32]
  }

  mutating func run() throws(LogError) -> End {
    let sealed = SealedSegments(directory: directory, limits: options.limits)
    var firsts = try sealed.list()
    while true {
      let before = try sealed.check(firsts)
      guard let first = firsts.last else { throw missing(seq: 1) }
      let file = try calling { () throws(SystemError) in try directory.openFile(SegmentName.text(first), .update) }
      let scan = try readAndCut(file, first, after: before)
      report.linesRead = scan.lineStarts.count
      report.segments = firsts.count
      if scan.position.end > 0 {
        try writeAgain(file, scan)
        try syncNames()
        return End(firsts: firsts, file: file, position: scan.position, lineStarts: scan.lineStarts)
      }
      try removeEmpty(first, seq: scan.position.seq + 1)
      firsts.removeLast()
    }
  }

  private func missing(seq: UInt64) -> LogError {
    .damaged(Damage(file: SegmentName.text(seq), byte: 0, seq: seq, reason: .missingSegment))
  }

  /// Reads a segment and applies the table until it accepts an end.
  private mutating func readAndCut(
    _ file: any LogFile, _ first: UInt64, after before: LogPosition
  ) throws(LogError) -> SegmentScan {
    let size = try calling { () throws(SystemError) in try file.size() }
    let measure = SegmentScan.Measure(
      limits: options.limits, head: head, known: KnownTypes(options.isKnown), knowsTree: first == 1)
    var scan = SegmentScan(file, firstSeq: first, after: before, measure: measure)
    var finding = try scan.read(to: size)
    var end = size
    while true {
      let verdict = decide(finding)
      let place = (file: SegmentName.text(first), byte: scan.position.end, seq: scan.position.seq + 1)
      switch verdict {
      case .keep, .accept: return scan
      case .refuse(let reason):
        throw .damaged(Damage(file: place.file, byte: place.byte, seq: place.seq, reason: reason))
      case .refuseUnknownType: throw try scan.unknownEvent()
      case .cut(let reason):
        try cut(file, from: &end, to: scan.position, place.file, reason)
        finding = scan.findingAfterCut
      case .cutBackToCommand:
        scan.dropCommand()
        try cut(file, from: &end, to: scan.position, place.file, .incompleteCommand)
        finding = scan.findingAfterCut
      }
    }
  }

  private func decide(_ finding: Finding) -> Verdict {
    RecoveryTable.decide(finding, headSeq: head.seq)
  }

  /// Quarantines what stands between `position` and `end`, and cuts it.
  private mutating func cut(
    _ file: any LogFile, from end: inout UInt64, to position: LogPosition, _ name: String, _ reason: CutReason
  ) throws(LogError) {
    let quarantine = Quarantine(directory: directory, now: options.now)
    let start = position.end
    let range = start..<end
    let (kept, count) = try calling { () throws(SystemError) in
      let bytes = try file.readAll(range)
      let kept = try quarantine.keep(bytes, from: name, at: start, seq: position.seq + 1, reason: reason)
      try file.truncate(to: start)
      try file.syncAll()
      return (kept, bytes.count)
    }
    report.cuts.append(
      .init(file: name, offset: start, bytes: count, seq: position.seq + 1, reason: reason, kept: kept))
    end = start
  }

  /// Removes the newest segment, which has no line.
  private mutating func removeEmpty(_ first: UInt64, seq: UInt64) throws(LogError) {
    try calling { () throws(SystemError) in
      try directory.remove(SegmentName.text(first))
      try directory.sync()
    }
    guard report.cuts.isEmpty else { return }
    report.cuts.append(
      .init(file: SegmentName.text(first), offset: 0, bytes: 0, seq: seq, reason: .emptySegment, kept: nil))
  }

  /// Writes what lies above `head` in the last group again and makes it durable.
  private mutating func writeAgain(_ file: any LogFile, _ scan: SegmentScan) throws(LogError) {
    guard scan.position.seq > head.seq else { return }
    let headEnd = head.seq >= scan.firstSeq ? head.end : 0
    let start = max(scan.position.groupStart, headEnd)
    report.rewrittenBytes = scan.position.end - start
    try calling { () throws(SystemError) in
      try file.writeAll(try file.readAll(start..<scan.position.end), at: start)
      try file.syncAll()
    }
  }

  private func syncNames() throws(LogError) {
    try calling { () throws(SystemError) in try directory.sync() }
  }
}
