// The file `head`: two slots, written in turn, in place.

internal import Hashing
internal import SystemCalls

/// The open `head` of a directory. The slot that was not written last is always whole, so a torn write loses nothing.
struct HeadFile: Sendable {
  let file: any LogFile
  /// What it says now.
  private(set) var current: HeadSlot

  /// Reads both slots.
  ///
  /// - Throws: `headUnreadable` if neither is whole.
  static func open(in directory: any LogFileSystem) throws(LogError) -> HeadFile {
    let file = try calling { () throws(SystemError) in try directory.openFile(FileName.head, .update) }
    return HeadFile(file: file, current: try newest(of: file))
  }

  /// What `head` says, without writing to it later; nil if there is none.
  static func record(in directory: any LogFileSystem) throws(LogError) -> HeadRecord? {
    do {
      return try newest(of: directory.openFile(FileName.head, .read)).record
    } catch let error as SystemError where error.isMissingFile {
      return nil
    } catch let error as SystemError {
      throw .system(error)
    } catch let error as LogError {
      throw error
    } catch {
      throw .headUnreadable(file: FileName.head)
    }
  }

  /// Makes the file with both slots: temporary name, sync, rename, sync of the directory.
  static func create(_ record: HeadRecord, in directory: any LogFileSystem) throws(SystemError) {
    let file = try directory.openFile(FileName.newHead, .replace)
    for counter in 1...UInt64(HeadSlot.count) {
      let slot = HeadSlot(counter: counter, record: record)
      try file.writeAll(slot.bytes, at: slot.offset)
    }
    try file.syncAll()
    try directory.rename(FileName.newHead, to: FileName.head)
    try directory.sync()
  }

  private static func newest(of file: any LogFile) throws(LogError) -> HeadSlot {
    let bytes = try calling { () throws(SystemError) in try file.readAll(0..<UInt64(HeadSlot.count * HeadSlot.length)) }
    var best: HeadSlot?
    for start in stride(from: 0, to: bytes.count, by: HeadSlot.length) {
      let end = min(start + HeadSlot.length, bytes.count)
      guard let slot = HeadSlot(Array(bytes[start..<end])), slot.counter > best?.counter ?? 0 else { continue }
      best = slot
    }
    guard let best else { throw .headUnreadable(file: file.name) }
    return best
  }

  /// The work of writing `record` into the slot that is not the current one.
  func writing(_ record: HeadRecord) -> HeadWrite {
    HeadWrite(file: file, slot: HeadSlot(counter: current.counter + 1, record: record))
  }

  /// Notes that a write was made durable.
  mutating func wrote(_ write: HeadWrite) { current = write.slot }
}

/// One write of `head`, to be made on whatever thread may block.
struct HeadWrite: Sendable {
  fileprivate let file: any LogFile
  fileprivate let slot: HeadSlot

  func run() throws(SystemError) {
    try file.writeAll(slot.bytes, at: slot.offset)
    try file.syncData()
  }
}

/// Runs calls of the kernel whose errors are passed on as errors of the log.
func calling<Value>(_ body: () throws(SystemError) -> Value) throws(LogError) -> Value {
  do { return try body() } catch { throw .system(error) }
}
