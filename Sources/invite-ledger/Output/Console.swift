// Where the program's words go: data on standard output, everything else on standard error.
import SystemCalls

enum Console {
  /// Says something to the person, with a line end; coloured after everything in it was made safe.
  static func say(_ text: String, _ paint: Paint = Paint(isOn: false), _ style: Paint.Style? = nil) {
    // There is nobody left to tell when standard error is gone.
    try? StandardStream.error.write(Array((paint(shown(text, on: .error), style) + "\n").utf8))
  }

  /// Writes text that is data of its own: help, a path, a version.
  static func print(_ text: String) throws(SystemError) {
    try StandardStream.output.write(Array((shown(text, on: .output) + "\n").utf8))
  }

  /// Says why a sub-command ends.
  static func say(_ fault: ProgramFault) {
    // Flags and files may be what is wrong, so the environment alone decides about colour here.
    let paint = Paint(.auto, isTerminal: StandardStream.error.isTerminal, environment: ProcessFacts.environment)
    say("invite-ledger: " + fault.message, paint, .bad)
    if let hint = fault.hint { say("  " + hint) }
  }

  private static func shown(_ text: String, on stream: StandardStream) -> String {
    stream.isTerminal ? TerminalText.escaped(text, keepingLines: true) : text
  }
}
