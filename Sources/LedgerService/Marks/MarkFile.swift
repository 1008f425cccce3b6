// The file of marks beside a log: one line for each time that a mark was set.
package import EventLog
package import SystemCalls

/// `marks.ndjson` in a ledger's directory. A mark that is set again moves: the last line counts. The log itself knows no
/// marks, so losing the file loses names and no history.
package struct MarkFile: Sendable {
  package static let name = "marks.ndjson"

  private let directory: any LogFileSystem

  package init(in directory: any LogFileSystem) { self.directory = directory }

  /// The marks by name, and how many lines were none. No file is no marks.
  package func read() throws(SystemError) -> (marks: [String: Mark], unreadable: Int) {
    let bytes: [UInt8]
    do { bytes = try directory.openFile(Self.name, .read).readAll() } catch {
      if error.isMissingFile { return ([:], 0) }
      throw error
    }
    var marks: [String: Mark] = [:]
    var unreadable = 0
    for line in Self.wholeLines(of: bytes) {
      if let mark = Mark(line: line) { marks[mark.name] = mark } else { unreadable += 1 }
    }
    return (marks, unreadable)
  }

  /// Adds a line; durable when it returns. Blocks.
  ///
  /// System calls: `openat(marks.ndjson, O_CREAT)`, `flock`, `pread`, `ftruncate` if a crash left half a line, `pwrite`, `fsync`,
  /// `fsync(directory)`.
  package func add(_ mark: Mark) throws(SystemError) {
    let file = try directory.openFile(Self.name, .createOrUpdate)
    try Self.lock(file)
    let known = try file.readAll()
    let end = known.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if end < known.count { try file.truncate(to: UInt64(end)) }
    try file.writeAll(mark.line, at: UInt64(end))
    try file.syncAll()
    try directory.sync()
  }

  /// A replay session beside the service adds lines too. Each takes milliseconds; a second is too long.
  private static func lock(_ file: any LogFile) throws(SystemError) {
    for _ in 0..<200 {
      if try file.tryLock() { return }
      sleepThread(milliseconds: 5)
    }
    throw .busy("flock", on: name)
  }

  /// Lines with their end: what a crash left unfinished was never answered.
  private static func wholeLines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    return bytes[..<end].split(separator: UInt8(ascii: "\n"))
  }
}
