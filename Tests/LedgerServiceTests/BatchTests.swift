// Batches over the socket: row by row, and all or none.
import JSONText
import Testing

@Suite struct BatchTests {
  @Test func `row by row each row is issued and answered at once, and commit sums up`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let batch = try #require(try client.ok("@req=open batch open rows=3").text("batch"))
      try client.send(
        "@req=r1 invite issue batch=\(batch) row=1 email=ada@example.org",
        "@req=r2 invite issue batch=\(batch) row=2 email=nonsense",
        "@req=r3 invite issue batch=\(batch) row=3 email=eve@example.org",
        "@req=end batch commit batch=\(batch) failed=1")
      #expect(try client.reply().text("token") != nil)
      #expect(try client.reply().err == "arg.invalid")
      #expect(try client.reply().text("token") != nil)
      let sums = try client.reply()
      #expect([sums.number("issued"), sums.number("reused"), sums.number("failed")] == [2, 0, 1])
      let types = try client.ok("audit").rows.map { $0["type"]?.string }
      #expect(types == ["LedgerOpened", "BatchOpened", "InviteIssued", "InviteIssued", "BatchClosed"])
      #expect(try client.ok("invite list batch=\(batch)").rows.map { $0["row"]?.integer } == [1, 3])
    }
  }

  @Test func `a connection that ends leaves the rows it had issued, and the import can be run again`() throws {
    let rows = (1...20).map { "@req=file.\($0) invite issue batch=bat_1 row=\($0) email=user\($0)@example.org" }
    try Scene.play { scene in
      var links: [String?] = []
      do {
        let first = try scene.connect()
        try first.ok("@req=file.open batch open")
        try first.send(Array(rows.prefix(10)))
        links = try (1...10).map { _ in try first.reply().text("link") }
      }
      try scene.restart()
      let second = try scene.connect()
      #expect(try second.ok("@req=file.open batch open").text("batch") == "bat_1")
      try second.send(rows)
      let again = try (1...20).map { _ in try second.reply() }
      #expect(again.prefix(10).map { $0.text("link") } == links)
      #expect(again.map { $0.flag("replayed") ?? false } == (1...20).map { $0 <= 10 })
      #expect(try second.ok("@req=file.end batch commit batch=bat_1").number("issued") == 20)
      #expect(try second.ok("audit type=InviteIssued").rows.count == 20)
    }
  }

  @Test func `an atomic batch is staged, appears all at once, and its rows come with the commit`() throws {
    try Scene.play { scene in
      let (client, other) = (try scene.connect(), try scene.connect())
      let batch = try #require(try client.ok("batch open atomic=true rows=3").text("batch"))
      for row in 1...3 {
        #expect(
          try client.ok("invite issue batch=\(batch) row=\(row) email=u\(row)@example.org").flag("staged") == true)
      }
      #expect(try other.ok("audit").rows.count == 1)
      #expect(try other.ok("invite list").rows.isEmpty)
      let commit = try client.ok("batch commit batch=\(batch)")
      #expect(commit.rows.map { $0["row"]?.integer } == [1, 2, 3])
      #expect(Set(commit.rows.map { $0["token"]?.string }).count == 3)
      let lasting = try #require(commit.text("batch"))
      #expect(try other.ok("invite list batch=\(lasting)").rows.count == 3)
      let events = try other.ok("audit").rows
      #expect(
        events.map { $0["type"]?.string } == [
          "LedgerOpened", "BatchOpened", "InviteIssued", "InviteIssued", "InviteIssued",
        ])
      #expect(Set(events.dropFirst().map { $0["meta"]?["batch"]?.integer }).count == 1)
    }
  }

  @Test func `an atomic batch with a row that cannot be issued issues none`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada email=ada@example.org")
      let batch = try #require(try client.ok("batch open atomic=true").text("batch"))
      try client.ok("invite issue batch=\(batch) row=1 email=eve@example.org")
      #expect(try client.ask("invite issue batch=\(batch) row=2 email=ada@example.org").err == "invite.member")
      // What was fine when it was checked is not when it is committed.
      try scene.ask("account add account=eve email=eve@example.org")
      #expect(try client.ask("batch commit batch=\(batch)").err != nil)
      #expect(try client.ok("invite list").rows.isEmpty)
      #expect(try client.ok("audit").rows.count == 3)
    }
  }

  @Test func `an atomic batch whose connection ends, or that is aborted, leaves nothing`() throws {
    try Scene.play { scene in
      let gone = try scene.connect()
      let batch = try #require(try gone.ok("batch open atomic=true").text("batch"))
      try gone.ok("invite issue batch=\(batch) row=1 email=eve@example.org")
      try gone.endRequests()
      #expect(try gone.isClosed())
      let client = try scene.connect()
      #expect(try client.ask("batch commit batch=\(batch)").err != nil)
      let second = try #require(try client.ok("batch open atomic=true").text("batch"))
      try client.ok("invite issue batch=\(second) row=1 email=eve@example.org")
      #expect(try client.ok("batch abort batch=\(second)").flag("changed") == false)
      #expect(try client.ok("audit").rows.count == 1)
      #expect(try client.ask("invite issue batch=\(second) row=2 email=eve@example.org").err != nil)
    }
  }

  @Test func `50,001 rows are refused before anything is issued`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      #expect(try client.ask("batch open rows=50001").err == "limit.quantity")
      #expect(try client.ask("batch open atomic=true rows=50001").err == "limit.quantity")
      #expect(try client.ask("invite mint quantity=50001").err == "limit.quantity")
      #expect(try client.ok("audit").rows.count == 1)
      #expect(try client.ok("batch open rows=50000").text("batch") == "bat_1")
    }
  }
}
