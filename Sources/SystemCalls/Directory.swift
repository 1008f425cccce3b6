// A directory held open: everything in it is reached relative to its descriptor, and no symbolic link is followed.

internal import Glibc

/// How a file is opened.
package enum FileAccess: Sendable {
  /// It must exist; reading only.
  case read
  /// It must exist; reading and writing.
  case update
  /// It must not exist.
  case create
  /// Made when missing, emptied when not.
  case replace
  /// Made when missing.
  case createOrUpdate
}

/// An open directory.
package final class Directory: Sendable {
  /// Whose files are accepted.
  package enum Trust: Sendable {
    /// Only files and directories of this user that nobody else may touch (0600, 0700).
    case ownOnly
    /// Any regular file that can be read: a copy, a backup.
    case anyone
  }

  /// Where it is, for error texts.
  package let path: String
  private let descriptor: Descriptor
  private let trust: Trust

  /// Opens a directory that exists.
  package init(path: String, trust: Trust) throws(SystemError) {
    self.path = path
    self.trust = trust
    let number = try systemCall("open", on: path) {
      Int(unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    }
    descriptor = Descriptor(owning: Int32(number), name: path)
    try Self.check(FileStatus(of: descriptor), path, trust)
  }

  private init(_ name: String, in parent: Directory) throws(SystemError) {
    path = "\(parent.path)/\(name)"
    trust = parent.trust
    let number = parent.descriptor.raw
    let opened = try systemCall("open", on: "\(parent.path)/\(name)") {
      Int(unsafe openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    }
    descriptor = Descriptor(owning: Int32(opened), name: path)
    try Self.check(FileStatus(of: descriptor), path, trust)
  }

  private static func check(_ status: FileStatus, _ path: String, _ trust: Trust) throws(SystemError) {
    guard trust == .ownOnly, let fault = status.faultAsPrivateDirectory else { return }
    throw SystemError(call: "open", target: "\(path) (it \(fault))", code: EACCES)
  }

  /// Makes the directory (0700) when it is missing, makes its name durable, and opens it.
  package static func make(path: String) throws(SystemError) -> Directory {
    let outcome = systemCall { Int(unsafe mkdir(path, 0o700)) }
    guard outcome.succeeded || outcome.code == EEXIST else {
      throw SystemError(call: "mkdir", target: path, code: outcome.code)
    }
    if outcome.succeeded { try Directory(path: parent(of: path), trust: .anyone).sync() }
    return try Directory(path: path, trust: .ownOnly)
  }

  private static func parent(of path: String) -> String {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }

  /// Opens a file in this directory.
  package func open(_ name: String, _ access: FileAccess) throws(SystemError) -> File {
    let target = "\(path)/\(name)"
    let number = descriptor.raw
    let opened = try systemCall("open", on: target) {
      Int(unsafe openat(number, name, access.flags, 0o600))
    }
    let file = Descriptor(owning: Int32(opened), name: target)
    let status = try FileStatus(of: file)
    if let fault = trust == .ownOnly ? status.faultAsPrivateFile : status.faultAsFile {
      throw SystemError(call: "open", target: "\(target) (it \(fault))", code: EACCES)
    }
    if access == .replace { try systemCall("ftruncate", on: target) { Int(ftruncate(file.raw, 0)) } }
    return File(owning: file)
  }

  /// Opens a directory in this one, made (0700) when missing.
  package func subdirectory(_ name: String) throws(SystemError) -> Directory {
    let number = descriptor.raw
    let outcome = systemCall { Int(unsafe mkdirat(number, name, 0o700)) }
    guard outcome.succeeded || outcome.code == EEXIST else {
      throw SystemError(call: "mkdir", target: "\(path)/\(name)", code: outcome.code)
    }
    return try Directory(name, in: self)
  }

  /// Gives a file another name; what had that name before is gone.
  package func rename(_ name: String, to newName: String) throws(SystemError) {
    let number = descriptor.raw
    try systemCall("rename", on: "\(path)/\(name)") { Int(unsafe renameat(number, name, number, newName)) }
  }

  /// Removes a file.
  package func remove(_ name: String) throws(SystemError) {
    let number = descriptor.raw
    try systemCall("unlink", on: "\(path)/\(name)") { Int(unsafe unlinkat(number, name, 0)) }
  }

  /// Makes names that were made, changed or removed in it durable.
  package func sync() throws(SystemError) {
    let number = descriptor.raw
    let outcome = systemCallOnce { Int(fsync(number)) }
    guard outcome.succeeded else { throw descriptor.failure("fsync", outcome.code) }
  }

  /// The names in it, in byte order, without `.` and `..`.
  package func names() throws(SystemError) -> [String] {
    try DirectoryListing.names(of: descriptor)
  }
}

extension FileAccess {
  fileprivate var flags: Int32 {
    let always = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    return switch self {
    case .read: always | O_RDONLY
    case .update: always | O_RDWR
    case .create: always | O_RDWR | O_CREAT | O_EXCL
    case .replace, .createOrUpdate: always | O_RDWR | O_CREAT
    }
  }
}
