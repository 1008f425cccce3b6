// The walks of the catalogs, typed as they stand there into a shell, beside a service that runs.
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2)))
struct WalkTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test(arguments: [
    "InviteCSV/InviteCSV.docc/AMailMerge", "InviteLedger/InviteLedger.docc/AnApplicationWithAKey",
    "InviteLedger/InviteLedger.docc/AProgramThatWritesToPeople", "LineProtocol/LineProtocol.docc/AZulipAdministrator",
  ])
  func `a walk goes as its article says`(article: String) throws {
    let service = try RunningService(program, [])
    defer { service.stop() }
    for step in try WalkStep.steps(of: "Sources/\(article).md") {
      try step.prepare(program)
      // How a key is used is written down by the clock, so seqs are others too.
      let masked = { (text: String) in WalkStep.masked(text).replacing(#/"(?:last_)?seq":[0-9]+/#, with: "SEQ") }
      #expect(try masked(program.shell(step.command)) == masked(step.output), "$ \(step.command)")
    }
  }

  @Test func `the mailer of ten lines sends each link once and reports it`() throws {
    let service = try RunningService(program, [])
    defer { service.stop() }
    let article = try String(
      contentsOfFile: Program.package.path + "/Sources/InviteCSV/InviteCSV.docc/AMailerInTenLines.md", encoding: .utf8)
    let script = article.components(separatedBy: "```sh\n")[1].components(separatedBy: "```")[0]
    _ = try program.file("mailer.sh", script)
    let send = try program.file("send", "#!/bin/sh\ncat \"$1\" >>outbox\n! grep -q bounces \"$1\"\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: send)
    for words in [["email=ada@example.org"], ["email=bounces@example.org", "message=Hello"], ["max_uses=5"]] {
      #expect(try program.run(["invite", "issue"] + words).status == 0)
    }
    #expect(try program.run("invite", "resend", "invite=inv_1").status == 0)

    #expect(try program.shell("sh mailer.sh audit").isEmpty)
    let outbox = try String(contentsOfFile: program.directory + "/outbox", encoding: .utf8).split(separator: "\n")
    #expect(outbox.count == 3)
    #expect(outbox.allSatisfy { $0.contains("\"link\":\"invite:/invites/inv1_") })
    #expect(outbox[1].contains("Hello"))
    let states = try program.run("audit", "type=DeliveryRecorded", "-o", "text").lines
    #expect(states.map { $0.contains("state=sent") } == [true, false, true])
    #expect(try program.run("audit", "type=TokenRevealed", "-o", "id").lines.count == 4)

    #expect(try program.shell("sh mailer.sh audit").isEmpty)
    #expect(try program.run("audit", "type=DeliveryRecorded", "-o", "id").lines.count == 3)
  }
}
