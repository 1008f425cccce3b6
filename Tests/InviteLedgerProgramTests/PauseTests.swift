// A service that is held and let go while it works.
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2)))
struct PauseTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `F26 a service that is paused again and again under load answers everything, once`() throws {
    let service = try RunningService(program)
    defer { service.stop() }
    let people = try program.file("people.csv", "email\n" + (1...300).map { "p\($0)@example.org\n" }.joined())
    let importing = try program.process(["invite", "import", people])
    importing.standardOutput = FileHandle.nullDevice
    importing.standardError = FileHandle.nullDevice
    try importing.run()
    while importing.isRunning {
      service.pause()
      service.resume()
    }
    #expect(importing.terminationStatus == 0)
    #expect(try program.run("audit", "-c", "type=InviteIssued").output == "300\n")
  }
}
