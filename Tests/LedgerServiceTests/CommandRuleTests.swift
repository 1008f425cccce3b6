// The rules of the protocol that are about commands and queries, by their numbers in its catalog.
import JSONText
import Testing

@Suite struct CommandRuleTests {
  @Test func `R10 a command is answered with the seq of its first event and last_seq when there are more`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let one = try client.ok("account add account=ada")
      #expect(one.seq == 2)
      #expect(one.ok?["last_seq"] == nil)
      let minted = try client.ok("invite mint quantity=3")
      #expect(minted.rows.count == 3)
      let last = try #require(minted.number("last_seq"))
      #expect(try client.ok("audit").seq == last)
    }
  }

  @Test func `R10 nothing is acknowledged or visible before it is durable`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let (client, other) = (try scene.connect(), try scene.connect())
      try other.ok("account add account=before")
      disk.closeGate()
      try client.send("account add account=ada")
      disk.waitForSync()
      try other.send("account list", "audit type=AccountAdded")
      // Nobody can have been answered: the disk has not spoken. Only now it may.
      #expect(throws: (any Error).self) { try client.rawLineNow() }
      disk.openGate()
      #expect(try client.reply().seq == 3)
      #expect(try other.reply().ok != nil)
      #expect(try other.reply().ok != nil)
    }
  }

  @Test func `R10 while the disk's thread syncs, others are served and nobody is told what is not durable`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let (client, other, follower) = (try scene.connect(), try scene.connect(), try scene.connect())
      // With somebody who follows, the loop does not wait for the disk itself.
      try follower.send("tail since=1")
      _ = try follower.lines(untilNote: "caught-up")
      disk.closeGate()
      try client.send("account add account=ada")
      disk.waitForSync()
      try other.ok("ping")
      #expect(throws: (any Error).self) { try client.rawLineNow() }
      #expect(throws: (any Error).self) { try follower.rawLineNow() }
      disk.openGate()
      #expect(try client.reply().seq == 2)
      #expect(try follower.line()?.value["seq"]?.integer == 2)
    }
  }

  @Test func `R11 a query sees what its connection was told, and what it asked for before the query`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for number in 1...50 {
        try client.send(
          "invite issue email=user\(number)@example.org", "invite show inv_\(number)", "audit type=InviteIssued")
        let issued = try client.reply()
        #expect(try client.reply().rows.first?["issued_seq"]?.integer == issued.seq)
        #expect(try client.reply().rows.count == number)
      }
    }
  }

  @Test func `R11 after= waits for an event of another connection`() throws {
    try Scene.play { scene in
      let (reader, writer) = (try scene.connect(), try scene.connect())
      try reader.send("@after=4 account list")
      for name in ["ada", "bob", "eve"] { try writer.ok("account add account=\(name)") }
      let reply = try reader.reply()
      #expect(reply.rows.count == 3)
      #expect(reply.seq == 4)
    }
  }

  @Test func `R13 a dry command lists its events and appends nothing`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let token = try client.token("email=bob@example.org")
      let before = try scene.directory.logLines()
      let dry: [(String, [String])] = [
        ("@dry invite issue email=eve@example.org", ["InviteIssued"]),
        ("@dry invite mint quantity=2", ["BatchOpened", "InviteIssued", "InviteIssued"]),
        ("@dry token redeem token=\(token)", ["TokenRedeemed"]),
        ("@dry invite revoke invite=inv_1", ["InviteRevoked"]),
        ("@dry account add account=ada", ["AccountAdded"]),
        ("@dry message send to=group:staff title=t text=t", ["MessageSent"]),
        ("@dry note add target=inv_1 text=t", ["NoteAdded"]),
      ]
      for (line, events) in dry {
        let reply = try client.ok(line)
        #expect(reply.flag("dry") == true)
        let listed = reply.ok?["events"]?.array ?? []
        #expect(listed.map { $0.string ?? $0["type"]?.string ?? "" } == events, "\(line): \(reply)")
      }
      #expect(try client.ask("@dry invite revoke invite=inv_9").err == "invite.unknown")
      #expect(try scene.directory.logLines() == before)
      #expect(try client.ok("token redeem token=\(token)").number("use") == 1)
    }
  }

  @Test func `R14 the same request id answers the same again, and after a restart too`() throws {
    let commands = [
      "@req=a invite issue email=bob@example.org", "@req=b invite mint quantity=3", "@req=c account add account=ada",
      "@req=d message send to=user:ada title=t text=t", "@req=e message archive message=msg_1 holder=user:ada",
      "@req=f batch open", "@req=g invite revoke invite=inv_1", "@req=h note add target=inv_1 text=n",
    ]
    try Scene.play { scene in
      let client = try scene.connect()
      let first = try commands.map { try client.ok($0) }
      let length = try scene.directory.logLines().count
      for attempt in 1...2 {
        let again = try commands.map { try scene.connect().ok($0) }
        for (was, now) in zip(first, again) {
          #expect(now.flag("replayed") == true)
          #expect(Self.withoutReplayed(now) == Self.withoutReplayed(was), "attempt \(attempt)")
          #expect(now.rows == was.rows)
        }
        try scene.restart()
      }
      #expect(try scene.directory.logLines().count == length)
    }
  }

  @Test func `R14 a redemption asked for again answers the first result, whatever happened since`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let token = try client.token("max_uses=2")
      let first = try client.ok("@req=r token redeem token=\(token) email=a@example.org")
      try client.ok("token redeem token=\(token) email=b@example.org")
      try client.ok("invite revoke invite=inv_1")
      let again = try client.ok("@req=r token redeem token=\(token) email=a@example.org")
      #expect(Self.withoutReplayed(again) == Self.withoutReplayed(first))
    }
  }

  @Test func `R14 the same id for another request is refused, for another actor it is another request`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("@req=a account add account=ada role=owner")
      #expect(try client.ask("@req=a account add account=bob").err == "req.reused")
      try client.ok("@as=ada @req=a account add account=bob")
      try scene.restart()
      #expect(try scene.ask("@req=a account add account=bob").err == "req.reused")
      #expect(try scene.ask("audit type=AccountAdded").rows.count == 2)
    }
  }

  @Test func `R14 pipelined twice in one write it happens once`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.send(Array(repeating: "@req=a invite issue email=bob@example.org", count: 5))
      let replies = try (1...5).map { _ in try client.reply() }
      #expect(Set(replies.map { $0.text("token") }).count == 1)
      #expect(replies.map { $0.flag("replayed") ?? false } == [false, true, true, true, true])
      #expect(try client.ask("audit type=InviteIssued").rows.count == 1)
    }
  }

  @Test func `R14 a refused request leaves no trace: its id can be used for the corrected one`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      #expect(try client.ask("@req=a invite revoke invite=inv_1").err == "invite.unknown")
      try client.ok("@req=a invite issue email=bob@example.org")
    }
  }

  @Test func `R15 expect refuses with conflict and the current seq if the target changed`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let issued = try #require(try client.ok("invite issue email=bob@example.org").seq)
      let extended = try #require(try client.ok("@expect=\(issued) invite extend invite=inv_1 expires=30d").seq)
      try client.ok("account add account=ada")
      let refused = try client.ask("@expect=\(issued) invite revoke invite=inv_1")
      #expect(refused.err == "conflict")
      #expect(refused.end.json["data"]?["seq"]?.integer == extended)
      #expect(refused.end.json["retry"]?.string == "refresh")
      try client.ok("@expect=\(extended) invite revoke invite=inv_1")
    }
  }

  @Test func `as= makes an operator act for somebody, with the role of that account`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=gus role=guest")
      try client.ok("account add account=mod role=moderator")
      try client.ok("@as=mod invite issue email=bob@example.org")
      #expect(try client.ok("invite show inv_1").rows[0]["inviter"]?.string == "mod")
      #expect(try client.ask("@as=gus invite issue email=eve@example.org").err == "auth.denied")
      #expect(try client.ask("@as=mod invite issue role=owner").err == "auth.role")
      let row = try #require(try client.ok("audit type=InviteIssued").rows.first)
      #expect(row["actor"]?.string == "mod")
      #expect(row["meta"]?["uid"]?.integer != nil)
      #expect(try client.ask("@as=mod ping").err == "arg.unknown")
    }
  }

  @Test func `receipt= gives size and root of the tree, the same that a replay finds`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let reply = try client.ok("@receipt account add account=ada")
      #expect(reply.ok?["receipt"]?["size"]?.integer == 2)
      #expect(reply.ok?["receipt"]?["root"]?.string?.count == 64)
      #expect(try client.ok("account add account=bob").ok?["receipt"] == nil)
    }
  }

  private static func withoutReplayed(_ reply: Reply) -> [JSONMember]? {
    reply.ok?.object?.filter { $0.name != "replayed" }
  }
}
