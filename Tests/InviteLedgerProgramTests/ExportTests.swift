// Exports: every row, whole; what is read back by programs as it is, what a spreadsheet opens without formulas.
import Foundation
import InviteCSV
import JSONText
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ExportTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `exported links are the import's own file, to the byte`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let people = try program.file("people.csv", "email,groups\n" + (1...40).map { "p\($0)+=x@example.org,\n" }.joined())
    let imported = try program.run("invite", "import", people, "--columns", "row,invite,expires")
    let exported = try program.run("export", "links", "batch=bat_1", "--columns", "row,invite,expires")
    #expect(exported.status == 0)
    #expect(exported.output == imported.output)
    #expect(exported.errors == "40 rows: 40 links shown, which is recorded; 0 closed\n")
    #expect(try program.run("audit", "type=TokenRevealed", "-o", "id").lines.count == 1)
    let shown = try program.run("audit", "about=inv_7", "type=TokenRevealed", "--json").output
    #expect(shown.contains(#""count":40,"invites":["inv_1..inv_40"]"#))
    let minted = try program.run("export", "links", "batch=bat_1", "--json")
    #expect(minted.lines.count == 40 && minted.lines[0].hasPrefix(#"{"email":"p1+=x@example.org","link":"https://"#))
  }

  @Test func `an invite that redeems nothing any more has a row and no link`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    for name in ["ada", "bob"] { #expect(try program.run("invite", "issue", "email=\(name)@example.org").status == 0) }
    #expect(try program.run("invite", "revoke", "invite=inv_1").status == 0)
    let result = try program.run("export", "links", "--columns", "status")
    let rows = try CSVReader.rows(of: Array(result.output.utf8))
    #expect(
      rows.dropFirst().map { [$0[0], $0[2]] } == [["ada@example.org", "revoked"], ["bob@example.org", "pending"]])
    #expect(rows[1][1].isEmpty && !rows[2][1].isEmpty)
  }

  @Test func `what a spreadsheet opens runs nothing`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("invite", "issue", "email==cmd@example.org", "note=+1").status == 0)
    let invites = try CSVReader.rows(of: Array(try program.run("export", "invites").output.utf8))
    #expect(invites[1].contains("'=cmd@example.org") && invites[1].contains("'+1"))
    let links = try CSVReader.rows(of: Array(try program.run("export", "links").output.utf8))
    #expect(links[1][0] == "=cmd@example.org")
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
    #expect(try program.run("export", "links", "colour=red").status != 0)
  }
}
