// How much room a file system has, and whether it can be written.

internal import Glibc

/// What `statvfs` says, as far as the ledger asks.
package struct FileSystemFacts: Sendable {
  /// Bytes that this user can still write.
  package let freeBytes: UInt64
  package let isReadOnly: Bool

  /// The file system that `path` is in.
  package static func of(_ path: String) throws(SystemError) -> FileSystemFacts {
    var facts = statvfs()
    try systemCall("statvfs", on: path) { Int(unsafe statvfs(path, &facts)) }
    let (free, overflow) = UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize))
    return FileSystemFacts(
      freeBytes: overflow ? .max : free, isReadOnly: facts.f_flag & UInt(ST_RDONLY) != 0)
  }
}
