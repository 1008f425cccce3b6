// Exports: every row, whole, and in what a spreadsheet opens no formulas.
import Foundation
import InviteCSV
import JSONText
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ExportTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `what a spreadsheet opens runs nothing`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("invite", "issue", "email==cmd@example.org", "note=+1").status == 0)
    let invites = try CSVReader.rows(of: Array(try program.run("export", "invites").output.utf8))
    #expect(invites[1].contains("'=cmd@example.org") && invites[1].contains("'+1"))
    let plain = try program.run("export", "invites", "-o", "ndjson")
    #expect(plain.output.contains(#""email":"=cmd@example.org""#))
  }

  @Test func `redemptions and events are exported with every row`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let issued = try program.run("invite", "issue", "max_uses=3", "groups=staff,ops", "-o", "ndjson").output
    let start = try #require(issued.range(of: "\"token\":\"")?.upperBound)
    let token = String(issued[start...].prefix { $0 != "\"" })
    for name in ["ada", "bob"] {
      let words = ["token", "redeem", "token=-", "email=\(name)@example.org", "username=\(name)"]
      #expect(try program.run(words, input: token + "\n").status == 0)
    }
    let redemptions = try CSVReader.rows(of: Array(try program.run("export", "redemptions").output.utf8))
    #expect(redemptions[0].prefix(5) == ["redemption", "invite", "use", "username", "email"])
    #expect(redemptions.dropFirst().map { $0[4] } == ["ada@example.org", "bob@example.org"])
    #expect(redemptions[1].contains("staff,ops"))
    let audit = try program.run("export", "audit", "-o", "ndjson")
    #expect(try audit.output == program.run("audit", "--json").output)
    #expect(try program.run("export", "everything").status == 64)
    #expect(try program.run("export", "invites", "colour=red").status != 0)
  }
}
