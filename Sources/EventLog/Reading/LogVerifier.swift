// Reading a whole log again without trusting anything but its bytes.

internal import Hashing
internal import SystemCalls

/// What a log that was read whole holds.
package struct VerifiedLog: Sendable {
  /// One file of it.
  package struct Segment: Sendable {
    package let name: String
    package let lines: UInt64
    package let bytes: UInt64
  }

  /// Bytes behind the last whole line: a write under way, or what the next start will cut.
  package struct Tail: Sendable, Equatable {
    package let file: String
    package let offset: UInt64
    package let bytes: UInt64
    package let reason: CutReason
  }

  package fileprivate(set) var segments: [Segment] = []
  /// Behind the last line that counts; size and root of the tree are in it.
  package fileprivate(set) var position = LogPosition()
  /// What `head` says; nil if there is none.
  package fileprivate(set) var head: HeadRecord?
  package fileprivate(set) var tail: Tail?
}

/// Checks the files of a log: sums, gaps, groups, times, commands, the tree in every `SegmentOpened`, and `head`.
///
/// Takes no lock and changes nothing, so it works beside the service; it then ends where the log was durable when it began, or a
/// little later.
package enum LogVerifier {
  /// Reads every line of the log in a directory.
  ///
  /// - Parameters:
  ///   - onLine: gets every line that is in order, for checks that need to know what is in it.
  ///   - onSegment: gets the number of bytes read so far, and of all, after each segment.
  /// - Throws: `damaged`, `unknownEvent`, `headUnreadable`, or what the kernel refused.
  package static func verify(
    _ directory: any LogFileSystem, limits: LogLimits = .standard,
    isKnown: @escaping @Sendable (_ type: String, _ version: UInt64) -> Bool,
    onLine: (LogLine) -> Void = { _ in }, onSegment: (_ done: UInt64, _ all: UInt64) -> Void = { _, _ in }
  ) throws(LogError) -> VerifiedLog {
    var log = VerifiedLog()
    log.head = try HeadFile.record(in: directory)
    let files = try open(directory, limits)
    let all = files.reduce(0) { $0 + $1.size }
    var done: UInt64 = 0
    var known = KnownTypes(isKnown)
    for (index, segment) in files.enumerated() {
      let isLast = index == files.count - 1
      try read(segment, isLast: isLast, into: &log, known: &known, limits: limits, onLine: onLine)
      done += segment.size
      onSegment(done, all)
    }
    if files.isEmpty, let head = log.head {
      throw .damaged(Damage(file: SegmentName.text(1), byte: 0, seq: 1, reason: .endsBeforeHead(seq: head.seq)))
    }
    return log
  }

  private struct SegmentFile {
    let file: any LogFile
    let firstSeq: UInt64
    let size: UInt64
  }

  private static func open(_ directory: any LogFileSystem, _ limits: LogLimits) throws(LogError) -> [SegmentFile] {
    var files: [SegmentFile] = []
    for first in try SealedSegments(directory: directory, limits: limits).list() {
      let file = try calling { () throws(SystemError) in
        let file = try directory.openFile(SegmentName.text(first), .read)
        return SegmentFile(file: file, firstSeq: first, size: try file.size())
      }
      files.append(file)
    }
    return files
  }

  private static func read(
    _ segment: SegmentFile, isLast: Bool, into log: inout VerifiedLog, known: inout KnownTypes, limits: LogLimits,
    onLine: (LogLine) -> Void
  ) throws(LogError) {
    let name = SegmentName.text(segment.firstSeq)
    guard segment.firstSeq == log.position.seq + 1 else {
      let seq = log.position.seq + 1
      throw .damaged(Damage(file: SegmentName.text(seq), byte: 0, seq: seq, reason: .missingSegment))
    }
    let measure = SegmentScan.Measure(limits: limits, head: log.head, known: known, knowsTree: true)
    var scan = SegmentScan(segment.file, firstSeq: segment.firstSeq, after: log.position, measure: measure)
    let finding = try scan.read(to: segment.size) { frame, bytes, range in
      onLine(LogLine(seq: frame.seq, bytes: bytes, range: range))
    }
    known = scan.known
    let place = (name: name, byte: scan.position.end, seq: scan.position.seq + 1)
    let verdict = isLast ? RecoveryTable.decide(finding, headSeq: log.head?.seq ?? 0) : sealedVerdict(finding)
    switch verdict {
    case .keep, .accept: break
    case .cut(let reason):
      log.tail = .init(file: name, offset: place.byte, bytes: segment.size - place.byte, reason: reason)
      if case .end(.insideCommand) = scan.findingAfterCut { dropCommand(&scan, segment, &log) }
    case .cutBackToCommand: dropCommand(&scan, segment, &log)
    case .refuse(let reason):
      throw .damaged(Damage(file: name, byte: place.byte, seq: place.seq, reason: reason))
    case .refuseUnknownType: throw try scan.unknownEvent()
    }
    log.segments.append(.init(name: name, lines: UInt64(scan.lineStarts.count), bytes: scan.position.end))
    log.position = scan.position
  }

  private static func dropCommand(_ scan: inout SegmentScan, _ segment: SegmentFile, _ log: inout VerifiedLog) {
    scan.dropCommand()
    let offset = scan.position.end
    log.tail = .init(
      file: SegmentName.text(segment.firstSeq), offset: offset, bytes: segment.size - offset,
      reason: .incompleteCommand)
  }

  /// A segment that is not the last ends with a whole command, and `head` may lie behind it.
  private static func sealedVerdict(_ finding: Finding) -> Verdict {
    switch finding {
    case .line(.inOrder), .end(.beforeHead), .end(.afterWholeCommand): .accept
    case .line(.contradicting(let contradiction)): .refuse(.contradiction(contradiction))
    case .line(.unknownType): .refuseUnknownType
    case .unreadable(let how, at: _, then: _): .refuse(.unreadableInSealedSegment(how))
    case .end(.insideCommand(_)): .refuse(.endsInsideCommand)
    }
  }
}
