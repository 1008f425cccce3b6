// A terminal that hands over keys as they are pressed.

internal import Glibc

/// Standard input without line editing, echo and signals; as it was again when this value is gone.
package struct RawTerminal: ~Copyable {
  private let saved: termios

  private init(restoring saved: termios) { self.saved = saved }

  /// Takes the terminal at standard input.
  ///
  /// - Throws: when there is none.
  package static func enter() throws(SystemError) -> RawTerminal {
    var settings = termios()
    try systemCall("tcgetattr", on: "the terminal") { Int(unsafe tcgetattr(0, &settings)) }
    let saved = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    settings.c_iflag &= ~tcflag_t(IXON | ICRNL | BRKINT | INPCK | ISTRIP)
    // Waits for one byte, then hands over what is there.
    unsafe withUnsafeMutableBytes(of: &settings.c_cc) { keys in
      unsafe keys[Int(VMIN)] = 1
      unsafe keys[Int(VTIME)] = 0
    }
    try systemCall("tcsetattr", on: "the terminal") { Int(unsafe tcsetattr(0, TCSADRAIN, &settings)) }
    return RawTerminal(restoring: saved)
  }

  deinit {
    var settings = saved
    // Nothing can be done about a terminal that is gone.
    _ = unsafe tcsetattr(0, TCSADRAIN, &settings)
  }
}
