// A line that a person types and that nobody sees.

internal import Glibc

/// Reads secrets from the terminal.
package enum HiddenInput {
  /// What came of asking.
  package enum Line: Sendable {
    case text([UInt8])
    /// The person pressed ^C.
    case interrupted
  }

  /// Reads a line from standard input, which must be a terminal, without showing it. Backspace and ^U work; ^D ends the
  /// line. The terminal is as before when this returns: signals of keys are off meanwhile, so that ^C comes back here.
  ///
  /// - Parameters:
  ///   - prompt: goes to standard error once nothing is shown any more.
  ///   - limit: bytes beyond this are dropped.
  package static func line(prompt: String, limit: Int) throws(SystemError) -> Line {
    var saved = termios()
    try systemCall("tcgetattr", on: "standard input") { Int(unsafe tcgetattr(STDIN_FILENO, &saved)) }
    var hidden = saved
    hidden.c_lflag &= ~UInt32(ECHO | ICANON | ISIG)
    try set(&hidden)
    let line: Line
    do throws(SystemError) {
      try StandardStream.error.write(Array(prompt.utf8))
      line = try characters(limit: limit)
    } catch {
      try set(&saved)
      throw error
    }
    try set(&saved)
    try StandardStream.error.write([UInt8(ascii: "\n")])
    return line
  }

  private static func set(_ attributes: inout termios) throws(SystemError) {
    try systemCall("tcsetattr", on: "standard input") { Int(unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &attributes)) }
  }

  private static func characters(limit: Int) throws(SystemError) -> Line {
    var line: [UInt8] = []
    var typed: [UInt8] = []
    while true {
      typed.removeAll(keepingCapacity: true)
      guard try StandardStream.input.read(appendingTo: &typed, limit: 256) > 0 else { return .text(line) }
      for byte in typed {
        switch byte {
        case 0x03: return .interrupted
        case 0x04, 0x0A, 0x0D: return .text(line)
        case 0x08, 0x7F: _ = line.popLast()
        case 0x15: line.removeAll()
        default: if line.count < limit { line.append(byte) }
        }
      }
    }
  }
}
