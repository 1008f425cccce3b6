// The debugger as a program: words on the command line, in scripts, and a damaged log.
import Foundation
import JSONText
import Testing

struct ReplayProgramTests {
  private let program: Program
  private let log = Program.story("first-invite-redeemed") + "/log"

  init() throws { program = try Program() }

  @Test func `words are carried out in order, and the last answer decides the exit status`() throws {
    let result = try program.run(
      "replay", "--log", log, "-c", "goto start", "-c", "bisect type=TokenRedeemed", "-c", "why /invites/inv_1/used")
    #expect(result.status == 1)
    #expect(result.output.contains("nothing ever stood at /invites/inv_1/used up to seq 0"))
    let found = try program.run("replay", "--log", log, "-c", "why /invites/inv_1/used")
    #expect(found.status == 0 && found.output.contains("0 → 1"))
  }

  @Test func `answers are JSON where programs ask`() throws {
    let result = try program.run(
      "replay", "--log", log, "--json", "-c", "p /invites/inv_1/status", "-c", "blame /invites/inv_1")
    let values = try result.lines.map { try JSONReader.value(of: Array($0.utf8)) }
    #expect(values.first?["value"]?.string == "exhausted")
    #expect(values.last?.array?.contains { $0["path"]?.string == "/invites/inv_1/status" } == true)
  }

  @Test func `a script is carried out to its first fault, which is named`() throws {
    let script = try program.file("session.txt", "# look\ngoto 2\nwhere\nfly\nwhere\n")
    let result = try program.run("replay", "--log", log, "-x", script)
    #expect(result.status == 64 && result.lines.count == 2 && result.errors.contains("no such word"))
    let piped = try program.run(["replay", "--log", log, "-x", "-"], input: "goto 2\nquit\nwhere\n")
    #expect(piped.status == 0 && piped.lines.count == 1)
  }

  @Test func `a damaged log is opened up to its damage, and says so`() throws {
    let path = log + "/events-00000000000000000001.ndjson"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    lines[3] = lines[3].replacingOccurrences(of: "seq", with: "sep")
    let changed = try program.file("events-00000000000000000001.ndjson", lines.joined(separator: "\n") + "\n")
    let result = try program.run("replay", "--log", changed, "-c", "info", "-c", "where")
    #expect(result.status == 0)
    #expect(result.errors.contains("read up to seq 3") && result.output.contains("seq 1 to 3"))
    #expect(result.lines.last?.hasPrefix("3 ") == true)
  }
}
