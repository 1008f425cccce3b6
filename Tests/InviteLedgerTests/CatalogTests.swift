// The catalog says what the code does: its tables are compared with the code's own lists.
import Foundation
import InviteLedger
import Testing

@Suite struct CatalogTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  static func article(_ name: String) throws -> String {
    let package = tests.deletingLastPathComponent()
    return try String(
      contentsOf: package.appending(path: "Sources/InviteLedger/InviteLedger.docc/\(name).md"), encoding: .utf8)
  }

  /// The first cells of the table rows that begin with a word in backticks, without them.
  static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func `the order of checks is the code's`() throws {
    let rows = Self.rows(try Self.article("OrderOfChecks"))
    #expect(rows.map { $0[0] } == RedemptionCheck.allCases.map { "`\($0.rawValue)`" })
    for row in rows {
      let check = try #require(RedemptionCheck.allCases.first { "`\($0.rawValue)`" == row[0] })
      let code = RedemptionScenario.codes[check].map { "`\($0.rawValue)`" } ?? "-"
      #expect(row[1].hasSuffix(code))
    }
  }

  @Test func `the statuses are the code's`() throws {
    let rows = Self.rows(try Self.article("Statuses"))
    #expect(rows.map { $0[0] } == InviteStatus.allCases.map { "`\($0.rawValue)`" })
  }

  @Test func `every event and every rejection code is named`() throws {
    let events = try Self.article("CommandsAndEvents")
    #expect(EventType.allCases.map(\.rawValue).filter { !events.contains("`\($0)`") } == [])
    let checks = try Self.article("OrderOfChecks")
    #expect(RejectionCode.allCases.map(\.rawValue).filter { !checks.contains("`\($0)`") } == [])
  }

  @Test func `what holds is shown by tests that are there`() throws {
    let files = FileManager.default.enumerator(atPath: Self.tests.path)?.compactMap { $0 as? String } ?? []
    let rows = Self.rows(try Self.article("WhatHolds"))
    #expect(rows.count == 10)
    for shown in rows.flatMap({ $0[1].components(separatedBy: "; ") }) {
      let words = shown.split(separator: "`").map(String.init)
      try #require(words.count == 3, "\(shown)")
      let suites = files.filter { $0.hasSuffix("/\(words[0]).swift") }
      let isThere = try suites.contains { suite in
        let text = try String(contentsOf: Self.tests.appending(path: suite), encoding: .utf8)
        return text.contains("func `\(words[2])`")
      }
      #expect(isThere, "\(shown)")
    }
  }
}
