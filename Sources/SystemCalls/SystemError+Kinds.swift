// The error numbers that callers tell apart, so that nobody else needs to know them.

internal import Glibc

extension SystemError {
  /// Nobody listens there.
  package var isRefusedConnection: Bool { code == ECONNREFUSED }
  /// There is no such file.
  package var isMissingFile: Bool { code == ENOENT }
  /// This user may not do it.
  package var isPermissionDenied: Bool { code == EACCES || code == EPERM }
  /// Nobody reads at the other end any more.
  package var isBrokenPipe: Bool { code == EPIPE }
  /// Somebody else has it, for longer than one waits.
  package static func busy(_ call: String, on target: String) -> SystemError {
    SystemError(call: call, target: target, code: EBUSY)
  }
  /// It would have had to wait, or waited as long as it was allowed to.
  package var wouldBlock: Bool { code == EAGAIN || code == EWOULDBLOCK || code == ETIMEDOUT }
  /// This process or the machine has no descriptor, or no memory for one, left.
  package var isOutOfDescriptors: Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) }
}
