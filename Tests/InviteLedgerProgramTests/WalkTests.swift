// The walks of the catalogs, typed as they stand there into a shell, beside a service that runs.
import Foundation
import Testing

/// What somebody types, and what it prints.
struct WalkStep: Sendable {
  /// The kind of its block: `console`, or another word that begins so.
  var kind: String
  var command: String
  var output: String

  /// The steps of an article: in its blocks whose kind begins with `console`, lines that begin with `$ `, each followed by what it prints.
  static func steps(of article: String) throws -> [WalkStep] {
    let text = try String(contentsOfFile: Program.package.path + "/" + article, encoding: .utf8)
    var steps: [WalkStep] = []
    for block in text.components(separatedBy: "```console").dropFirst() {
      let lines = block.components(separatedBy: "```")[0].split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines.dropFirst() where !line.isEmpty {
        if line.hasPrefix("$ ") {
          steps.append(WalkStep(kind: "console" + lines[0], command: String(line.dropFirst(2)), output: ""))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output += line + "\n"
        }
      }
    }
    return steps
  }
}

@Suite(.timeLimit(.minutes(2)))
struct WalkTests {
  private let program: Program

  init() throws { program = try Program() }

  /// Tokens, keys and times are others each time. Seqs are too: how a key is used is written down by the clock.
  private func masked(_ text: String) -> String {
    text.replacing(#/inv1_[0-9a-z]{33}/#, with: "TOKEN").replacing(#/ilk1_[0-9a-z]{41}/#, with: "KEY")
      .replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/#, with: "TIME")
      .replacing(#/"(?:last_)?seq":[0-9]+/#, with: "SEQ")
  }

  @Test(arguments: [
    "InviteCSV/InviteCSV.docc/AMailMerge", "InviteLedger/InviteLedger.docc/AnApplicationWithAKey",
    "InviteLedger/InviteLedger.docc/AProgramThatWritesToPeople", "LineProtocol/LineProtocol.docc/AZulipAdministrator",
  ])
  func `a walk goes as its article says`(article: String) throws {
    let service = try RunningService(program, [])
    defer { service.stop() }
    for step in try WalkStep.steps(of: "Sources/\(article).md") {
      // A file that nobody wrote before it is shown was there from the beginning.
      let shown = step.command.hasPrefix("cat ") ? String(step.command.dropFirst(4)) : nil
      if let shown, !FileManager.default.fileExists(atPath: program.directory + "/" + shown) {
        _ = try program.file(shown, step.output)
      }
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
