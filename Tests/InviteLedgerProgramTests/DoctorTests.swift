// What the doctor says to every fault that a person can meet, and that it tells nothing it should keep.
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2)))
struct DoctorTests {
  private let program: Program

  init() throws { program = try Program() }

  /// A ledger with an invite, whose service was stopped.
  private func stoppedLedger() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    #expect(try program.run("invite", "issue", "email=secretive@example.org", "note=hidden").status == 0)
  }

  private func examined(_ words: String...) throws -> ProgramResult { try program.run(["doctor"] + words) }

  @Test func `a ledger in order is found in order, and nothing personal or secret is told`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let issued = try program.run("invite", "issue", "email=secretive@example.org", "note=hidden", "-o", "id")
    #expect(issued.status == 0)
    let result = try examined("--full")
    #expect(result.status == 0 && !result.output.contains("BAD"), "\(result.output)")
    for subject in ["settings", "directory", "disk", "files", "log", "socket", "version", "state", "clock"] {
      #expect(result.output.contains("ok    \(subject): "), "\(subject)")
    }
    for kept in ["secretive", "hidden", "inv1_", "ilk1_", "@"] { #expect(!result.output.contains(kept)) }
  }

  @Test func `without a service and without a directory, what to type is said`() throws {
    let nothing = try examined("--dir", "nosuch")
    #expect(nothing.status == 1 && nothing.output.contains("→ invite-ledger serve --dir nosuch makes it"))
    try stoppedLedger()
    let stopped = try examined()
    #expect(stopped.status == 1 && stopped.output.contains("ok    log: ") && stopped.output.contains("BAD   socket: "))
    #expect(stopped.output.contains("invite-ledger serve"))
  }

  /// What somebody or something does to a ledger whose service is stopped, and what the doctor must say.
  private static let harms: [(harm: String, says: [String])] = [
    ("chmod 755 ledger", ["BAD   directory: ", "chmod 700 ./ledger"]),
    ("rm ledger/key", ["BAD   key file: ", "restore the file key"]),
    ("rm ledger/head", ["BAD   log: there is no head", "backup"]),
    ("chmod 644 ledger/key", ["BAD   files: key cannot be opened", "chmod 600"]),
    (
      "printf x | dd of=ledger/events-00000000000000000001.ndjson bs=1 seek=40 conv=notrunc", ["BAD   log: ", "backup"]
    ),
    ("printf x > ledger/head", ["BAD   log: ", "both slots are damaged"]),
    ("printf rest >> ledger/events-00000000000000000001.ndjson", ["note  log: 4 bytes at its end"]),
    (
      "echo 'sockt = x' > .invite-ledger.conf; chmod 600 .invite-ledger.conf",
      ["BAD   settings: ", "did you mean socket?"]
    ),
    ("ln -s /etc ledger/events-00000000000000000099.ndjson", ["BAD   files: events-00000000000000000099.ndjson"]),
  ]

  @Test(arguments: harms.indices)
  func `every harm has its line and its remedy, and the ledger is left as it was`(index: Int) throws {
    let (harm, says) = Self.harms[index]
    try stoppedLedger()
    _ = try program.shell(harm)
    let before = try program.shell("ls -lR ledger; cat ledger/events-*1.ndjson")
    let result = try examined()
    #expect(result.status == 1)
    for text in says { #expect(result.output.contains(text), "\(harm): \(result.output)") }
    #expect(!result.output.contains("secretive"))
    #expect(try program.shell("ls -lR ledger; cat ledger/events-*1.ndjson") == before)
  }

  @Test func `a service that does not answer is said to be one`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    service.pause()
    let result = try examined()
    service.resume()
    #expect(result.status == 1)
    #expect(result.output.contains("BAD   socket: something listens on ./ledger/socket and does not answer"))
  }
}
