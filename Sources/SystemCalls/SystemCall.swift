// The one place where a call is repeated after an interruption and where errno is read.

internal import Glibc

/// What a system call gave back: its value, and `errno` if the value is -1 (0 otherwise).
package struct CallResult: Sendable {
  package let value: Int
  package let code: Int32

  package var succeeded: Bool { value != -1 }

  /// The kernel had nothing to give or no room to take, and the descriptor does not wait.
  package var wouldBlock: Bool { code == EAGAIN || code == EWOULDBLOCK }
}

/// Runs `body` once and reads `errno` before anything else can change it.
///
/// For calls that must not be repeated by themselves: `close`, and `fdatasync`, where an interruption counts as a failure.
package func systemCallOnce(_ body: () -> Int) -> CallResult {
  let value = body()
  return CallResult(value: value, code: value == -1 ? errno : 0)
}

/// Runs `body`, again as long as a signal interrupts it.
package func systemCall(_ body: () -> Int) -> CallResult {
  while true {
    let result = systemCallOnce(body)
    if result.code != EINTR { return result }
  }
}

/// Runs `body`, again as long as a signal interrupts it, and returns its value.
///
/// - Throws: the error with the call's name and target, if the value is -1.
@discardableResult
package func systemCall(
  _ name: String, on target: @autoclosure () -> String, _ body: () -> Int
) throws(SystemError) -> Int {
  let result = systemCall(body)
  guard result.succeeded else { throw SystemError(call: name, target: target(), code: result.code) }
  return result.value
}
