// Opening a log: lock, first start, recovery.

internal import Hashing
internal import SystemCalls

extension EventLog {
  /// Takes the directory, makes a ledger in it if it is empty, finds the end of the log, and gets ready to append.
  ///
  /// - Throws: `held`, `notALedger`, `keyMissing`, `headUnreadable`, `damaged`, `unknownEvent`, or what the kernel refused. Nothing is
  ///   changed then, except that an interrupted first start may have gone further, and bytes that were never acknowledged may be in
  ///   quarantine.
  package static func open(_ options: LogOptions) throws(LogError) -> EventLog {
    let directory = options.directory
    let lock = try DirectoryLock(directory, holder: options.holder)
    let names = try calling { () throws(SystemError) in try directory.names() }
    let isFirstStart = !names.contains(FileName.head)
    if isFirstStart { try FirstStart(directory: directory, options: options).run() }
    let key = try options.key?.read(in: directory) ?? []
    var head = try HeadFile.open(in: directory)
    var recovery = Recovery(directory, options: options, head: head.current.record)
    let end = try recovery.run()
    if head.current.record.seq != end.position.seq {
      let write = head.writing(end.position.head)
      try calling { () throws(SystemError) in try write.run() }
      head.wrote(write)
    }
    return EventLog(
      options, lock, head, end, key, recovery.report.noting(isFirstStart: isFirstStart),
      index: try index(of: end, in: directory))
  }

  /// The places of the lines of the last segment; those of the others are entered when asked for.
  private static func index(of end: Recovery.End, in directory: any LogFileSystem) throws(LogError) -> LineIndex {
    let index = LineIndex()
    for first in end.firsts.dropLast() {
      let size = try calling { () throws(SystemError) in
        try directory.openFile(SegmentName.text(first), .read).size()
      }
      index.open(firstSeq: first, end: size, starts: nil)
    }
    index.open(firstSeq: end.firsts.last ?? 1, end: 0, starts: [])
    index.publish(end.lineStarts, end: end.position.end, lastSeq: end.position.seq)
    return index
  }

  private init(
    _ options: LogOptions, _ lock: DirectoryLock, _ head: HeadFile, _ end: Recovery.End, _ key: [UInt8],
    _ report: RecoveryReport, index: LineIndex
  ) {
    self.options = options
    self.lock = lock
    self.head = head
    self.key = key
    self.index = index
    file = end.file
    reservedEnd = end.position.end
    durable = end.position
    recovery = report
  }
}

extension RecoveryReport {
  fileprivate func noting(isFirstStart: Bool) -> RecoveryReport {
    var report = self
    report.isFirstStart = isFirstStart
    return report
  }
}
