// The rules of the protocol that are about a connection, by their numbers in its catalog.
import JSONText
import LineProtocol
import Testing

@Suite struct ConnectionRuleTests {
  @Test func `R1 rows, notes, ok and err all say what they are in their first key, at byte 2`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      // Every line that a conversation reads is held to R1; here each kind comes once.
      #expect(try client.ask("help").lines.first?.kind == .row)
      #expect(try client.ask("ping").end.kind == .ok)
      #expect(try client.ask("no-such-verb").end.kind == .err)
      try client.send("tail")
      #expect(try client.line()?.kind == .note)
    }
  }

  @Test func `R2 commands of one connection are decided and answered in the order they were sent`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send((1...200).map { "@\($0) account add account=user\($0)" })
      for number in 1...200 {
        let reply = try client.reply()
        #expect(reply.end.id?.string == "\(number)")
        #expect(reply.seq == Int64(number) + 1)
      }
    }
  }

  @Test func `R2 an error keeps its place among the answers`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send("@1 account add account=ada", "@2 nonsense", "@3 account add account=ada", "@4 ping", "@5 audit")
      #expect(try (1...5).map { _ in try client.reply().end.id?.string } == ["1", "2", "3", "4", "5"])
    }
  }

  @Test func `R3 an id comes back on every line with its JSON type`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      #expect(try client.ask("@7 ping").end.id == .string("7"))
      #expect(try client.ask("@id=seven ping").end.id == .string("seven"))
      #expect(try client.ask(#"{"method":"ping","id":7}"#).end.id == .integer(7))
      #expect(try client.ask(#"{"method":"ping","id":"7"}"#).end.id == .string("7"))
      #expect(try client.ask(#"{"method":"ping"}"#).end.id == nil)
      #expect(try client.ask("@9 nonsense").end.id == .string("9"))
      let rows = try client.ask("@10 audit")
      #expect(rows.lines.count == 2)
      #expect(rows.lines.allSatisfy { $0.id == .string("10") })
    }
  }

  @Test func `R5 after a half-close everything outstanding is answered, then the connection closes`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send((1...50).map { "account add account=user\($0)" } + ["audit"])
      try client.endRequests()
      for number in 1...50 { #expect(try client.reply().seq == Int64(number) + 1) }
      #expect(try client.reply().rows.count == 51)
      #expect(try client.isClosed())
    }
  }

  @Test func `R5 quit answers what is outstanding, closes, and what was sent behind it is not done`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send("account add account=ada", "quit", "account add account=eve")
      #expect(try client.reply().seq == 2)
      #expect(try client.reply().flag("bye") == true)
      #expect(try client.isClosed())
      #expect(try scene.ask("account list").rows.count == 1)
    }
  }

  @Test func `F16 a last line without its end is never executed, even if it parses`() throws {
    try Scene.play { scene in
      for line in ["account add account=ada", "ping", "account add account=a", "#"] {
        let client = try scene.connect()
        try client.sendRaw("ping\n" + line)
        try client.endRequests()
        #expect(try client.reply().flag("pong") == true)
        #expect(try client.reply().err == "request.malformed")
        #expect(try client.isClosed())
      }
      #expect(try scene.ask("audit").rows.count == 1)
    }
  }

  @Test func `R6 a tail sends history, says where it ends, then sends what happens`() throws {
    try Scene.play { scene in
      let (follower, actor) = (try scene.connect(), try scene.connect())
      try actor.ok("account add account=ada")
      try follower.send("@1 tail since=1")
      let history = try follower.lines(untilNote: "caught-up")
      #expect(history.map { $0.value["seq"]?.integer } == [1, 2])
      try actor.ok("account add account=bob")
      let live = try #require(try follower.line())
      #expect(live.value["seq"] == .integer(3))
      #expect(live.id == .string("1"))
    }
  }

  @Test(arguments: ["", "# enough", "ping"])
  func `R6 any further line ends a tail with ok and a cursor`(line: String) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send("tail since=1")
      _ = try client.lines(untilNote: "caught-up")
      try client.send(line)
      let end = try client.reply()
      #expect(end.number("rows") == 1)
      let cursor = try #require(end.text("cursor"))
      if line == "ping" { #expect(try client.reply().flag("pong") == true) }
      try scene.ask("account add account=ada")
      try client.send("tail cursor=\(cursor)")
      #expect(try client.lines(untilNote: "caught-up").map { $0.value["seq"]?.integer } == [2])
    }
  }

  @Test func `R6 a tail goes on after a half-close, for clients that only listen`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send("tail since=1")
      try client.endRequests()
      _ = try client.lines(untilNote: "caught-up")
      try scene.ask("account add account=ada")
      #expect(try client.line()?.value["seq"]?.integer == 2)
      scene.service.askToStop()
      _ = try client.lines(untilNote: "bye")
      #expect(try client.reply().number("rows") == 2)
      #expect(try client.isClosed())
    }
  }

  @Test func `R8 a line over 64 KiB is answered and skipped, and the connection lives on`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.sendRaw("ping" + String(repeating: " ", count: ProtocolLimits.lineBytes - 4) + "\n")
      #expect(try client.reply().flag("pong") == true)
      try client.sendRaw("account add account=" + String(repeating: "a", count: 200_000) + "\nping\n")
      #expect(try client.reply().err == "line.too-long")
      #expect(try client.reply().flag("pong") == true)
      #expect(try client.ask("audit").rows.count == 1)
    }
  }

  @Test func `R16 a tail is told goodbye, gets its cursor, and the service ends in order`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send("tail since=1")
      _ = try client.lines(untilNote: "caught-up")
      scene.service.askToStop()
      let bye = try client.lines(untilNote: "bye")
      #expect(bye.isEmpty)
      #expect(try client.reply().text("cursor") != nil)
      #expect(try client.isClosed())
      #expect(try scene.service.waitForEnd() == 0)
      try scene.start()
    }
  }

  @Test func `F25, R16 what is on its way to the disk when the service is asked to stop is answered`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      disk.closeGate()
      try client.send("account add account=ada")
      disk.waitForSync()
      scene.service.askToStop()
      disk.openGate()
      #expect(try client.reply().seq == 2)
      #expect(try client.isClosed())
      #expect(try scene.service.waitForEnd() == 0)
      try scene.start()
      #expect(try scene.ask("account list").rows.count == 1)
    }
  }

  private static let question = "why path=/invites/inv_1/status"

  /// Asks something that reads the log. Returns how often it did.
  private static func readsOfTheQuestion(_ client: Conversation, _ disk: WatchedDisk) throws -> Int {
    try client.ok("invite issue email=bob@example.org")
    let before = disk.reads
    try client.ok(question)
    let reads = disk.reads - before
    try #require(reads > 0)
    return reads
  }

  @Test func `F25, R16 a question that a stop does not wait for is told so, and given up`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      let readsEach = try Self.readsOfTheQuestion(client, disk)
      let before = disk.reads
      disk.holdReads()
      let asking = try (0..<4).map { _ in try scene.connect() }
      for other in asking { try other.send(Self.question) }
      // Who is told how far his question is has one under way.
      for other in asking { _ = try other.lines(untilNote: "progress") }
      disk.waitForRead()
      scene.service.askToStop()
      for other in asking {
        let reply = try other.reply()
        #expect(reply.err == "server.draining" && reply.rows.isEmpty)
      }
      disk.letRead()
      #expect(try scene.service.waitForEnd() == 0)
      // The one under way may have ended; those behind it never began.
      #expect(disk.reads <= before + readsEach)
      try scene.start()
    }
  }

  @Test func `F18 what clients asked that are gone is given up, and keeps nobody else waiting`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      let readsEach = try Self.readsOfTheQuestion(client, disk)
      let before = disk.reads
      disk.holdReads()
      let patient = try scene.connect()
      try patient.send(Self.question)
      disk.waitForRead()
      var gone = try (0..<5).map { _ in try scene.connect() }
      for other in gone { try other.send(Self.question, "ping") }
      #expect(try client.ask("health").ok?["connections"]?.integer == 7)
      gone = []
      while try client.ask("health").ok?["connections"]?.integer != 2 {}
      disk.letRead()
      #expect(try patient.reply().rows.count == 1)
      try client.ok(Self.question)
      #expect(disk.reads == before + 2 * readsEach)
    }
  }

  @Test func `R17 a first line of HTTP is refused in HTTP, and the connection closes`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.sendRaw("GET /index.html HTTP/1.1\r\nHost: x\r\n\r\n")
      let first = try #require(try client.rawLine())
      #expect(String(decoding: first, as: UTF8.self).hasPrefix("HTTP/1.1 406"))
      while try client.rawLine() != nil {}
      #expect(try scene.ask("ping").ok != nil)
    }
  }
}
