// `invite import` against the service it will meet, and what it refuses before it asks anybody.
import Foundation
import InviteCSV
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ImportTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `a file with a fault is refused with its code before the service is looked for`() throws {
    let cases = [
      ("email;groups\na@x.org;b\n", "csv.separator"), ("email,shoe\na@x.org,42\n", "shoe"), ("", "csv.empty"),
      ("a@x.org\n\"b\n", "csv.quote"),
      (String(repeating: "a@x.org\n", count: InviteFile.maximumRows + 1), "50001 rows"),
    ]
    for (text, expected) in cases {
      let result = try program.run("invite", "import", try program.file("f.csv", text))
      #expect(result.status == 65)
      #expect(result.output.isEmpty && result.errors.contains(expected), "\(expected): \(result.errors)")
    }
    #expect(try program.run("invite", "import", "missing.csv").status == 66)
    #expect(try program.run("invite", "import").status == 64)
  }

  @Test func `one row comes out for each row that went in, in order, with a link or a code`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let text = """
      email,groups,role
      ada@example.org,staff;makers,
      ,staff,
      bob@example.org,,guest
      Ada@Example.org,,
      nobody,,
      eve@example.org,,king

      """
    let path = try program.file("people.csv", text)
    let result = try program.run("invite", "import", path, "--columns", "row,status,code,invite")
    #expect(result.status == 3)
    let rows = try CSVReader.rows(of: Array(result.output.utf8))
    #expect(rows.first == ["email", "link", "row", "status", "code", "invite"])
    #expect(rows.dropFirst().map { $0[2] } == ["1", "2", "3", "4", "5", "6"])
    #expect(
      rows.dropFirst().map { $0[3] } == ["issued", "malformed", "issued", "duplicate in file", "failed", "malformed"])
    #expect(rows.dropFirst().map { $0[4] } == ["", "csv.address-missing", "", "", "arg.invalid", "csv.role"])
    #expect(rows.dropFirst().map { !$0[1].isEmpty } == [true, false, true, true, false, false])
    #expect(rows[4][1] == rows[1][1])
    for address in ["ada@", "bob@", "eve@", "nobody"] { #expect(!result.errors.contains(address)) }

    let again = try program.run("invite", "import", path, "--columns", "row,status,code,invite")
    #expect(again.output == result.output)
    let issued = try program.run("audit", "type=InviteIssued", "--json")
    #expect(issued.lines.count == 2)
  }

  @Test func `a rehearsal says what would happen and changes nothing`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("invite", "issue", "email=ada@example.org").status == 0)
    #expect(try program.run("account", "add", "account=bob", "email=bob@example.org").status == 0)
    let before = try program.run("audit", "--json").output
    let path = try program.file("f.csv", "ada@example.org\nbob@example.org\ncy@example.org\nnobody\ncy@example.org\n")
    let result = try program.run("invite", "import", path, "--dry-run")
    let rows = try CSVReader.rows(of: Array(result.output.utf8))
    #expect(
      rows.dropFirst().map { $0[3] }
        == ["already invited", "already a member", "ready", "malformed", "duplicate in file"])
    #expect(try program.run("audit", "--json").output == before)
  }

  @Test func `atomic issues all or none, and answers the same when it is run again`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let bad = try program.run("invite", "import", try program.file("bad.csv", "ada@example.org\nnobody\n"), "--atomic")
    #expect(bad.status == 3 && bad.output.isEmpty)
    #expect(try program.run("audit", "type=InviteIssued", "--json").output.isEmpty)
    let path = try program.file("good.csv", "ada@example.org\nbob@example.org\n")
    let good = try program.run("invite", "import", path, "--atomic")
    #expect(good.status == 0)
    #expect(try program.run("invite", "import", path, "--atomic").output == good.output)
    #expect(try program.run("audit", "type=InviteIssued", "--json").lines.count == 2)
  }

  @Test func `an import outlives kill -9 of the service: every row once, and the same links when it is run again`()
    throws
  {
    var service = try RunningService(program)
    let path = try program.file("f.csv", (0..<600).map { "p\($0)@example.org\n" }.joined())
    let output = program.directory + "/links.csv"
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    let process = try program.process(["invite", "import", path])
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The service dies when it has recorded some of the rows.
    while try program.run("audit", "type=InviteIssued", "-n", "100", "--json").lines.count < 100 {}
    service.kill()
    service = try RunningService(program)
    defer { service.stop() }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let links = try String(contentsOfFile: output, encoding: .utf8)
    let rows = try CSVReader.rows(of: Array(links.utf8)).dropFirst()
    #expect(rows.count == 600)
    #expect(Set(rows.map { $0[1] }).count == 600)
    #expect(try program.run("audit", "type=InviteIssued", "-o", "id").lines.count == 600)
    #expect(try program.run("invite", "import", path).output == links)
    #expect(try program.run("verify").status == 0)
  }
}

struct ServeTests {
  @Test func `the service says what links begin with, and that invite: opens in no browser`() throws {
    let program = try Program()
    let first = try RunningService(program, [])
    #expect(first.greeting.contains("links begin invite: and open in no browser"))
    #expect(try program.run("policy", "set", "base_url=https://example.org").status == 0)
    first.stop()
    let second = try RunningService(program, [])
    defer { second.stop() }
    #expect(second.greeting.contains("links begin https://example.org\n"))
  }
}

/// `invite-ledger serve`, ready to be asked.
struct RunningService {
  private let process: Process
  /// What it said when it was ready.
  let greeting: String

  init(_ program: Program, _ flags: [String] = ["--base-url", "https://example.org"]) throws {
    process = try program.process(["serve"] + flags)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The first words it prints say that it listens.
    let words = pipe.fileHandleForReading.availableData
    greeting = String(decoding: words, as: UTF8.self)
    #expect(!greeting.isEmpty, "the service starts")
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  /// Holds it where it is.
  func pause() { Foundation.kill(process.processIdentifier, SIGSTOP) }

  /// Lets it go on.
  func resume() { Foundation.kill(process.processIdentifier, SIGCONT) }

  /// Ends it without a chance to do anything about it; nothing happens when it has ended.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
