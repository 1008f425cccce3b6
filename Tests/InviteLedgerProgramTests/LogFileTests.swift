// Logs that are read without a service: audit, replay, verify.
import Foundation
import JSONText
import Projections
import Testing

struct LogFileTests {
  private let program: Program
  private let log = Program.story("account-life") + "/log"

  init() throws { program = try Program() }

  private func logLines() throws -> [String] {
    let path = log + "/events-00000000000000000001.ndjson"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `audit answers the log's own bytes`() throws {
    let lines = try logLines()
    for words in [["--json"], ["-o", "raw"], ["-o", "ndjson"]] {
      #expect(try program.run(["audit", "--log", log] + words).lines == lines)
    }
    #expect(
      try program.run("audit", "--log", log, "-r", "-n", "2", "--json").lines == Array(lines.reversed().prefix(2)))
    #expect(try program.run("audit", "--log", log, "-S", "3", "-U", "4", "--json").lines == Array(lines[2...3]))
  }

  @Test func `audit filters by field and shows personal values in their places`() throws {
    let result = try program.run(
      "audit", "type=AccountDeactivated,TokenRedeemed", "email=bob@example.org", "--log", log)
    #expect(result.status == 0)
    #expect(result.lines.count == 1)
    #expect(result.output.contains("email=bob@example.org") && !result.output.contains("~"))
  }

  @Test func `every output form holds every row`() throws {
    let count = try logLines().count
    #expect(try program.run("audit", "--log", log).lines.count == count)
    #expect(try program.run("audit", "--log", log, "-o", "tsv").lines.count == count + 1)
    #expect(try program.run("audit", "--log", log, "-o", "csv").lines.count == count + 1)
    #expect(try program.run("audit", "--log", log, "-o", "table").lines.count == count + 1)
    #expect(try program.run("audit", "--log", log, "-o", "id").lines == (1...count).map(String.init))
    let json = try program.run("audit", "--log", log, "-o", "json").output
    #expect(try JSONReader.value(of: Array(json.utf8)).array?.count == count)
  }

  @Test func `an unknown field is refused with the nearest one`() throws {
    let result = try program.run("audit", "tpye=TokenRedeemed", "--log", log)
    #expect(result.status == 3)
    #expect(result.errors.contains("query.unknown-field") && result.errors.contains("type"))
  }

  @Test(arguments: ["account-life", "segments", "atomic-batch", "message-archived-and-restored"])
  func `replay prints the read models that the story must end with`(story: String) throws {
    for model in ["invites", "lineage", "messages", "accounts", "audit"] {
      let result = try program.run("replay", model, "--log", Program.story(story) + "/log")
      let expected = try Data(contentsOf: URL(fileURLWithPath: Program.story(story) + "/\(model).json"))
      #expect(
        try SnapshotDocument(text: Array(result.output.utf8)) == SnapshotDocument(text: Array(expected)),
        "\(story), \(model)")
    }
  }

  @Test func `a difference leads from one position to the other, and its exit status says that there is one`() throws {
    let same = try program.run("replay", "--log", log, "--to", "5", "--diff", "5")
    #expect(same.status == 0 && same.output.isEmpty)
    let text = try program.run("replay", "--log", log, "--to", "2", "--diff", "3", "invites")
    #expect(text.status == 1)
    #expect(text.output.contains("/invites/inv_1/status") && text.output.contains(#""pending" → "exhausted""#))
    let patch = try program.run("replay", "--log", log, "--to", "2", "--diff", "3", "invites", "-o", "json")
    let operations = try JSONReader.value(of: Array(patch.output.utf8)).array
    #expect(operations?.contains { $0["path"]?.string == "/invites/inv_1/status" } == true)
  }

  @Test func `a time is a position behind everything that had happened by then`() throws {
    let byTime = try program.run("replay", "--log", log, "--to", "2026-11-21T09:00:02.040822Z")
    #expect(try byTime.output == program.run("replay", "--log", log, "--to", "3").output)
    #expect(try byTime.output != program.run("replay", "--log", log, "--to", "4").output)
    #expect(try program.run("replay", "--log", log, "--to", "start", "invites").lines.count == 1)
    #expect(try program.run("replay", "--log", log, "--to", "nonsense").status == 64)
  }

  @Test func `verify says what it read, and holds the log against a receipt`() throws {
    let result = try program.run("verify", log)
    #expect(result.status == 0)
    #expect(result.lines.last == "in order")
    let tree = try #require(result.lines.first { $0.hasPrefix("tree: ") }?.dropFirst(6))
    #expect(try program.run("verify", log, "--expect", String(tree)).status == 0)
    let root = tree.split(separator: ":")[1]
    let forked = try program.run("verify", log, "--expect", "3:\(root)")
    #expect(forked.status == 1 && forked.errors.contains("forked"))
    let rolledBack = try program.run("verify", log, "--expect", "300:\(root)")
    #expect(rolledBack.status == 1 && rolledBack.errors.contains("rolled back"))
  }

  @Test func `verify notices a changed byte, says where, and does not repeat what stands there`() throws {
    var lines = try logLines()
    lines[2] = lines[2].replacingOccurrences(of: "bob", with: "bop")
    let changed = program.directory + "/changed"
    try FileManager.default.createDirectory(atPath: changed, withIntermediateDirectories: false)
    _ = try program.file("changed/events-00000000000000000001.ndjson", lines.joined(separator: "\n") + "\n")
    let result = try program.run("verify", changed)
    #expect(result.status == 1)
    #expect(result.errors.contains("line 3") && !result.errors.contains("bop"))
  }

  @Test func `verify names every value that was changed by someone who made the sums right, in the order of the log`()
    throws
  {
    let path = Program.story("long") + "/log/events-00000000000000000001.ndjson"
    var (lines, changed) = ([String](), [Int]())
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.components(separatedBy: #""personal":{"email":["#)
      guard parts.count == 2, lines.count % 40 < 9 else {
        lines.append(String(line))
        continue
      }
      let body = parts[0] + #""personal":{"email":["# + parts[1].replacing("person", with: "parson").dropLast(18)
      lines.append(body + #","sum":""# + Self.sum(of: body) + #""}"#)
      changed.append(lines.count)
    }
    let result = try program.run("verify", try program.file("changed.ndjson", lines.joined(separator: "\n") + "\n"))
    #expect(result.status == 1 && changed.count > 20)
    let named = result.errors.split(separator: "\n").filter { $0.hasPrefix("seq ") }
    #expect(named == changed.prefix(20).map { "seq \($0): email is not the value that was recorded" })
    #expect(result.errors.contains("and \(changed.count - 20) more\n"))
  }

  /// CRC-32C of a line before its sum, as the format spells it.
  private static func sum(of text: String) -> String {
    var sum = ~UInt32(0)
    for byte in text.utf8 {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0x82F6_3B78 : 0) }
    }
    let digits = String(~sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test func `what is no log is no log`() throws {
    #expect(try program.run("verify", "nowhere").status == 66)
    #expect(try program.run("verify", program.directory).status == 66)
    #expect(try program.run("audit", "--log", "nowhere").status == 66)
    let text = try program.file("people.csv", "email\na@x.org\n")
    #expect(try program.run("audit", "--log", text).status == 65)
  }
}
