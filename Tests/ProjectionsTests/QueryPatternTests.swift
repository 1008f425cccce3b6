// Patterns of queries: what they match, what they refuse, and that none takes long.

import InviteLedger
import Projections
import Randomness
import Testing

struct QueryPatternTests {
  private func note(_ text: String) -> Record {
    var book = RecordBook()
    return book.add(.noteAdded(NoteAdded(target: "inv_1", text: .known(text))))
  }

  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    try Query(words: ["data.text~\(pattern)"], now: RecordBook.start).matches(note(text))
  }

  private func fault(_ pattern: String) -> QueryError? {
    do {
      _ = try Query(words: ["data.text~\(pattern)"], now: RecordBook.start)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("call", "She called", true), ("CALL", "she called", false), ("^she", "She called", true),
    ("^called", "She called", false), ("called$", "She called", true), ("^$", "x", false), ("c.lled", "cølled", true),
    ("ca*b", "cb", true), ("ca+b", "cb", false), ("ca?b", "caab", false), ("^ca?b$", "cab", true),
    ("(ab)+c", "ababc", true), ("^(ab|cd)*$", "abcdab", true), ("^(ab|cd)*$", "abc", false), ("[a-c]x", "Bx", true),
    ("[^a-c]x", "bx", false), ("[A-C]x", "bx", false), (#"\d\d:\d\d"#, "at 09:30", true), (#"\w+@\w+"#, "a@b", true),
    (#"a\.b"#, "a.b", true), (#"a\.b"#, "axb", false), ("[]x]", "]", true), ("É", "É", true), ("é", "É", true),
    ("a|b|", "zzz", true), ("(a*)*b", "aaab", true), (#"[\d-]+"#, "1-2", true), (".*", "", true),
  ])
  func `a pattern matches or does not`(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected, "\(pattern) on \(text)")
  }

  @Test(arguments: [
    ("(a", 10), ("a)", 11), ("[a", 10), ("*a", 10), (#"a\"#, 11), (#"\b"#, 10), ("[z-a]", 13), ("é(", 12),
  ])
  func `what is no pattern is refused where it goes wrong`(pattern: String, column: Int) throws {
    let error = try #require(fault(pattern))
    #expect(error.code == .value && error.column == column + 1, "\(pattern): \(error)")
  }

  @Test func `a pattern has bounds`() throws {
    #expect(try #require(fault(String(repeating: "a", count: QueryPattern.sizeLimit))).message.contains("steps"))
    #expect(fault(String(repeating: "a", count: QueryPattern.sizeLimit - 1)) == nil)
    #expect(fault(String(repeating: "(", count: 100) + String(repeating: ")", count: 100)) != nil)
  }

  @Test func `the patterns that stop others are answered like any other`() throws {
    let long = String(repeating: "a", count: 20_000)
    #expect(try !matches("^(a+)+$", long + "b"))
    #expect(try !matches("(a*)*(a*)*c", long))
    #expect(try !matches(String(repeating: "a?", count: 200) + "b", long))
    #expect(try matches("(x+x+)+y", String(repeating: "x", count: 5_000) + "y"))
  }

  @Test func `any text is a pattern or an error, never a trap, and its own literal always matches`() throws {
    let seed = Seeds.fresh
    var random = SeededRandom(seed: seed)
    let pieces = ["a", "B", "é", "*", "+", "?", "(", ")", "[", "]", "^", "$", "|", ".", "\\", "-", "d", " "]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1..<9, using: &random)).map { _ in random.pick(pieces) }.joined()
      if fault(text) == nil { _ = try matches(text, "aB éd-") }
    }
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 1..<9, using: &random)).map { _ in random.pick(pieces) }.joined()
      let quoted = text.map { "*+?()[]^$|.\\".contains($0) ? "\\\($0)" : String($0) }.joined()
      #expect(try matches(quoted, "<" + text + ">"), "seed \(seed), \(text)")
    }
  }
}
