// The three streams a program is born with.

internal import CLinux
internal import Glibc

/// Standard input, output and error. They are never closed.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person sits at the other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// How many columns the terminal has; nil when this is none.
  package var columns: Int? { size.flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil } }

  /// How many lines the terminal has; nil when this is none.
  package var lines: Int? { size.flatMap { $0.ws_row > 0 ? Int($0.ws_row) : nil } }

  private var size: winsize? {
    var size = winsize()
    let result = systemCall { Int(unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size)) }
    return result.succeeded ? size : nil
  }

  /// Writes everything, waiting where the other end is slow.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let result = unsafe bytes.withUnsafeBytes { room in
        systemCall { unsafe Glibc.write(rawValue, room.baseAddress?.advanced(by: done), room.count - done) }
      }
      guard result.succeeded else { throw SystemError(call: "write", target: "standard \(self)", code: result.code) }
      done += result.value
    }
  }

  /// Reads at most `limit` bytes with one call and appends them to `bytes`.
  ///
  /// - Returns: how many bytes came; 0 means the end.
  package func read(appendingTo bytes: inout [UInt8], limit: Int) throws(SystemError) -> Int {
    let result = unsafe appendTransfer(to: &bytes, limit: limit) { room in
      unsafe Glibc.read(rawValue, room.baseAddress, room.count)
    }
    guard result.succeeded else { throw SystemError(call: "read", target: "standard \(self)", code: result.code) }
    return result.value
  }
}
