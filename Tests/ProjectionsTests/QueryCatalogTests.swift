// What the catalog says of the query language is what the language does.

import Foundation
import InviteLedger
import Projections
import Testing

struct QueryCatalogTests {
  private func article() throws -> [Substring] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Sources/Projections/Projections.docc/QueryLanguage.md")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The words in backticks of a line, or of its first cell.
  private func words(_ line: Substring, inFirstCell: Bool) -> [String] {
    let text = inFirstCell ? line.split(separator: "|").first ?? "" : line
    return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private func refusal(_ text: String) -> QueryError.Code? {
    let facts = ModelFacts(lineage: LineageModel(), invites: InvitesModel(records: Self.records), marks: ["NAME": 1])
    do {
      _ = try Query(text, about: Record.self, in: QueryContext(now: RecordBook.start, facts: facts))
      return nil
    } catch {
      return error.code
    }
  }

  /// Seven invites, so that `inv_7:issued` is a place.
  private static let records: [Record] = {
    var book = RecordBook()
    for number in 1...7 as ClosedRange<UInt64> { book.add(Example.issued(number)) }
    return book.records
  }()

  @Test func `every field of the table can be asked`() throws {
    let rows = try article().drop { !$0.hasPrefix("| field |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let fields = rows.flatMap { words($0, inFirstCell: true) }
    #expect(fields.count >= 22)
    let values = [
      "type": "NoteAdded", "invite": "inv_1", "batch": "bat_1", "message": "msg_1", "key": "key_1", "kind": "link",
      "role": "400",
      "holder": "user:a", "box": "inbox", "status": "pending", "ts": "today", "issued": "today", "expires": "today",
      "redeemed": "today", "delivery": "sent", "has": "email", "missing": "email",
    ]
    for field in fields {
      let name = field.replacing("PATH", with: "path")
      #expect(refusal("\(name)=\(values[field] ?? "1")") == nil, "\(field)")
    }
  }

  @Test func `every time of the table is one`() throws {
    let rows = try article().drop { !$0.hasPrefix("| written |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
    let times = rows.flatMap { words($0, inFirstCell: true) }.map { $0.replacing("…", with: "2026-09-12") }
    #expect(times.count >= 12)
    for time in times { #expect(refusal("since=\(time)") == nil, "\(time)") }
  }
}
