// The socket file that clients connect to: made with the right rights, taken over only from the dead.

package import SystemCalls

/// A listening socket. Its file goes when `removeFile()` is called, not by itself.
package struct Listener: ~Copyable, Sendable {
  package let path: String
  let descriptor: Descriptor
  private let file: PathFacts

  /// Who may connect.
  package enum Access: Hashable, Sendable {
    /// The user of this process: mode 0600.
    case owner
    /// And the members of a group, by its number: mode 0660.
    case group(UInt32)
  }

  /// Makes the socket file and listens.
  ///
  /// A file that is in the way is removed if it is a socket, belongs to this user and refuses connections; anything else is an error that
  /// names what is there. Processes that do this at the same time take turns by a lock on the directory, which leaves no file behind.
  package static func bind(
    path: String, access: Access, backlog: Int32 = SocketLimits().backlog
  ) throws(ListenError) -> Listener {
    guard path.utf8.count <= Socket.longestPath else { throw .pathTooLong(path) }
    let directory = try lockDirectory(of: path)
    switch try ListenError.wrap({ () throws(SystemError) in try Occupant.of(path) }) {
    case .nobody: break
    case .dead: try ListenError.wrap { () throws(SystemError) in try SocketFile.remove(path) }
    case .alive(let pid): throw .inUse(path, pid: pid)
    case .noSocket: throw .notASocket(path)
    case .foreign(let uid): throw .notOurs(path, ownerUID: uid)
    }
    let listener = try ListenError.wrap { () throws(SystemError) in
      try listen(path: path, access: access, backlog: backlog)
    }
    _ = consume directory
    return listener
  }

  /// Holds the directory's lock while the path is looked at and bound: without it, two starters could each find the other's socket before
  /// it listens, take it for dead and remove it.
  private static func lockDirectory(of path: String) throws(ListenError) -> Descriptor {
    let parent = directory(of: path)
    let directory = try ListenError.wrap { () throws(SystemError) in try Descriptor.openDirectory(parent) }
    for _ in 0..<400 {
      if try ListenError.wrap({ () throws(SystemError) in try directory.tryLock() }) { return directory }
      sleepThread(milliseconds: 5)
    }
    throw .directoryLocked(parent)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The file is born with mode 0600 less the umask, and its rights only ever widen, when its group is already right.
  private static func listen(path: String, access: Access, backlog: Int32) throws(SystemError) -> Listener {
    let descriptor = try Socket.make(waits: false, name: path)
    try descriptor.setMode(0o600)
    try descriptor.bind(path: path)
    switch access {
    case .owner:
      try SocketFile.setMode(0o600, of: path)
    case .group(let group):
      try SocketFile.setGroup(group, of: path)
      try SocketFile.setMode(0o660, of: path)
    }
    try descriptor.listen(backlog: backlog)
    guard let file = try PathFacts.of(path) else { throw SystemError(call: "lstat", target: path, code: 2) }
    return Listener(path: path, descriptor: descriptor, file: file)
  }

  /// Removes the socket file if it is still this listener's. Connections that were made go on.
  package func removeFile() throws(SystemError) {
    guard let present = try PathFacts.of(path) else { return }
    if present.device == file.device && present.inode == file.inode { try SocketFile.remove(path) }
  }
}
