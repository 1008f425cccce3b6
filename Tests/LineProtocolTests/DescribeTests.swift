// The protocol as data against its golden file: no change without a new level.
import Foundation
import JSONText
import LineProtocol
import Testing

struct DescribeTests {
  private var file: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Snapshots/protocol/describe.ndjson")
  }

  private var described: String {
    var writer = ReplyWriter()
    writer.describe()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The level that a reply to `describe` ends with.
  private func level(of reply: String) throws -> Int64? {
    let last = try #require(reply.split(separator: "\n").last)
    return try JSONReader.value(of: Array(last.utf8))["ok"]?["level"]?.integer
  }

  @Test func `a changed verb table has a new level`() throws {
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if described == golden { return }
    if !golden.isEmpty, try level(of: golden) == level(of: described) {
      Issue.record(
        "the table changed and the level did not: add a line to ProtocolLevel.changes\n\(difference(golden))")
    } else if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try described.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent); look at the difference and run again without RECORD_SNAPSHOTS")
    } else {
      Issue.record("a new level that is not recorded: run with RECORD_SNAPSHOTS=1\n\(difference(golden))")
    }
  }

  private func difference(_ golden: String) -> String {
    let (old, new) = (golden.split(separator: "\n"), described.split(separator: "\n"))
    let gone = old.filter { !new.contains($0) }.map { "- " + $0 }
    return (gone + new.filter { !old.contains($0) }.map { "+ " + $0 }).joined(separator: "\n")
  }

  @Test func `every row is an object that says first what it describes`() throws {
    let lines = described.split(separator: "\n")
    for line in lines.dropLast() {
      let row = try JSONReader.value(of: Array(line.utf8))["row"]
      #expect(["verb", "envelope", "error", "limits"].contains(row?.object?.first?.name))
    }
    let end = try JSONReader.value(of: Array(try #require(lines.last).utf8))["ok"]
    #expect(end?["rows"]?.integer == Int64(lines.count - 1))
    #expect(end?["level"]?.integer == Int64(ProtocolLevel.current))
  }

  @Test func `every verb and every error is described`() throws {
    for verb in Verb.allCases { #expect(described.contains("{\"row\":{\"verb\":\"\(verb.rawValue)\"")) }
    for code in ErrorCode.allCases { #expect(described.contains("{\"row\":{\"error\":\"\(code.text)\"")) }
  }
}
