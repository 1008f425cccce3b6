// A file descriptor as a value that cannot be copied and closes itself.

internal import Glibc

/// An open file, socket or event source. It has one owner and is closed when the owner lets go of it.
package struct Descriptor: ~Copyable, Sendable {
  /// The number the kernel knows it by. Whoever passes it on must not outlive this value.
  package private(set) var raw: Int32

  /// What it is, for error texts: a path, or words such as `connection`.
  package let name: String

  /// Takes over an open descriptor. Nobody else may close it.
  package init(owning raw: Int32, name: String) {
    precondition(raw >= 0, "a descriptor is not negative")
    self.raw = raw
    self.name = name
  }

  deinit {
    if raw >= 0 { _ = Glibc.close(raw) }
  }

  /// Closes now, and says if that failed. The descriptor is gone either way: after an interruption too, on Linux.
  package consuming func close() throws(SystemError) {
    let number = raw
    raw = -1
    let result = systemCallOnce { Int(Glibc.close(number)) }
    guard result.succeeded || result.code == EINTR else { throw failure("close", result.code) }
  }

  /// The error of a call that failed on this descriptor.
  package func failure(_ call: String, _ code: Int32) -> SystemError {
    SystemError(call: call, target: name, code: code)
  }
}
