// What the event log refuses or cannot do, in words that say where and what to do about it.

package import SystemCalls

/// Where a log is damaged and how that shows.
package struct Damage: Hashable, Sendable {
  /// The file's name in the directory of the ledger.
  package var file: String
  /// Offset of the first byte of the bad line.
  package var byte: UInt64
  /// The seq that the line there should have.
  package var seq: UInt64
  package var reason: DamageReason

  package init(file: String, byte: UInt64, seq: UInt64, reason: DamageReason) {
    self.file = file
    self.byte = byte
    self.seq = seq
    self.reason = reason
  }
}

/// Why bytes of the log cannot be what the service wrote.
package enum DamageReason: Hashable, Sendable {
  /// The line's sum is right and the line does not belong here.
  case contradiction(Contradiction)
  /// The line cannot be read, and `head` says it was durable.
  case unreadableBelowHead(Unreadable)
  /// The line cannot be read, and a line after it was written when it was durable.
  case unreadableBeforeLaterGroup(Unreadable)
  /// The line cannot be read, in a segment that was sealed.
  case unreadableInSealedSegment(Unreadable)
  /// The line cannot be read.
  case unreadable(Unreadable)
  /// The log ends before the line that `head` says was durable.
  case endsBeforeHead(seq: UInt64)
  /// The log ends inside a command that `head` says was durable.
  case endsInsideCommand
  /// The segment that should hold this line is not there.
  case missingSegment
}

/// An operation of the event log that did not happen.
package enum LogError: Error, Hashable, Sendable {
  /// The kernel refused a call.
  case system(SystemError)
  /// Another process has the directory.
  case held(directory: String, by: String)
  /// The log is not what was written. Nothing was changed.
  case damaged(Damage)
  /// An event type or version of a newer program.
  case unknownEvent(file: String, byte: UInt64, seq: UInt64, type: String, version: UInt64)
  /// Neither a ledger nor a place to begin one.
  case notALedger(directory: String, found: String)
  /// Both slots of `head` are unreadable.
  case headUnreadable(file: String)
  /// The log is there and its key file is not.
  case keyMissing(file: String)
  /// What the caller gave is not the inside of a line; a defect of the caller.
  case malformedLine(reason: String)
  /// One line of the command is longer than a line may be.
  case lineTooLong(bytes: Int, limit: Int)
  /// The command has more lines or bytes than a command may have (`limit.command-size`).
  case commandTooLarge(lines: Int, bytes: Int)
  /// Too much is waiting for the disk already.
  case backlog(bytes: Int)
  /// The segment cannot grow further before it is changed; a defect of the caller.
  case segmentChangeOverdue
  /// The disk has no room. Nothing was appended.
  case full(retryMilliseconds: Int)
  /// A write or a sync failed earlier; nothing is written any more.
  case stopped(SystemError)
}

extension LogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let error): "\(error)"
    case .held(let directory, let holder):
      "lock \(directory): it is in use by \(holder); stop that service, or choose another directory"
    case .damaged(let damage): "read \(damage.file): \(damage)"
    case .unknownEvent(let file, let byte, let seq, let type, let version):
      "read \(file): line \(seq) at byte \(byte) is \(type) version \(version), which this program does not know; run the program that wrote it or a newer one"
    case .notALedger(let directory, let found):
      "open \(directory): it has no head and is not empty (\(found)); give an empty directory, or restore the missing files"
    case .headUnreadable(let file):
      "read \(file): both slots are damaged; run doctor to compare the log with a backup"
    case .keyMissing(let file):
      "open \(file): the key file is missing and the log is not; restore it, because no issued token works without it"
    case .malformedLine(let reason): "append: the line is malformed: \(reason)"
    case .lineTooLong(let bytes, let limit):
      "append: a line has \(bytes) bytes, at most \(limit) are allowed; shorten its texts"
    case .commandTooLarge(let lines, let bytes):
      "append: the command has \(lines) lines and \(bytes) bytes, which is more than one command may have; split it"
    case .backlog(let bytes): "append: \(bytes) bytes are waiting for the disk; try again in a moment"
    case .segmentChangeOverdue: "append: the segment is full and was not changed"
    case .full: "append: no space left on the disk; free some, the log goes on by itself"
    case .stopped(let error): "append: the log has stopped after \(error); start the service again"
    }
  }
}

extension Damage: CustomStringConvertible {
  package var description: String {
    "line \(seq) at byte \(byte) is damaged: \(reason); nothing was changed, restore \(file) from a backup"
  }
}

extension DamageReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .contradiction(let contradiction): "\(contradiction)"
    case .unreadable(let how): "\(how)"
    case .unreadableBelowHead(let how): "\(how), and it had been made durable as head says"
    case .unreadableBeforeLaterGroup(let how): "\(how), and a later line says that it had been made durable"
    case .unreadableInSealedSegment(let how): "\(how), in a segment that was sealed"
    case .endsBeforeHead(let seq): "the log ends here, and head says that it reached line \(seq)"
    case .endsInsideCommand: "the log ends inside a command that had been made durable as head says"
    case .missingSegment: "the segment that holds it is missing"
    }
  }
}
