// Where bytes go that are cut from the log, with the reason.

internal import Hashing
internal import SystemCalls

/// The directory `quarantine/` of a ledger.
struct Quarantine {
  let directory: any LogFileSystem
  /// The time now, as text.
  let now: @Sendable () -> String

  /// Keeps `bytes` and says in `log.ndjson` when, what and why; durable when it returns.
  ///
  /// Asked again for the same bytes, after a crash between this and the cut, it writes the same file again.
  ///
  /// - Returns: the name under which they are kept.
  func keep(_ bytes: [UInt8], from file: String, at offset: UInt64, seq: UInt64, reason: CutReason) throws(SystemError)
    -> String
  {
    let name = "\(file)-\(offset)-\(CRC32C.hex8(CRC32C.checksum(bytes)))"
    let inside = try directory.openSubdirectory(FileName.quarantine)
    try directory.sync()
    let copy = try inside.openFile(name, .replace)
    try copy.writeAll(bytes, at: 0)
    try copy.syncAll()
    let line =
      #"{"ts":"\#(now())","file":"\#(file)","offset":\#(offset),"bytes":\#(bytes.count),"seq":\#(seq),"#
      + #""reason":"\#(reason)","kept":"\#(name)"}"# + "\n"
    try append(Array(line.utf8), to: inside.openFile(FileName.quarantineLog, .createOrUpdate))
    try inside.sync()
    return name
  }

  /// Adds a line, behind the last whole line: a crash may have left half of one.
  private func append(_ line: [UInt8], to log: any LogFile) throws(SystemError) {
    let known = try log.readAll()
    let end = known.lastIndex(of: FrameText.newline).map { $0 + 1 } ?? 0
    if end < known.count { try log.truncate(to: UInt64(end)) }
    try log.writeAll(line, at: UInt64(end))
    try log.syncAll()
  }
}

/// Why bytes were cut from the end of a log.
package enum CutReason: Hashable, Sendable, CustomStringConvertible {
  /// The last group was not written whole, and nothing after it is valid.
  case unfinished(Unreadable)
  /// The last group was written out of order: something after the bad line is valid and of the same group.
  case outOfOrder(Unreadable)
  /// The lines are whole; their command is not.
  case incompleteCommand
  /// The segment was made and its first line was not written.
  case emptySegment

  package var description: String {
    switch self {
    case .unfinished(let how): "the last group was not written whole: \(how)"
    case .outOfOrder(let how): "the last group was written out of order: \(how)"
    case .incompleteCommand: "the last command was not written whole"
    case .emptySegment: "the segment has no whole line"
    }
  }
}
