// Where the program's words go: data on standard output, everything else on standard error.
import SystemCalls

enum Console {
  /// Says something to the person, with a line end.
  static func say(_ text: String) {
    // There is nobody left to tell when standard error is gone.
    try? StandardStream.error.write(Array((shown(text, on: .error) + "\n").utf8))
  }

  /// Writes text that is data of its own: help, a path, a version.
  static func print(_ text: String) throws(SystemError) {
    try StandardStream.output.write(Array((shown(text, on: .output) + "\n").utf8))
  }

  /// Says why a sub-command ends.
  static func say(_ fault: ProgramFault) {
    say("invite-ledger: " + fault.message)
    if let hint = fault.hint { say("  " + hint) }
  }

  private static func shown(_ text: String, on stream: StandardStream) -> String {
    stream.isTerminal ? TerminalText.escaped(text, keepingLines: true) : text
  }
}
