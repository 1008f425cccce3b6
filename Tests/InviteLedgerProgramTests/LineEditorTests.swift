// Keys in, a line out.
import Testing
import invite_ledger

struct LineEditorTests {
  /// Types keys and gives the last outcome.
  @discardableResult
  private func type(_ keys: String, into editor: inout LineEditor) -> LineEditor.Outcome {
    var outcome = LineEditor.Outcome.editing
    for byte in keys.utf8 { outcome = editor.take(byte) }
    return outcome
  }

  @Test func `what is typed is the line, in characters of any length`() {
    var editor = LineEditor()
    #expect(type("print /é✓🎟\r", into: &editor) == .line("print /é✓🎟"))
    #expect(editor.line.isEmpty)
  }

  @Test func `arrows, Home and End move, and text goes in where the cursor is`() {
    var editor = LineEditor()
    type("goto 7", into: &editor)
    type("\u{1B}[D1\u{1B}[H\u{1B}[3~G\u{1B}[F2", into: &editor)
    #expect(editor.line == "Goto 172" && editor.cursor == 8)
    type("\u{1B}OH\u{1B}[C\u{7F}", into: &editor)
    #expect(editor.line == "oto 172" && editor.cursor == 0)
  }

  @Test func `words and lines are deleted as shells do`() {
    var editor = LineEditor()
    type("why /invites/inv_1 status\u{17}\u{17}", into: &editor)
    #expect(editor.line == "why ")
    type("x\u{02}\u{0B}", into: &editor)
    #expect(editor.line == "why ")
    type("\u{15}", into: &editor)
    #expect(editor.line.isEmpty)
  }

  @Test func `the history comes back line by line, and the unfinished line after it`() {
    var editor = LineEditor()
    type("step\rback\rwhe", into: &editor)
    type("\u{1B}[A", into: &editor)
    #expect(editor.line == "back")
    type("\u{1B}[A\u{1B}[A", into: &editor)
    #expect(editor.line == "step")
    type("\u{1B}[B\u{1B}[B", into: &editor)
    #expect(editor.line == "whe")
  }

  @Test func `Ctrl-C drops the line, Ctrl-D ends an empty one, Tab asks`() {
    var editor = LineEditor()
    #expect(type("step\u{03}", into: &editor) == .interrupted && editor.line.isEmpty)
    #expect(type("\t", into: &editor) == .completion)
    #expect(type("\u{04}", into: &editor) == .end)
    #expect(type("a\u{04}", into: &editor) == .editing)
  }

  @Test func `no bytes whatever make it trap`() {
    var editor = LineEditor()
    for first in UInt8.min...UInt8.max {
      for second in [0x00, 0x1B, 0x5B, 0x7F, 0x80, 0xC3, 0xFF] as [UInt8] {
        for byte in [first, second, 0x1B, 0x5B, first, second, first] { _ = editor.take(byte) }
        #expect(editor.cursor <= editor.text.count)
      }
    }
  }
}
