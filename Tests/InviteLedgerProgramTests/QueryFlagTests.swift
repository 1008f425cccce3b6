// The flags of questions, on files and over the socket, and cursors that go on where a question ended.
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2)))
struct QueryFlagTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `files and the service count alike`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    for name in ["ada", "bob", "eve"] { #expect(try program.run("invite", "issue", "email=\(name)@x.org").status == 0) }
    #expect(try program.run("invite", "revoke", "invite=inv_2", "reason=r").status == 0)
    for words in [
      ["-c"], ["-c", "type=InviteIssued"], ["--by", "type"], ["--values", "actor", "-o", "csv"], ["--fields"],
      ["-r", "-n", "2", "-o", "id"], ["-S", "3", "-U", "4", "--json"], ["-x"], ["-c", "type=KeyCreated", "-e"],
      ["--by", "nosuch"], ["-g", "BOB@"], ["-g", "bob@x.org", "-o", "id"], ["-c", "-g", "issued.*eve, x|revoked"],
      ["actor=root", "or", "actor=ada", "--grep=inv_2", "-r"], ["-g", "("],
    ] {
      let asked = try program.run(["audit"] + words)
      let read = try program.run(["audit", "--log", "ledger"] + words)
      #expect(asked.output == read.output && asked.status == read.status, "\(words)")
    }
    #expect(try program.run("audit", "-c", "type=InviteIssued").output == "3\n")
    #expect(try program.run("audit", "-x", "invite=inv_2", "-r", "-n", "1").output.contains("revoked inv_2"))
    #expect(try program.run("audit", "type=KeyCreated", "-e").status == 1)
    #expect(try program.run("audit", "-g", "bob@x.org", "-o", "id").output == "3\n")
    #expect(try program.run("invite", "list", "-e", "-n", "1").status == 0)
    let fault = try program.run("invite", "list", "--by", "type")
    #expect(fault.status == 64 && fault.errors.contains("invite list has no --by"))
  }

  @Test func `a cursor file goes on where the last question ended, and loses and repeats nothing`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    var seen: [String] = []
    for round in 1...4 {
      for number in 1...round {
        #expect(try program.run("invite", "issue", "email=p\(round)-\(number)@x.org").status == 0)
      }
      let limit = round == 2 ? ["-n", "1"] : []
      seen += try program.run(["audit", "--cursor-file", "cursor", "-o", "id"] + limit).lines
    }
    #expect(seen == (try program.run("audit", "-o", "id").lines))
    #expect(seen.count == 11)
    #expect(try program.run("audit", "--cursor-file", "cursor", "-c").output == "0\n")
    _ = try program.file("cursor", "L0000000000000000:3\n")
    let foreign = try program.run("audit", "--cursor-file", "cursor")
    #expect(foreign.status == 65 && foreign.errors.contains("cursor.foreign"))
    _ = try program.file("cursor", "\n")
    #expect(try program.run("audit", "--cursor-file", "cursor").status == 65)
  }

  @Test func `files and the service end a page at the same cursor, and go on behind it`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    for number in 1...7 { #expect(try program.run("invite", "issue", "email=p\(number)@x.org").status == 0) }
    func pages(_ words: [String], _ file: String) throws -> [ProgramResult] {
      try (0..<5).map { _ in try program.run(["audit", "-o", "id", "--cursor-file", file] + words) }
    }
    let log = ["--log", "ledger"]
    for words in [["-n", "3"], ["-n", "2", "-g", "p[2-6]@"], ["-n", "1", "-r"], ["type=KeyCreated"], []] {
      let asked = try pages(words, "asked-\(words.count)\(words.last ?? "")")
      let read = try pages(words + log, "read-\(words.count)\(words.last ?? "")")
      #expect(asked.map(\.output) == read.map(\.output) && asked.map(\.status) == read.map(\.status), "\(words)")
      #expect(asked.map(\.errors) == read.map(\.errors), "\(words)")
    }
    let cursor = try program.run(["audit", "-n", "2", "--show-cursor", "-o", "id"] + log).errors.dropFirst(8).dropLast()
    #expect(try program.run(["audit", "--after", String(cursor), "-c"] + log).output == "6\n")
    #expect(try program.run("audit", "--after", String(cursor), "-c").output == "6\n")
    let foreign = try program.run(["audit", "--after", "L0000000000000000:3"] + log)
    #expect(foreign.status == 65 && foreign.errors.contains("cursor.foreign"))
    #expect(try program.run(["audit", "--after", "3"] + log).errors.contains("cursor.invalid"))
    let whole = try program.run(["audit", "--json"] + log)
    let cut = try program.file("cut.ndjson", whole.lines.dropFirst(2).joined(separator: "\n") + "\n")
    #expect(try program.run("audit", "--log", cut, "-n", "2", "-o", "id").output == "3\n4\n")
    #expect(try program.run("audit", "--log", cut, "--after", String(cursor)).status == 65)
  }

  @Test func `a trace shows what was said, and no secret of it`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let issued = try program.run("invite", "issue", "email=ada@x.org", "--trace", "-o", "id")
    #expect(issued.output == "inv_1\n")
    #expect(
      issued.errors.contains("> invite issue email=ada@x.org")
        && issued.errors.contains(#"< {"ok":{"invite":"inv_1","token":"<token>""#))
    let mistyped = try program.run("token", "check", "token=-", "--trace", input: "inv1_mistyped\n")
    #expect(mistyped.errors.contains("token=<token>") && !mistyped.errors.contains("mistyped"))
    let key = try program.file("key", "ilk1_notthekey\n")
    #expect(try !program.run("ping", "--key", "@\(key)", "--trace").errors.contains("notthekey"))
  }
}
