// A start from an image, in another process than the one that wrote it: every question has the answer that it had before.
import Foundation
import JSONText
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ImageStartTests {
  private let program: Program

  init() throws { program = try Program() }

  /// What puts a value into every field that the index of the log knows.
  private static let commands = [
    "account add account=ada email=ada@example.org groups=staff",
    "invite issue email=ada@b\u{fc}cher.example groups=staff note=first", "invite issue max_uses=3",
    "token redeem token=- email=bob@example.org username=bob @req=r1", "batch open",
    "invite issue batch=bat_1 row=1 email=eve@example.org", "key create label=web scopes=token.redeem",
    "message send to=user:bob,group:staff title=Hello text=Both", "message archive message=msg_1 holder=user:bob",
  ]

  /// Questions with at least one answer each.
  private static let questions = [
    "audit email=ada@example.org", "audit email=ada@b\u{fc}cher.example", "audit email=ada@bu\u{308}cher.example",
    "audit member=bob", "audit req=r1", "audit batch=bat_1", "audit invite=inv_2", "audit message=msg_1",
    "audit holder=user:bob", "audit group=staff", "audit inviter={actor}", "audit actor={actor}", "audit about=bob",
    "audit key=key_1", "audit type=TokenRedeemed,MessageArchived", "invite list", "invite show invite=inv_2",
    "account list", "account show account=bob", "message list", "message show message=msg_1", "key list", "policy show",
    "stats", "story of=bob", "state path=/", "why path=/invites/inv_2",
  ]

  @Test func `every question is answered as before the stop`() throws {
    let flags = ["--image-after", "1"]
    let first = try RunningService(program, flags)
    defer { first.kill() }
    var token = ""
    for command in Self.commands {
      let answer = try ask(command, input: token)
      if let text = try JSONReader.value(of: Array(answer.utf8))["token"]?.string { token = text }
    }
    let line = try JSONReader.value(of: Array(ask("whoami").utf8))
    let actor = try #require(line["actor"]?.string)
    let questions = Self.questions.map { $0.replacing("{actor}", with: actor) }
    let before = try questions.map { try ask($0) }
    first.stop()

    let second = try RunningService(program, flags)
    defer { second.kill() }
    #expect(second.greeting.contains("image of seq"))
    for (question, answer) in zip(questions, before) { #expect(try ask(question) == answer, "\(question)") }
  }

  /// What the program prints for the words of a request.
  private func ask(_ words: String, input: String? = nil) throws -> String {
    let result = try program.run(words.split(separator: " ").map(String.init) + ["-o", "json"], input: input)
    #expect(result.status == 0 && !result.output.isEmpty, "\(words): \(result.errors)")
    return result.output.trimmingCharacters(in: .newlines)
  }
}
