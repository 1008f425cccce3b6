// Where lines end, for every way in which their bytes can arrive.

import LocalSocket
import Testing

@Suite struct `A line splitter` {
  /// What a splitter finds in `text` when it comes in pieces of `size` bytes: lines as they are, `!` for one that was too long, and `~` at
  /// the end if a line is unfinished.
  private func split(_ text: String, limit: Int, pieces size: Int) -> [String] {
    var splitter = LineSplitter(limit: limit)
    var found: [String] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      var position = 0
      while let next = splitter.next(in: piece, from: &position, to: piece.count) {
        switch next {
        case .line(let line): found.append(String(decoding: line, as: UTF8.self))
        case .tooLong: found.append("!")
        }
      }
    }
    return splitter.hasPartial ? found + ["~"] : found
  }

  @Test(arguments: 1...20) func `finds the same lines whatever the pieces`(size: Int) {
    let text = "one\ntwo\r\n\n\r\nthree\rfour\nfive"
    #expect(split(text, limit: 100, pieces: size) == ["one", "two", "", "", "three\rfour", "~"])
  }

  @Test(arguments: 1...14) func `takes lines up to the limit, without counting their ends`(size: Int) {
    for length in 0...14 {
      let content = String(repeating: "x", count: length)
      let expected = length <= 8 ? content : "!"
      #expect(split(content + "\n", limit: 8, pieces: size) == [expected], "\(length) bytes in pieces of \(size)")
      #expect(
        split(content + "\r\n", limit: 8, pieces: size) == [expected], "\(length) bytes, CR LF, pieces of \(size)")
    }
  }

  @Test(arguments: 1...40) func `reports a long line once and serves the next`(size: Int) {
    let text = "before\n" + String(repeating: "x", count: 30) + "\nafter\n"
    #expect(split(text, limit: 8, pieces: size) == ["before", "!", "after"])
  }

  @Test func `a CR at the limit that is not part of an end makes the line too long`() {
    for size in 1...12 {
      #expect(split("12345678\rx\nafter\n", limit: 8, pieces: size) == ["!", "after"], "pieces of \(size)")
    }
  }

  @Test func `a long line without an end leaves nothing unfinished behind`() {
    #expect(split(String(repeating: "x", count: 30), limit: 8, pieces: 4) == ["!"])
  }
}
