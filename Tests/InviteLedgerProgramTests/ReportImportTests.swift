// What mail tools report and to whom invites were given, as files, against the service they meet.
import Foundation
import InviteCSV
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ReportImportTests {
  private let program: Program

  init() throws { program = try Program() }

  private func rows(_ result: ProgramResult) throws -> [[String]] {
    Array(try CSVReader.rows(of: Array(result.output.utf8)).dropFirst())
  }

  private func member(_ name: String, of result: ProgramResult) throws -> String {
    let start = try #require(result.output.range(of: "\"\(name)\":\"")?.upperBound)
    return String(result.output[start...].prefix { $0 != "\"" })
  }

  @Test func `each row of a report is recorded once, however its invite is named, or says why not`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let ada = try program.run("invite", "issue", "email=ada@example.org", "--json")
    let bob = try program.run("invite", "issue", "email=bob@example.org", "--json")
    let (link, token) = (try member("link", of: bob), try member("token", of: bob))
    #expect(ada.status == 0)
    let path = try program.file(
      "report.csv",
      """
      email,invite,link,state,time,detail
      ada@example.org,,,Sent,2026-01-01T09:00Z,
      ,inv_1,,bounced,,"550 no, thanks"
      ,,\(link),opened,,
      ,,\(token),clicked,,
      joe@example.org,,,sent,,
      ,inv_1,,delivered,,
      ,,,sent,,
      ,inv_1,,sent,yesterdayish,

      """)
    let rehearsed = try program.run("invite", "delivered", path, "--dry-run")
    #expect(
      try rows(rehearsed).map { $0[1] }
        == ["ready", "ready", "ready", "ready", "unknown invite", "malformed", "malformed", "malformed"])
    let result = try program.run("invite", "delivered", path)
    #expect(result.status == 3)
    #expect(try rows(result).map { $0[0] } == (1...8).map(String.init))
    #expect(
      try rows(result).map { $0[2] }
        == ["", "", "", "", "invite.unknown", "arg.invalid", "csv.invite-missing", "arg.invalid"])
    #expect(result.errors.contains("row 6 (line 7), column 4 (state): arg.invalid"))
    #expect(result.errors.contains("row 8 (line 9), column 5 (time): arg.invalid"))
    for secret in [token, "joe@", "thanks"] { #expect(!(result.errors + result.output).contains(secret)) }

    #expect(try program.run("invite", "delivered", path).output == result.output)
    let recorded = try program.run("audit", "type=DeliveryRecorded", "--json").lines
    #expect(recorded.count == 4)
    #expect(!recorded.joined().contains(token.dropFirst(13)))
    #expect(try program.run("invite", "delivered", "invite=inv_2", "state=complained").status == 0)
  }

  @Test func `addresses are given to invites that had none, by id or link`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let minted = try program.run("invite", "mint", "quantity=3", "--json")
    let link = try member("link", of: minted)
    let path = try program.file(
      "cards.csv",
      "invite,link,email\ninv_2,,ada@example.org\n,\(link),bob@example.org\ninv_3,,nobody\ninv_9,,eve@example.org\n")
    let result = try program.run("invite", "address", path)
    #expect(result.status == 3)
    #expect(try rows(result).map { $0[1] } == ["addressed", "addressed", "failed", "failed"])
    #expect(try rows(result).map { $0[2] } == ["", "", "arg.invalid", "invite.unknown"])
    #expect(result.errors.contains("row 3 (line 4), column 3 (email): arg.invalid"))
    #expect(!result.errors.contains("nobody") && !result.errors.contains("eve@"))
    #expect(try program.run("invite", "address", path).output == result.output)
    #expect(try program.run("audit", "type=InviteAddressed", "--json").lines.count == 2)
  }
}
