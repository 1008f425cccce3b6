// A terminal of our own, at which a test sits.
import Foundation
import Testing

final class Terminal {
  /// The end that a person sits at.
  let person: FileHandle
  /// The path of the other end.
  let path: String

  init(columns: UInt16 = 80, lines: UInt16 = 24) throws {
    let terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    // TIOCSPTLCK, TIOCGPTN and TIOCSWINSZ, which the C library hides behind functions that Swift does not see.
    var (lock, number): (Int32, UInt32) = (0, 0)
    let unlocked = unsafe ioctl(terminal, 0x4004_5431, &lock) == 0
    let numbered = unsafe ioctl(terminal, 0x8004_5430, &number) == 0
    var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    let sized = unsafe ioctl(terminal, 0x5414, &size) == 0
    try #require(unlocked && numbered && sized)
    person = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    path = "/dev/pts/\(number)"
  }

  /// The end that a program sits at.
  func programEnd() throws -> FileHandle {
    let end = unsafe open(path, O_RDWR | O_NOCTTY)
    try #require(end >= 0)
    return FileHandle(fileDescriptor: end, closeOnDealloc: true)
  }

  /// Starts a process with all three streams here, and gives what it shows until it ends.
  func show(_ process: Process) throws -> String {
    let end = try programEnd()
    process.standardInput = end
    process.standardOutput = end
    process.standardError = end
    try process.run()
    try end.close()
    var shown: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4_096)
    // Reading fails when nobody sits at the other end any more.
    while case let count = unsafe read(person.fileDescriptor, &room, room.count), count > 0 { shown += room[..<count] }
    process.waitUntilExit()
    return String(decoding: shown, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
  }
}
