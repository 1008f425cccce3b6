// Other programs: what they get, what they answer, how they end.
import SystemCalls
import Testing

struct ChildProcessTests {
  private struct Stopped: Error {}

  @Test func `a program reads its input, and what it writes comes back`() throws {
    let outcome = try ChildProcess.run(
      ["cat"], input: Array("seven invites".utf8), outputLimit: 100, milliseconds: 60_000)
    #expect(outcome.ending == .exit(0) && outcome.output == Array("seven invites".utf8))
  }

  @Test func `words are arguments, whatever is in them, and no shell reads them`() throws {
    let outcome = try ChildProcess.run(
      ["printf", "%s", "$HOME; 'x'"], outputLimit: 100, milliseconds: 60_000)
    #expect(outcome.output == Array("$HOME; 'x'".utf8))
  }

  @Test func `it gets its environment, and its output is cut`() throws {
    let outcome = try ChildProcess.run(
      ["sh", "-c", "printf %s \"$IL_TEST_WORD\""], environment: ["IL_TEST_WORD": "word"], outputLimit: 3,
      milliseconds: 60_000)
    #expect(outcome.output == Array("wor".utf8))
  }

  @Test(arguments: [0, 1, 125, 127] as [Int32])
  func `its exit status is known`(status: Int32) throws {
    #expect(try ChildProcess.run(["sh", "-c", "exit \(status)"], milliseconds: 60_000).ending == .exit(status))
  }

  @Test func `a signal, a deadline and a person end it`() throws {
    #expect(try ChildProcess.run(["sh", "-c", "kill -9 $$"], milliseconds: 60_000).ending == .signal(9))
    #expect(try ChildProcess.run(["sleep", "600"], milliseconds: 20).ending == .deadline)
    #expect(throws: Stopped.self) {
      try ChildProcess.run(["sleep", "600"], milliseconds: 60_000) { throw Stopped() }
    }
  }

  @Test func `what is no program is said`() {
    #expect(throws: SystemError.self) { try ChildProcess.run(["no-such-program-here"], milliseconds: 1_000) }
  }
}
