// Opening what a person named on the command line.

internal import Glibc

extension Descriptor {
  /// Opens a file, a pipe or a device for reading. Symbolic links are followed: whoever typed the path meant what it leads to.
  package static func reading(_ path: String) throws(SystemError) -> Descriptor { try reading(path, O_NOCTTY) }

  private static func reading(_ path: String, _ flags: Int32) throws(SystemError) -> Descriptor {
    let raw = try systemCall("open", on: path) { Int(unsafe open(path, O_RDONLY | O_CLOEXEC | flags)) }
    return Descriptor(owning: Int32(raw), name: path)
  }
}

/// A file that is refused for what it is.
package struct UntrustedFile: Error, Hashable, Sendable {
  package let path: String
  /// What is wrong with it, to be said behind the path.
  package let reason: String
}

extension Descriptor {
  /// Opens a file whose words are obeyed: one that nobody but this user and root can have written.
  ///
  /// - Throws: `UntrustedFile` for any other; `SystemError` when it cannot be opened.
  package static func readingTrusted(_ path: String) throws -> Descriptor {
    // Without waiting: whoever can put a pipe there could hold up every call of the program.
    let file = try reading(path, O_NOCTTY | O_NONBLOCK)
    if let reason = try FileStatus(of: file).faultAsTrustedFile { throw UntrustedFile(path: path, reason: reason) }
    return file
  }
}
