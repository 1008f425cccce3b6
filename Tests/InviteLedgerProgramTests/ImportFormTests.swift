// Forms of an invite file and modes of an import, against the service they meet.
import Foundation
import InviteCSV
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ImportFormTests {
  private let program: Program

  init() throws { program = try Program() }

  private func rows(_ result: ProgramResult) throws -> [[String]] {
    Array(try CSVReader.rows(of: Array(result.output.utf8)).dropFirst())
  }

  private func events(_ query: String) throws -> Int { try program.run("audit", query, "--json").lines.count }

  @Test func `every column arrives at the ledger`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let header =
      "email,groups,topic_id,role,channels,expires_in_minutes,max_uses,message,note,locale,allow_any_email"
    let row = "ada@example.org,staff;makers,12,300,\"general,new members\",90,5,\"Hello, you\",from the fair,pt-BR,yes"
    let path = try program.file("f.csv", header + "\n" + row + "\n")
    #expect(try program.run("invite", "import", path).status == 0)
    let issued = try program.run("audit", "type=InviteIssued", "-o", "text").output
    for part in [
      "email=ada@example.org", "binding=any", "max_uses=5", "role=300", "groups=staff,makers",
      "general,new members", "topic=12", "Hello, you", "from the fair", "locale=pt-BR", "source=csv",
    ] {
      #expect(issued.contains(part), "\(part) in \(issued)")
    }
  }

  @Test func `a refused row names its number, line, column and field, and nothing that stands in it`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let text = """
      groups,email,expires_in_minutes,topic_id,locale
      zebra/,a@example.org,,,
      ,zebra,,,
      ,b@example.org,,"zebra;",
      ,c@example.org,,,zebra!

      """
    let result = try program.run("invite", "import", try program.file("f.csv", text))
    #expect(result.status == 3)
    let lines = result.errors.split(separator: "\n").map(String.init)
    #expect(lines[0] == "4 rows: 4 failed")
    #expect(lines[1].hasPrefix("  row 1 (line 2), column 1 (groups): arg.invalid: "))
    #expect(lines[2].hasPrefix("  row 2 (line 3), column 2 (email): arg.invalid: "))
    #expect(lines[3].hasPrefix("  row 3 (line 4), column 4 (topic_id): arg.invalid: "))
    #expect(lines[4].hasPrefix("  row 4 (line 5), column 5 (locale): arg.invalid: "))
    #expect(!result.errors.contains("zebra"))
    #expect(try events("type=InviteIssued") == 0)
  }

  @Test func `a file of UTF-16 with a mark and carriage returns is read like any other`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let path = program.directory + "/wide.csv"
    let text = "email,note\r\u{E9}va@example.org,x\rada@example.org,\u{1F600}\r"
    let bytes: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let result = try program.run("invite", "import", path, "--columns", "status")
    #expect(
      try rows(result).map { [$0[0], $0[2]] } == [["\u{E9}va@example.org", "failed"], ["ada@example.org", "issued"]])
  }

  @Test func `rows without an address are e-mail-less invites when that is asked for`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let path = try program.file("f.csv", "email,groups\n,staff\n,staff\nada@example.org,\n")
    let result = try program.run("invite", "import", path, "--blank=emailless", "--columns", "status")
    #expect(result.status == 0)
    #expect(try rows(result).map { $0[2] } == ["issued", "issued", "issued"])
    #expect(try Set(rows(result).map { $0[1] }).count == 3)
    #expect(try events("data.kind=emailless") == 2)
  }

  @Test func `an address with an account is refused, or gets the grants when that is asked for`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("account", "add", "account=bob", "email=bob@example.org").status == 0)
    let path = try program.file("f.csv", "bob@example.org,staff\n")
    let refused = try program.run("invite", "import", path, "--columns", "status,code")
    #expect(try rows(refused) == [["bob@example.org", "", "failed", "invite.member"]])
    let granted = try program.run("invite", "import", path, "--existing=grant", "--columns", "status,code")
    #expect(try rows(granted).first?[2] == "issued")
  }

  @Test(arguments: [
    ("reuse", "reused", 1, 0), ("resend", "issued", 1, 1), ("supersede", "issued", 2, 0), ("allow", "issued", 2, 0),
    ("reject", "failed", 1, 0),
  ])
  func `an open invite is met as the policy says, once, however often the import is run`(
    policy: String, status: String, issued: Int, resent: Int
  ) throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("invite", "issue", "email=ada@example.org").status == 0)
    let path = try program.file("f.csv", "ada@example.org\n")
    let words = ["invite", "import", path, "--duplicates=" + policy, "--columns", "status,invite"]
    let rehearsed = try program.run(words + ["--dry-run"])
    #expect(try rows(rehearsed).first?[2] == (issued == 2 ? "ready" : "already invited"))
    let first = try program.run(words)
    #expect(try rows(first).first?[2] == status)
    #expect(try program.run(words).output == first.output)
    #expect(try events("type=InviteIssued") == issued)
    #expect(try events("type=InviteResent") == resent)
  }

  @Test func `more of an open invite is still an invite that was there`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("invite", "issue", "email=ada@example.org", "groups=staff").status == 0)
    let path = try program.file("f.csv", "ada@example.org,makers\n")
    #expect(try rows(program.run("invite", "import", path, "--dry-run")).first?[3] == "already invited")
    #expect(try program.run("invite", "import", path).status == 0)
    #expect(try events("type=InviteAmended") == 1)
  }
}
