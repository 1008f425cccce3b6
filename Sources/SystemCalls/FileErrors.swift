// The errors of files that callers decide by, so that nobody else needs to know error numbers.

internal import Glibc

extension SystemError {
  /// The disk, a quota or a size limit leaves no room: nothing is broken, and it may pass.
  package var meansNoSpace: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

  /// Something of that name is there already.
  package var meansExists: Bool { code == EEXIST }

  /// This file system does not offer the call.
  package var meansUnsupported: Bool { code == EOPNOTSUPP || code == ENOSYS || code == EINVAL }

  /// No room, for file systems that are not the kernel's.
  package static func noSpace(_ call: String, _ target: String) -> SystemError {
    SystemError(call: call, target: target, code: ENOSPC)
  }

  /// The device failed.
  package static func inputOutput(_ call: String, _ target: String) -> SystemError {
    SystemError(call: call, target: target, code: EIO)
  }

  /// Nothing of that name is there.
  package static func missing(_ call: String, _ target: String) -> SystemError {
    SystemError(call: call, target: target, code: ENOENT)
  }

  /// Something of that name is there already.
  package static func exists(_ call: String, _ target: String) -> SystemError {
    SystemError(call: call, target: target, code: EEXIST)
  }
}
