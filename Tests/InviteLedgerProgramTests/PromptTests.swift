// A token typed at a terminal: asked for, taken, and never shown.
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PromptTests {
  /// Runs the program with a terminal as its standard input and types what it is to read.
  private func run(_ words: [String], typing text: String) throws -> (result: ProgramResult, terminal: String) {
    let program = try Program()
    let terminal = try Terminal()
    let process = try program.process(words)
    process.standardInput = try terminal.programEnd()
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // The prompt says that the terminal is silent; what was typed before would be shown.
    var said = errors.fileHandleForReading.availableData
    try terminal.person.write(contentsOf: Data(text.utf8))
    while case let more = errors.fileHandleForReading.availableData, !more.isEmpty { said += more }
    process.waitUntilExit()
    _ = fcntl(terminal.person.fileDescriptor, F_SETFL, O_NONBLOCK)
    let shown = (try? terminal.person.read(upToCount: 4_096)) ?? Data()
    return (
      ProgramResult(
        status: process.terminationStatus, output: "", errors: String(decoding: said, as: UTF8.self)),
      String(decoding: shown, as: UTF8.self)
    )
  }

  @Test func `a token is prompted for and not shown`() throws {
    let (result, terminal) = try run(["token", "check", "token=-"], typing: "inv1_secreX\u{7F}t\n")
    #expect(result.errors.hasPrefix("token: \n"))
    #expect(!terminal.contains("secre") && !result.errors.contains("secre"))
    // There is no service: the token was read, and then nobody was there to ask.
    #expect(result.status == 69 && result.errors.contains("no socket"))
  }

  @Test func `control C ends the question`() throws {
    let (result, _) = try run(["token", "check", "token=-"], typing: "inv1_\u{3}")
    #expect(result.status == 130 && result.errors == "token: \ninvite-ledger: interrupted\n")
  }
}
