// One writer per directory.

internal import SystemCalls

/// The lock of a directory, held as long as this value lives.
struct DirectoryLock: Sendable {
  private let file: any LogFile

  /// Takes the lock, or says who has it. Touches nothing else.
  init(_ directory: any LogFileSystem, holder: String) throws(LogError) {
    file = try calling { () throws(SystemError) in try directory.openFile(FileName.lock, .createOrUpdate) }
    guard try calling({ () throws(SystemError) in try file.tryLock() }) else {
      let text = (try? file.readAll(0..<80)) ?? []
      let line = String(decoding: text.prefix { $0 != FrameText.newline && $0 < 0x7f && $0 >= 0x20 }, as: UTF8.self)
      throw .held(directory: directory.path, by: line.isEmpty ? "another process" : line)
    }
    // Only for the message above: a full disk is no reason not to start.
    let text = Array("\(holder)\n".utf8)
    if (try? file.truncate(to: 0)) != nil { try? file.writeAll(text, at: 0) }
  }
}
