// What is written reads back as the same cells.
import InviteCSV
import Randomness
import Testing

struct WritingTests {
  private func text(_ rows: [[String]], protectsFormulas: Bool = false) -> String {
    var writer = CSVWriter(protectsFormulas: protectsFormulas)
    for row in rows { writer.row(row) }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func `only cells that need quotes get them`() {
    #expect(text([["a", "b,c", "d\"e", " f", "g\rh", ""]]) == "a,\"b,c\",\"d\"\"e\",\" f\",\"g\rh\",\n")
  }

  @Test func `a row of one empty cell is not an empty line`() {
    #expect(text([[""], ["a"]]) == "\"\"\na\n")
  }

  @Test func `RFC 4180's own line end can be asked for`() {
    var writer = CSVWriter(lineEnd: "\r\n")
    writer.row(["a", "b"])
    #expect(writer.bytes == utf8("a,b\r\n"))
  }

  @Test func `formulas are disarmed where that is asked for and nowhere else`() {
    let cells = ["=1+1", "+49", "-x", "@a", "\tb", "a=b"]
    #expect(text([cells]) == "=1+1,+49,-x,@a,\tb,a=b\n")
    #expect(text([cells], protectsFormulas: true) == "\"'=1+1\",\"'+49\",\"'-x\",\"'@a\",\"'\tb\",a=b\n")
  }

  @Test(arguments: Seeds.usual(0...9))
  func `writing and reading gives the same cells again`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pieces = ["a", "ß", "😀", "\"", "\"\"", ",", "\n", "\r", "\r\n", " ", "", "=", "\u{301}", "\u{FEFF}x"]
    for _ in 0..<200 {
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      var writer = CSVWriter(lineEnd: Bool.random(using: &random) ? "\n" : "\r\n")
      // A first cell that begins with a byte order mark cannot be told from the file's own.
      writer.row(["start"])
      for row in rows { writer.row(row) }
      let read = try CSVReader.rows(of: writer.take()).dropFirst()
      #expect(read.map { $0.map(utf8) } == rows.map { $0.map(utf8) }, "seed \(seed)")
    }
  }
}
