// What a terminal is shown, whatever somebody wrote into a name or a note.
import Testing
import invite_ledger

struct TerminalTextTests {
  @Test(arguments: [
    ("\u{1B}[2J", #"\u{1B}[2J"#), ("a\u{202E}b", #"a\u{202E}b"#), ("\u{9B}31m", #"\u{9B}31m"#), ("a\rb", #"a\rb"#),
    ("a\tb\nc", #"a\tb\nc"#), ("\u{7}", #"\u{7}"#), ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#),
    ("\u{E0041}", #"\u{E0041}"#), ("plain é 😀", "plain é 😀"),
  ])
  func `control characters, escapes and direction marks are spelled out`(text: String, shown: String) {
    #expect(TerminalText.escaped(text) == shown)
  }

  @Test func `no scalar that moves a cursor or turns a line passes`() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = TerminalText.escaped(String(Character(scalar)))
      let category = scalar.properties.generalCategory
      let isControl = category == .control || scalar.properties.isBidiControl
      #expect(!isControl || shown.unicodeScalars.allSatisfy(\.isASCII), "\(value)")
      #expect(!isControl || !shown.unicodeScalars.contains(scalar), "\(value)")
    }
  }

  @Test func `line ends stay where they were asked for`() {
    #expect(TerminalText.escaped("a\nb\u{1B}", keepingLines: true) == "a\nb\\u{1B}")
  }

  @Test(arguments: [
    ("bob@example.org", "b…@example.org"),
    ("invite=inv_4 email=bob@example.org role=400", "invite=inv_4 email=b…@example.org role=400"),
    ("\"Bob\" <bob@x.org>, é.a@x.org", "\"Bob\" <b…@x.org>, é…@x.org"), ("@ada and ada@", "@ada and ada@"),
    ("no address", "no address"),
    ("{\"email\":\"bob@example.org\"}", "{\"email\":\"b…@example.org\"}"),
  ])
  func `addresses are shortened to what tells them apart`(text: String, shown: String) {
    #expect(TerminalText.masked(text) == shown)
  }

  @Test func `columns stand under each other and the last is cut to the screen`() {
    var table = TableText(width: 16, blockRows: 10)
    table.header(["A", "B"])
    #expect(table.row(["1", "short"]).isEmpty)
    #expect(table.row(["1000", "a very long cell"]).isEmpty)
    #expect(String(decoding: table.rest(), as: UTF8.self) == "A     B\n1     short\n1000  a very lo…\n")
    #expect(String(decoding: table.rest(), as: UTF8.self).isEmpty)
  }

  @Test func `a live table shows each row at once`() {
    var table = TableText(width: nil, blockRows: 0)
    table.header(["A"])
    #expect(String(decoding: table.row(["1"]), as: UTF8.self) == "A\n1\n")
    #expect(String(decoding: table.row(["22"]), as: UTF8.self) == "22\n")
  }
}
