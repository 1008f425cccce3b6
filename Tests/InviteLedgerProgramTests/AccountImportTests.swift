// `account import` against the service it will meet.
import Foundation
import InviteCSV
import Testing

@Suite(.timeLimit(.minutes(2)))
struct AccountImportTests {
  private let program: Program

  init() throws { program = try Program() }

  private func run(_ path: String, _ flags: String...) throws -> (status: Int32, rows: [[String]], errors: String) {
    let result = try program.run(["account", "import", path] + flags)
    return (result.status, try CSVReader.rows(of: Array(result.output.utf8)), result.errors)
  }

  @Test func `each row makes an account, is as it was, or says why not`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let path = try program.file(
      "people.csv",
      """
      name,email,role,groups,external
      ada,ada@example.org,administrator,staff;makers,42
      bob,bob@example.org,,,
      Ada,,,,
      eve,bob@example.org,,,
      .mal,,,,
      joe,zebra,king,,

      """)
    let rehearsed = try run(path, "--dry-run")
    let statuses = rehearsed.rows.dropFirst().map { $0[2] }
    #expect(statuses == ["ready", "ready", "duplicate in file", "ready", "malformed", "malformed"])
    #expect(try program.run("audit", "type=AccountAdded", "--json").output.isEmpty)

    let result = try run(path)
    #expect(result.status == 3)
    #expect(result.rows[0] == ["row", "name", "status", "code"])
    #expect(
      result.rows.dropFirst().map { $0[2] } == ["added", "added", "duplicate in file", "failed", "failed", "malformed"])
    #expect(result.rows.dropFirst().map { $0[3] } == ["", "", "", "account.taken", "arg.invalid", "csv.role"])
    #expect(result.errors.contains("row 4 (line 5), column 2 (email): account.taken"))
    #expect(result.errors.contains("row 5 (line 6), column 1 (name): arg.invalid"))
    #expect(!result.errors.contains("zebra") && !result.errors.contains("bob@"))
    let again = try run(path)
    #expect(again.rows == result.rows)
    #expect(try program.run("audit", "type=AccountAdded", "--json").lines.count == 2)
    let ada = try program.run("account", "show", "ada", "-o", "ndjson").output
    #expect(ada.contains(#""role":200,"groups":["staff","makers"],"external":"42""#))
  }

  @Test func `accounts that are there are refused when they differ, or changed when that is asked for`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("account", "add", "account=ada", "email=ada@example.org", "groups=staff").status == 0)
    let same = try program.file("same.csv", "ada,ada@example.org,,staff\n")
    #expect(try run(same).rows[1] == ["1", "ada", "as it was", ""])
    let other = try program.file("other.csv", "ada,,300,\n")
    #expect(try run(other).rows[1] == ["1", "ada", "failed", "account.exists"])
    #expect(try run(other, "--existing=change", "--dry-run").rows[1] == ["1", "ada", "ready", ""])
    #expect(try run(other, "--existing=change").rows[1] == ["1", "ada", "changed", ""])
    let ada = try program.run("account", "show", "ada", "-o", "ndjson").output
    #expect(ada.contains(#""email":"ada@example.org""#) && ada.contains(#""role":300,"groups":["staff"]"#))
  }

  @Test func `what makes the whole file unusable is told before the service is looked for`() throws {
    let cases = [
      ("email,role\na@x.org,400\n", "no column called name"), ("name,shoe\nada,42\n", "shoe"), ("", "csv.empty"),
    ]
    for (text, expected) in cases {
      let result = try program.run("account", "import", try program.file("f.csv", text))
      #expect(result.status == 65 && result.output.isEmpty && result.errors.contains(expected), "\(result.errors)")
    }
    #expect(try program.run("account", "import", "x.csv", "--sometimes").status == 64)
  }

  @Test func `with atomic all rows are recorded or none, and running it again says the same`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("account", "add", "account=cy", "email=cy@example.org").status == 0)
    let bad = try program.file(
      "bad.csv", "name,email,role\nada,ada@example.org,200\nbob,ADA@example.org,\ncy,cy@example.org,\n")
    let rehearsed = try run(bad, "--atomic", "--dry-run")
    #expect(rehearsed.status == 3)
    #expect(rehearsed.rows.dropFirst().map { $0[2] } == ["ready", "other account", "already there"])
    #expect(rehearsed.rows.dropFirst().map { $0[3] } == ["", "account.taken", ""])
    let refused = try program.run("account", "import", bad, "--atomic")
    #expect(refused.status == 3 && refused.output.isEmpty && refused.errors.contains("row 2: account.taken"))
    let malformed = try program.file("malformed.csv", "ada,ada@example.org,king\n")
    let unusable = try program.run("account", "import", malformed, "--atomic")
    #expect(unusable.status == 65 && unusable.errors.contains("a row is malformed; nothing was recorded"))
    #expect(try program.run("audit", "type=AccountAdded", "--json").lines.count == 1)

    let good = try program.file(
      "good.csv", "name,email,role\nada,ada@example.org,200\nbob,bob@example.org,\ncy,cy@example.org,300\n")
    let other = try program.run("account", "import", good, "--atomic")
    #expect(other.status == 3 && other.output.isEmpty)
    #expect(other.errors.contains("row 3") && other.errors.contains("a row was refused; nothing was recorded"))
    let changing = try run(good, "--atomic", "--existing=change")
    #expect(changing.status == 0)
    #expect(changing.rows.dropFirst().map { $0[2] } == ["added", "added", "changed"])
    #expect(try run(good, "--atomic", "--existing=change").rows == changing.rows)
    #expect(try program.run("audit", "type=AccountAdded,AccountChanged", "--json").lines.count == 4)
    #expect(try run(good, "--atomic", "--dry-run").rows.dropFirst().allSatisfy { $0[2] == "already there" })
  }
}
