// The event log: its one writer, as a value that cannot be copied.

package import Hashing
package import SystemCalls

/// Durable, ordered, checksummed lines.
///
/// Commands are appended to a collecting group; a commit takes the group, writes and syncs it while the next one collects; then, and
/// not before, its lines are durable, visible to readers and may be acknowledged. There is one commit at a time, so a line's
/// `meta.batch`, the first seq of its group, says that everything before the group was durable when the line was written.
///
/// After a failed write or sync nothing is written any more (`stopped`); after a full disk the log is as it was before the group that
/// found no space, and goes on when there is room.
package struct EventLog: ~Copyable {
  let options: LogOptions
  let lock: DirectoryLock
  /// The segment that is written to.
  var file: any LogFile
  /// Up to where writing in that segment will find room.
  var reservedEnd: UInt64
  var head: HeadFile

  /// Groups that wait, oldest first; commands are appended to the last.
  var waiting: [Group] = []
  /// Whether nothing more may be appended to the last waiting group.
  var lastIsClosed = false
  /// The group on its way to the disk.
  var underWay: UnderWay?
  /// Bytes of the newest group that was taken to the disk: the next one will be like it.
  var expectedBytes = 0
  /// The call after which nothing is written any more.
  var stopped: SystemError?
  /// Behind the last line that was appended when it stopped; what became of those lines nobody knows.
  var stoppedAt: LogPosition?

  enum UnderWay {
    case group(Group)
    case head(HeadWrite)
  }

  /// Behind the last line that is durable.
  package internal(set) var durable: LogPosition
  /// Behind the last line that was appended. Not kept apart: a second copy would make every append copy the tree's edge.
  package var appended: LogPosition {
    if let stoppedAt { return stoppedAt }
    if !waiting.isEmpty { return waiting[waiting.count - 1].position }
    if case .group(let group) = underWay { return group.position }
    return durable
  }
  /// Its place in the segment. Asked for with every command, so that in the common case nothing is copied for it; nothing waits
  /// once the log has stopped.
  var appendedEnd: UInt64 { waiting.isEmpty ? appended.end : waiting[waiting.count - 1].position.end }
  private var appendedSeq: UInt64 { waiting.isEmpty ? appended.seq : waiting[waiting.count - 1].position.seq }

  /// What opening it found and did.
  package let recovery: RecoveryReport
  /// The places of the durable lines, for readers.
  package let index: LineIndex
  /// The contents of the key file, until somebody takes them.
  var key: [UInt8]

  /// The seq that the next line gets.
  package var nextSeq: UInt64 { appendedSeq + 1 }
  /// The last seq that is durable.
  package var durableSeq: UInt64 { durable.seq }
  /// The tree over all appended lines: size and root are the receipt of the command that was appended last.
  package var tree: MerkleEdge { appended.tree }
  /// The tree over all durable lines.
  package var durableTree: MerkleEdge { durable.tree }
  /// Whether a group waits for a commit.
  package var hasCollected: Bool { !waiting.isEmpty }
  /// Whether a commit was begun and not ended.
  package var isCommitting: Bool { underWay != nil }
  /// The failure after which nothing is written any more.
  package var failure: SystemError? { stopped }

  /// Hands over the contents of the key file; nothing is left of them here.
  package mutating func takeKey() -> [UInt8] {
    defer { key = [] }
    return key
  }

  /// A reader of the durable lines.
  package func reader() -> LogReader {
    LogReader(following: index, in: options.directory, limits: options.limits)
  }

  /// Waits for the disk to have everything, writes `head`, and lets the directory go.
  package consuming func close() throws(LogError) {
    while hasCollected || isCommitting {
      guard let commit = beginCommit() else { break }
      if case .failed(let error) = endCommit(commit.run()) { throw .stopped(error) }
    }
    try writeHead()
  }
}
