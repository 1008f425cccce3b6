// A first look at a line's bytes never rules out what a pattern finds in it.

import InviteLedger
import LedgerFormat
import Projections
import Testing

struct ScreenTests {
  @Test(arguments: try StoryFiles.kept())
  func `every word of an event, and every word with the next, is found in its line`(name: String) throws {
    for line in try StoryLine.all(in: StoryFiles(named: name).openLog()).prefix(40) {
      let record = line.decoded.record
      for pattern in patterns(in: record.text) {
        let query = try Query(words: ["grep=" + pattern], now: record.time)
        #expect(query.matches(record), "\(name), seq \(record.seq): \(pattern)")
        #expect(QueryScreen(query).mayMatch(line.bytes, line.bytes.indices), "\(name), seq \(record.seq): \(pattern)")
      }
    }
  }

  /// Patterns that match the text: its words, and each with what stands between it and the next.
  private func patterns(in text: String) -> [String] {
    var starts: [String.Index] = []
    var wasWord = false
    for index in text.indices {
      let isWord = text[index].isLetter || text[index].isNumber
      if isWord, !wasWord { starts.append(index) }
      wasWord = isWord
    }
    return zip(starts, starts.dropFirst() + [text.endIndex]).flatMap { start, end in
      let next = text[end...].prefix { $0.isLetter || $0.isNumber }
      return [text[start..<end].prefix { $0.isLetter || $0.isNumber }, text[start..<next.endIndex]].map(escaped)
    }
  }

  private func escaped(_ text: Substring) -> String {
    text.reduce(into: "") { result, character in
      if ".*+?[]()|^$\\".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  @Test(arguments: ["title:kelvin", "title~kelvin", "title=Kelvin;`", "grep=kelvin"])
  func `a letter that is equal to another is found by it`(text: String) throws {
    let title = "\u{212A}elvin\u{37E}\u{1FEF}"
    let sent = MessageSent(
      message: MessageID(number: 1), sender: "ada", recipients: [.user("bob")], title: .known(title), text: .known("x"))
    let record = Record(
      seq: 1, time: Timestamp(microseconds: 0), actor: "ada", event: .messageSent(sent), meta: RecordMeta(batch: 1))
    let query = try Query(text, now: record.time)
    let bytes = Array(#"{"title":"\#(title)"}"#.utf8)
    #expect(query.matches(record) && QueryScreen(query).mayMatch(bytes, bytes.indices))
  }
}
