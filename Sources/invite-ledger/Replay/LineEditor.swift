// A line that is being typed: keys in, the line and where the cursor stands out. Pure; the terminal is the caller's.

/// Editing with the keys that shells have taught: arrows, Home, End, Ctrl-A E B F K U W D C L, Tab, history.
package struct LineEditor {
  /// What a key came to.
  package enum Outcome: Equatable {
    /// The line has changed, or nothing has.
    case editing
    case line(String)
    /// Tab: what the text before the cursor could become is for the caller to find.
    case completion
    /// Ctrl-C: the line is gone.
    case interrupted
    /// Ctrl-D in an empty line.
    case end
    /// Ctrl-L.
    case clear
  }

  package private(set) var text: [Character] = []
  package private(set) var cursor = 0
  private var history: [String] = []
  /// Which line of the history is shown; `history.count` for the one that is being typed.
  private var shown = 0
  private var unfinished: [Character] = []
  private var pending: [UInt8] = []

  /// Lines of the history that are kept.
  private static let remembered = 1_000

  package init() {}

  package var line: String { String(text) }
  package var beforeCursor: String { String(text[..<cursor]) }

  /// Takes one byte from the terminal.
  package mutating func take(_ byte: UInt8) -> Outcome {
    if !pending.isEmpty { return takePending(byte) }
    switch byte {
    case 0x1B: pending = [byte]
    case 0x0D, 0x0A: return finish()
    case 0x03:
      reset()
      return .interrupted
    case 0x04 where text.isEmpty: return .end
    case 0x04: deleteForwards()
    case 0x01: cursor = 0
    case 0x05: cursor = text.count
    case 0x02: cursor = max(0, cursor - 1)
    case 0x06: cursor = min(text.count, cursor + 1)
    case 0x08, 0x7F: deleteBackwards()
    case 0x09: return .completion
    case 0x0B: text.removeSubrange(cursor...)
    case 0x0C: return .clear
    case 0x15:
      text.removeSubrange(..<cursor)
      cursor = 0
    case 0x17: deleteWord()
    case 0x0E: recall(shown + 1)
    case 0x10: recall(shown - 1)
    case 0x00...0x1F: break
    case 0x20...0x7E: insert(String(UnicodeScalar(byte)))
    default: pending = [byte]
    }
    return .editing
  }

  /// Puts text in at the cursor.
  package mutating func insert(_ new: String) {
    text.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  /// Puts text in for the last so many characters before the cursor.
  package mutating func replace(last count: Int, with new: String) {
    let start = max(0, cursor - count)
    text.removeSubrange(start..<cursor)
    cursor = start
    insert(new)
  }

  /// The rest of an escape sequence or of a character of several bytes.
  private mutating func takePending(_ byte: UInt8) -> Outcome {
    pending.append(byte)
    if pending[0] == 0x1B {
      // ESC [ parameters letter, or ESC O letter; anything else is dropped.
      let isOpen = pending.count == 2 ? byte == 0x5B || byte == 0x4F : !(0x40...0x7E).contains(byte)
      if isOpen, pending.count < 8 { return .editing }
      perform(pending)
      pending = []
    } else if let character = String(validating: pending, as: UTF8.self) {
      insert(character)
      pending = []
    } else if pending.count >= 4 {
      pending = []
    }
    return .editing
  }

  private mutating func perform(_ sequence: [UInt8]) {
    switch (sequence.last, sequence.count > 3 ? sequence[2] : 0) {
    case (UInt8(ascii: "A"), _): recall(shown - 1)
    case (UInt8(ascii: "B"), _): recall(shown + 1)
    case (UInt8(ascii: "C"), _): cursor = min(text.count, cursor + 1)
    case (UInt8(ascii: "D"), _): cursor = max(0, cursor - 1)
    case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), UInt8(ascii: "1")): cursor = 0
    case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), UInt8(ascii: "4")): cursor = text.count
    case (UInt8(ascii: "~"), UInt8(ascii: "3")): deleteForwards()
    default: break
    }
  }

  private mutating func recall(_ index: Int) {
    guard index >= 0, index <= history.count, index != shown else { return }
    if shown == history.count { unfinished = text }
    shown = index
    text = index == history.count ? unfinished : Array(history[index])
    cursor = text.count
  }

  private mutating func deleteBackwards() {
    guard cursor > 0 else { return }
    cursor -= 1
    text.remove(at: cursor)
  }

  private mutating func deleteForwards() {
    if cursor < text.count { text.remove(at: cursor) }
  }

  private mutating func deleteWord() {
    let end = cursor
    while cursor > 0, text[cursor - 1] == " " { cursor -= 1 }
    while cursor > 0, text[cursor - 1] != " " { cursor -= 1 }
    text.removeSubrange(cursor..<end)
  }

  private mutating func finish() -> Outcome {
    let line = self.line
    if !line.isEmpty, history.last != line { history.append(line) }
    if history.count > Self.remembered { history.removeFirst() }
    reset()
    return .line(line)
  }

  private mutating func reset() {
    text = []
    cursor = 0
    shown = history.count
    unfinished = []
  }
}
