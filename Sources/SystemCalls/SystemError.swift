// What the kernel refused: which call, on what, and why.

internal import CLinux

/// A system call that failed.
///
/// The text reads `open ledger/lock: Permission denied (EACCES)`, so whoever prints it needs to add only what to do about it.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The call's name as in its manual page, `fdatasync`.
  package let call: String
  /// What it was tried on, usually a path.
  package let target: String
  /// The value of `errno`, `EACCES`.
  package let code: Int32

  package init(call: String, target: String, code: Int32) {
    self.call = call
    self.target = target
    self.code = code
  }

  package var description: String {
    "\(call) \(target): \(reason)"
  }

  /// What the system said, without what was tried and on what: `Permission denied (EACCES)`.
  package var reason: String { "\(Self.sentence(for: code)) (\(Self.symbol(for: code)))" }

  /// The symbol of an error number, `EACCES`; the number itself if it has none.
  package static func symbol(for code: Int32) -> String {
    guard let name = unsafe clinux_error_name(code) else { return String(code) }
    return unsafe String(cString: name)
  }

  /// The system's words for an error number, without regard to the locale.
  package static func sentence(for code: Int32) -> String {
    guard let words = unsafe clinux_error_words(code) else { return "unknown error" }
    return unsafe String(cString: words)
  }
}
