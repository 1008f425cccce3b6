// The tour of README, typed as it stands there beside a service that runs.
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TourTests {
  /// What the tour uses beside a shell.
  private static let hasTools = ["jq", "nc"].allSatisfy { name in
    ["/usr/bin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  /// A text without what is another on each machine and each day. Whoever runs the test stands there as root.
  private func masked(_ text: String) throws -> String {
    try WalkStep.masked(text).replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}Z/#, with: "TIME")
      .replacing(#/\bL[0-9a-f]{16}\b/#, with: "LEDGER").replacing(#/[0-9a-f]{64}/#, with: "HASH")
      .replacing(#/\u{1B}\[[0-9;]*[mK]/#, with: "").replacing(#/token_hint=[0-9a-z]{4}/#, with: "token_hint=HINT")
      .replacing(#/[0-9]+ (bytes|MiB|ms)/#) { "N \($0.output.1)" }
      .replacing(#/durable up to seq [0-9]+/#, with: "durable up to seq N")
      .replacing(#/just now|[0-9]+ (s|min) ago/#, with: "AGO")
      .replacing(Regex("\\b\(NSUserName())\\b"), with: "root")
      .replacing(#/[^ ]*…\n/#, with: "…\n").replacing(#/ {2,}/#, with: "  ")
  }

  /// A text with … where README has it instead of more.
  private static func abbreviated(_ printed: String, as shown: String) throws -> String {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in shown.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains("…") && number < lines.count {
      let parts = line.split(separator: "…", omittingEmptySubsequences: false).map {
        NSRegularExpression.escapedPattern(for: String($0))
      }
      if try lines[number].wholeMatch(of: Regex(parts.joined(separator: ".*"))) != nil { lines[number] = String(line) }
    }
    return lines.joined(separator: "\n")
  }

  @Test(.enabled(if: hasTools, "README's tour is typed with jq and nc"))
  func `the tour goes as README says`() throws {
    let program = try Program()
    let steps = try WalkStep.steps(of: "README.md")
    let start = try #require(steps.first)
    #expect(start.command.hasSuffix("invite-ledger serve"))
    let service = try RunningService(program, [])
    defer { service.kill() }
    #expect(try masked(service.greeting) == masked(start.output))
    for step in steps.dropFirst() {
      if step.kind == "console-killed" { service.kill() }
      try step.prepare(program)
      let printed = try masked(
        step.kind == "console-terminal"
          ? Terminal(columns: 100).show(program.shellProcess(step.command)) : program.shell(step.command))
      let shown = try masked(step.output)
      #expect(try Self.abbreviated(printed, as: shown) == shown, "$ \(step.command)")
    }
    #expect(steps.count > 25)
  }
}
