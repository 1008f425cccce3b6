// The session with a person: a prompt that says where one is, history, completion, Ctrl-C.
import Replay
import SystemCalls

extension ReplayShell {
  /// Asks for lines until the person is done. A fault is said, and the session goes on.
  mutating func converse(_ interrupts: Interrupts) throws -> Int32 {
    Console.say("seq \(session.here) of \(session.timeline.end); help lists the words, Ctrl-D ends")
    var editor = LineEditor()
    while let line = try Self.read(&editor, session) {
      interrupts.clear()
      do {
        guard let answer = try session.perform(line, look: { _ in try interrupts.look() }) else { continue }
        if answer.endsSession { break }
        try show(answer)
      } catch {
        Console.say(ProgramFault(error))
      }
    }
    return ExitStatus.done
  }

  /// One line; nil at the end of input. The terminal is raw only while a line is typed.
  private static func read(_ editor: inout LineEditor, _ session: Session) throws -> String? {
    let terminal = try RawTerminal.enter()
    defer { withExtendedLifetime(terminal) {} }
    try draw(editor, session.prompt)
    while true {
      var bytes: [UInt8] = []
      guard try StandardStream.input.read(appendingTo: &bytes, limit: 1) == 1 else { return nil }
      switch editor.take(bytes[0]) {
      case .editing: break
      case .line(let line):
        try StandardStream.output.write(Array("\r\n".utf8))
        return line
      case .completion: try complete(&editor, session)
      case .interrupted: try StandardStream.output.write(Array("^C\r\n".utf8))
      case .end:
        try StandardStream.output.write(Array("\r\n".utf8))
        return nil
      case .clear: try StandardStream.output.write(Array("\u{1B}[H\u{1B}[2J".utf8))
      }
      try draw(editor, session.prompt)
    }
  }

  /// What the word before the cursor can become: put in as far as it is certain, listed where it is not.
  private static func complete(_ editor: inout LineEditor, _ session: Session) throws {
    let (word, choices) = session.completions(of: editor.beforeCursor)
    guard let first = choices.first else { return }
    let common = choices.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if common.count > word.count {
      let end = choices.count == 1 && !common.hasSuffix("/") ? " " : ""
      editor.replace(last: word.count, with: common + end)
    } else if choices.count > 1 {
      let list = choices.prefix(Replay.Limits.listed).map { TerminalText.escaped($0) }.joined(separator: "  ")
      try StandardStream.output.write(Array("\r\n\(list)\r\n".utf8))
    }
  }

  /// The prompt and the line, cut to the screen around the cursor.
  private static func draw(_ editor: LineEditor, _ prompt: String) throws {
    let width = max(20, (StandardStream.output.columns ?? 80) - prompt.count - 1)
    let start = editor.cursor > width ? editor.cursor - width : 0
    let visible = TerminalText.escaped(String(editor.text[start...].prefix(width)))
    let column = prompt.count + editor.cursor - start
    try StandardStream.output.write(Array("\r\(prompt)\(visible)\u{1B}[K\r\u{1B}[\(column)C".utf8))
  }
}

extension String {
  /// The characters that both begin with.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
