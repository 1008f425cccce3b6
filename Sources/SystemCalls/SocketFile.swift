// The file a Unix socket leaves in a directory: what it is, whose, and its rights.

internal import Glibc

/// What is at a path, without following a symbolic link.
package struct PathFacts: Hashable, Sendable {
  package let isSocket: Bool
  package let isDirectory: Bool
  package let ownerUID: UInt32
  /// The permission bits.
  package let mode: UInt32
  /// Device and inode: which file it is, as long as it exists.
  package let device: UInt64
  package let inode: UInt64

  /// Looks at `path`; nil if there is nothing.
  package static func of(_ path: String) throws(SystemError) -> PathFacts? {
    var facts = stat()
    let result = systemCall { Int(unsafe lstat(path, &facts)) }
    if result.code == ENOENT { return nil }
    guard result.succeeded else { throw SystemError(call: "lstat", target: path, code: result.code) }
    return PathFacts(
      isSocket: facts.st_mode & S_IFMT == S_IFSOCK,
      isDirectory: facts.st_mode & S_IFMT == S_IFDIR,
      ownerUID: facts.st_uid,
      mode: facts.st_mode & 0o7777,
      device: UInt64(facts.st_dev),
      inode: UInt64(facts.st_ino))
  }
}

/// Calls that change the file of a socket.
package enum SocketFile {
  package static func remove(_ path: String) throws(SystemError) {
    try systemCall("unlink", on: path) { Int(unsafe unlink(path)) }
  }

  package static func setMode(_ mode: UInt32, of path: String) throws(SystemError) {
    try systemCall("chmod", on: path) { Int(unsafe chmod(path, mode)) }
  }

  package static func setGroup(_ group: UInt32, of path: String) throws(SystemError) {
    try systemCall("lchown", on: path) { Int(unsafe lchown(path, uid_t.max, group)) }
  }
}

extension Descriptor {
  /// Sets the rights of an open file; of a socket, those its file gets when it is bound.
  package func setMode(_ mode: UInt32) throws(SystemError) {
    let number = raw
    try systemCall("fchmod", on: name) { Int(fchmod(number, mode)) }
  }

  /// Opens a directory, only to hold on to it.
  package static func openDirectory(_ path: String) throws(SystemError) -> Descriptor {
    let raw = try systemCall("open", on: path) { Int(unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) }
    return Descriptor(owning: Int32(raw), name: path)
  }

  /// Takes the exclusive lock of an open file or directory if it is free. Closing gives it back, death too.
  package func tryLock() throws(SystemError) -> Bool {
    let number = raw
    let result = systemCall { Int(flock(number, LOCK_EX | LOCK_NB)) }
    if result.wouldBlock { return false }
    guard result.succeeded else { throw failure("flock", result.code) }
    return true
  }

  /// A descriptor that does nothing but take one number, to be let go when there are no more.
  package static func reserve() throws(SystemError) -> Descriptor {
    let raw = try systemCall("open", on: "/dev/null") { Int(unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)) }
    return Descriptor(owning: Int32(raw), name: "reserve")
  }

  /// Waits until the descriptor is ready for `readiness` or over.
  ///
  /// - Returns: false if that took longer than `timeoutMilliseconds`; -1 waits for ever.
  package func wait(for readiness: Readiness, timeoutMilliseconds: Int32) throws(SystemError) -> Bool {
    // poll and epoll name the same conditions by the same bits.
    var entry = pollfd(fd: raw, events: Int16(truncatingIfNeeded: readiness.rawValue), revents: 0)
    let result = systemCallOnce { Int(unsafe poll(&entry, 1, timeoutMilliseconds)) }
    if result.code == EINTR { return false }
    guard result.succeeded else { throw failure("poll", result.code) }
    return result.value > 0
  }
}

/// Lets this thread sleep. For programs that have nothing to wait for but time.
package func sleepThread(milliseconds: UInt32) {
  _ = usleep(milliseconds * 1_000)
}
