// The blocking part of making a group durable.

package import SystemCalls

/// Work for whatever thread may wait for the disk. Made by `EventLog.beginCommit` or `beginHead`, run once, and its outcome given
/// back to `endCommit`.
///
/// System calls of the happy path, in this order:
///
/// - a group: `pwrite(segment)`, `fdatasync(segment)`
/// - the first line of a segment: `pwrite(head)`, `fdatasync(head)`, `ftruncate(old segment, its length)` to give back reserved space,
///   `openat(new segment, O_CREAT|O_EXCL)`, `fsync(directory)`, `fallocate(new segment)`, `pwrite(new segment)`,
///   `fdatasync(new segment)`
/// - head: `pwrite(head)`, `fdatasync(head)`
package struct GroupCommit: Sendable {
  enum Work: Sendable {
    case lines(any LogFile)
    case segment(NewSegment)
    case head(HeadWrite)
  }

  let work: Work
  /// Empty for head.
  let bytes: [UInt8]
  let start: UInt64

  /// Writes and syncs. Blocks. Never to be called twice.
  package func run() -> CommitOutcome {
    switch work {
    case .lines(let file): CommitOutcome(result: writeLines(file))
    case .segment(let segment): segment.run(bytes)
    case .head(let write): CommitOutcome(result: Self.writeHead(write))
    }
  }

  private func writeLines(_ file: any LogFile) -> CommitOutcome.Result {
    do throws(SystemError) {
      try file.writeAll(bytes, at: start)
    } catch {
      return error.meansNoSpace ? cutBack(file) : .failed(error)
    }
    return Self.sync(file)
  }

  /// The one sync of a group. If it fails nobody may try again: the kernel may have dropped the pages and called them clean.
  static func sync(_ file: any LogFile) -> CommitOutcome.Result {
    do throws(SystemError) {
      try file.syncData()
      return .durable
    } catch {
      return .failed(error)
    }
  }

  /// Takes away what a write without space left behind.
  private func cutBack(_ file: any LogFile) -> CommitOutcome.Result {
    do throws(SystemError) {
      try file.truncate(to: start)
      try file.syncAll()
      return .noSpace
    } catch {
      return .failed(error)
    }
  }

  private static func writeHead(_ write: HeadWrite) -> CommitOutcome.Result {
    do throws(SystemError) {
      try write.run()
      return .durable
    } catch {
      // Copying file systems may need space to overwrite. The old slot still counts.
      return error.meansNoSpace ? .noSpace : .failed(error)
    }
  }
}

/// What a commit came to; only `EventLog.endCommit` can say what it means.
package struct CommitOutcome: Sendable {
  enum Result: Sendable {
    case durable
    /// Nothing of the group is in the file.
    case noSpace
    case failed(SystemError)
  }

  let result: Result
  /// The segment that was made, if one was.
  var file: (any LogFile)?
  var reservedEnd: UInt64 = 0

  init(result: Result) { self.result = result }
}

/// What a commit means for those who wait for it.
package enum CommitResult: Sendable {
  /// These lines are durable and visible; the position behind the last of them holds size and root of the tree.
  case durable(ClosedRange<UInt64>, LogPosition)
  /// The disk had no room. The lines from this seq on, also of later commands, were never appended.
  case full(retryMilliseconds: Int, droppedFrom: UInt64)
  /// Nothing is known about the group, and nothing is written any more: the process has to end.
  case failed(SystemError)
  /// Head was written, or was not for want of space; nobody waits for it.
  case head
}
