// What help shows can be typed: each example is sent to a service with a past in which it makes sense, and works.
import JSONText
import LineProtocol
import SystemCalls
import Testing

@Suite struct HelpExampleTests {
  /// A line of help, and the page it stands on.
  struct Example: CustomTestStringConvertible, Sendable {
    let page: String
    let line: String

    var testDescription: String { line }

    /// All of them: what a verb shows, what the overview shows, and queries.
    static let all =
      Verb.allCases.flatMap { verb in verb.entry.examples.map { Example(page: verb.rawValue, line: $0) } }
      + Help.core.map { Example(page: "", line: $0) } + Help.queryExamples.map { Example(page: "query", line: $0) }
  }

  @Test(arguments: Example.all)
  func `an example does what it is there for`(example: Example) throws {
    let story = try HelpStory.told.get()
    let directory = try TestDirectory()
    if !HelpStory.first.contains(example.page) { try directory.write(story.files) }
    let clock = StandingClock(wall: story.end)
    try Scene.play(on: clock.surroundings(), in: directory) { scene in
      let client = try scene.connect()
      for line in HelpStory.before[example.page] ?? [] { try client.ok(line) }
      let line = try Self.filled(example.line, from: story)
      guard case .request(let request) = RequestParser.parse(Array(line.utf8)) else {
        Issue.record("\(line) is no request")
        return
      }
      switch request.verb.entry.kind {
      case .session:
        try client.ok(line)
        if request.verb == .quit { #expect(try client.isClosed()) }
      case .command: try Self.changesSomething(client.ok(line), line)
      case .query where request.verb == .wait: try Self.waits(line, client, scene, story)
      case .query: try Self.answersSomething(client.ok(line), request.verb, line)
      case .tail: try Self.follows(line, client)
      }
    }
  }

  /// The line with secrets of this ledger where help can only say what they look like.
  private static func filled(_ line: String, from story: HelpStory) throws -> String {
    let token = try #require(story.tokens["inv_4"])
    return line.replacing("inv1_00000000", with: token).replacing("token=TOKEN", with: "token=\(token)")
      .replacing("key=KEY", with: "key=\(story.key)")
  }

  private static func changesSomething(_ reply: Reply, _ line: String) {
    #expect(reply.flag("changed") != false, "\(line) shows nothing: \(reply)")
  }

  private static func answersSomething(_ reply: Reply, _ verb: Verb, _ line: String) {
    #expect(verb.entry.row.isEmpty || !reply.rows.isEmpty, "\(line) shows nothing: \(reply)")
  }

  /// When it began to wait cannot be seen from outside, so what it waits for happens until it has seen one.
  private static func waits(_ line: String, _ client: Conversation, _ scene: Scene, _ story: HelpStory) throws {
    let (writer, token) = (try scene.connect(), try #require(story.tokens["inv_4"]))
    try client.send(line)
    var first: [UInt8]?
    while first == nil {
      let redemption = try #require(try writer.ok("token redeem token=\(token)").text("redemption"))
      try writer.ok("token undo redemption=\(redemption) reason=again")
      first = try? client.rawLineNow()
    }
    #expect(try ReplyLine(#require(first)).kind == .row)
    #expect(try client.reply().number("rows") == 1)
  }

  private static func follows(_ line: String, _ client: Conversation) throws {
    try client.send(line)
    let history = try client.lines(untilNote: "caught-up")
    #expect(history.isEmpty == !line.contains("since="), "\(line)")
    #expect(try client.ask("").ok != nil)
  }

  @Test func `help and describe show these examples, over the socket, and every verb has one`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let described = try client.ok("describe").rows
      for verb in Verb.allCases {
        let examples = Example.all.filter { $0.page == verb.rawValue }.map(\.line)
        #expect(!examples.isEmpty, "\(verb)")
        let row = try #require(described.first { $0["verb"]?.string == verb.rawValue })
        #expect(row["examples"]?.array?.compactMap(\.string) == examples)
        #expect(try Self.shown(client.ok("help \(verb.rawValue)")) == examples)
      }
      #expect(try Self.shown(client.ok("help")) == Help.core)
      #expect(try Self.shown(client.ok("help query")) == Help.queryExamples)
    }
  }

  /// The first indented lines of a page.
  private static func shown(_ page: Reply) -> [String] {
    let lines = page.rows.compactMap(\.string)
    return lines.drop { !$0.hasPrefix("  ") }.prefix { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
  }
}
