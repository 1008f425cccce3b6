// What a table on a terminal adds to its words: colour, and how long ago.
import InviteLedger
import Testing
import invite_ledger

struct TerminalOutputTests {
  @Test func `colours have no width, and are put on whole cells`() {
    var table = TableText(width: 16, blockRows: 10, paint: Paint(isOn: true))
    table.header(["seq", "type", "data"])
    for seq in ["1", "2"] { _ = table.row([seq, "InviteRevoked", "a=1"]) }
    let text = String(decoding: table.rest(), as: UTF8.self)
    let row = "    \u{1B}[31mInviteRevo…\u{1B}[0m\n"
    #expect(text == "\u{1B}[1mSEQ  \u{1B}[0m\u{1B}[1mTYPE      …\u{1B}[0m\n1\(row)2\(row)")
  }

  @Test(arguments: [0, 3, 17, 40, 200])
  func `no line is wider than the screen`(width: Int) {
    var table = TableText(width: max(1, width), blockRows: 10)
    table.header(["a", "bb", "text"])
    for words in [1, 9] {
      _ = table.row(["é1", "y", Array(repeating: "xxxxxxxxxx", count: words).joined(separator: " ")])
    }
    for line in String(decoding: table.rest(), as: UTF8.self).split(separator: "\n") {
      #expect(line.count <= max(1, width), "\(line)")
    }
  }

  private func shown(_ names: [String], _ rows: [[String]], width: Int?, blockRows: Int = 10) -> String {
    var table = TableText(width: width, blockRows: blockRows)
    table.header(names)
    let text = rows.flatMap { table.row($0) } + table.rest()
    return String(decoding: text, as: UTF8.self)
  }

  @Test func `a column in which nothing stands is left out on a screen, until something stands there`() {
    let rows = [["1", "", "x"], ["2", "", "y"], ["3", "z", ""]]
    #expect(shown(["a", "b", "c"], Array(rows.prefix(2)), width: 80) == "A  C\n1  x\n2  y\n")
    #expect(shown(["a", "b", "c"], Array(rows.prefix(2)), width: nil) == "A  B  C\n1     x\n2     y\n")
    #expect(shown(["a", "b", "c"], rows, width: 80, blockRows: 1) == "A  C\n1  x\n2  y\nA  B  C\n3  z  \n")
    #expect(shown(["a", "b", "c"], [], width: 80) == "A  B  C\n")
  }

  @Test func `a row that is alone and does not fit stands upright, whole`() {
    let long = String(repeating: "x", count: 60)
    #expect(shown(["seq", "type", "data"], [["1", "", long]], width: 40) == "seq   1\ndata  \(long)\n")
    #expect(shown(["seq", "type", "data"], [["1", "", long]], width: 80) == "SEQ  DATA\n1    \(long)\n")
    #expect(shown(["seq", "data"], [["1", long]], width: 40, blockRows: 0).hasSuffix("…\n"))
  }

  @Test func `sentences go on below their beginning`() {
    let rows = [["1", "root sent msg_1 to user:bob and group:staff."], ["2", "no"]]
    #expect(
      shown(["seq", "text"], rows, width: 30)
        == "SEQ  TEXT\n1    root sent msg_1 to\n     user:bob and group:staff.\n2    no\n")
    #expect(WrappedText.lines(of: "ab abcdefg  c", width: 3) == ["ab", "abc", "def", "g ", "c"])
    #expect(WrappedText.lines(of: "", width: 0) == [""])
  }

  private static let distances: [(Int64, String)] = [
    (0, "just now"), (7, "7 s ago"), (-90, "in 1 min"), (3_600, "1 h ago"), (777_600, "9 d ago"),
    (1_209_600, "2026-11-13"), (-34_560_000, "2028-01-01"),
  ]

  @Test(arguments: distances)
  func `times are distances, until a day says more`(secondsAgo: Int64, shown: String) {
    let now = Timestamp(microseconds: 1_795_780_800_000_000)
    let moment = Timestamp(microseconds: now.microseconds - secondsAgo * 1_000_000)
    #expect(RelativeTime.text(of: moment.description, now: now) == shown)
    #expect(RelativeTime.text(of: "no moment", now: now) == "no moment")
    #expect(RelativeTime.universal("2026-11-27T08:26:32.368863Z") == "2026-11-27 08:26:32Z")
  }

  @Test func `a time is said as it was understood, with the first or last event that it means`() throws {
    let now = Timestamp(microseconds: 1_795_780_800_000_000)
    var asked: [[String]] = []
    let lines = TimeEcho.lines(for: ["since=2h", "until=2026-11-27", "type=x", "@as-of=7"], now: now) { words in
      asked.append(words)
      return words.contains("reverse=true") ? "seq 9" : nil
    }
    #expect(
      lines == [
        "since 2h → 2026-11-27 10:00:00Z", "until 2026-11-27 → 2026-11-27 23:59:59Z (seq 9)",
      ])
    #expect(asked == [["since=2h", "limit=1"], ["until=2026-11-27", "reverse=true", "limit=1"]])
  }
}
