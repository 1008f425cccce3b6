// Batches of accounts over the socket: staged, rehearsed, committed all or none.
import JSONText
import Testing

@Suite struct AccountBatchTests {
  private static func open(_ client: Conversation, _ words: String = "") throws -> String {
    try #require(try client.ok("\(words) batch open kind=accounts atomic=true").text("batch"))
  }

  @Test func `accounts are staged, appear all at once, and are answered again with the opening's request id`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      let batch = try Self.open(client, "@req=people")
      let first = try client.ok("account add batch=\(batch) row=1 account=bob email=bob@example.org")
      #expect(first.flag("staged") == true && first.flag("changed") == nil)
      let same = try client.ok("account add batch=\(batch) row=2 account=ada")
      #expect(same.flag("staged") == true && same.flag("changed") == false && same.number("row") == 2)
      try client.ok("account change batch=\(batch) row=3 account=ada role=guest")
      #expect(try scene.ask("account list").rows.count == 1)
      let commit = try client.ok("batch commit batch=\(batch)")
      #expect(commit.rows.map { $0["account"]?.string } == ["bob", "ada"])
      #expect(commit.rows.map { $0["added"]?.bool } == [true, false])
      #expect(commit.number("rows") == 2)
      let events = try client.ok("audit type=AccountAdded,AccountChanged").rows.suffix(2)
      #expect(Set(events.map { $0["meta"]?["batch"]?.integer }).count == 1)
      try scene.restart()
      let again = try scene.ask("@req=people batch open kind=accounts atomic=true")
      #expect(again.flag("replayed") == true && again.rows == commit.rows)
    }
  }

  @Test func `one row that fails refuses all of them, and a rehearsal says which`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let batch = try Self.open(client)
      try client.ok("account add batch=\(batch) row=1 account=bob email=bob@example.org")
      try client.ok("account add batch=\(batch) row=2 account=eve email=bob@example.org")
      #expect(try client.ask("account add batch=\(batch) row=3 account=.x").err == "arg.invalid")
      for words in ["@dry batch commit", "batch commit"] {
        let refused = try client.ask("\(words) batch=\(batch)")
        #expect(refused.err == "batch.row-failed" && refused.end.json["data"]?["row"]?.integer == 2)
      }
      #expect(try client.ok("account list").rows.isEmpty)
      #expect(try client.ask("batch commit batch=\(batch)").err != nil, "it is gone")
    }
  }

  @Test func `rows go to a batch of their kind on its connection, and nowhere else`() throws {
    try Scene.play { scene in
      let (client, other) = (try scene.connect(), try scene.connect())
      let batch = try Self.open(client)
      #expect(try other.ask("account add batch=\(batch) account=bob").err == "batch.unknown")
      #expect(try client.ask("account add batch=bat_1 account=bob").err == "batch.unknown")
      #expect(try client.ask("invite issue batch=\(batch) email=bob@example.org").err == "batch.closed")
      try client.ok("batch abort batch=\(batch)")
      let invites = try #require(try client.ok("batch open atomic=true").text("batch"))
      #expect(try client.ask("account add batch=\(invites) account=bob").err == "batch.closed")
      #expect(try client.ask("batch open kind=accounts").err == "arg.missing")
      #expect(try other.ask("batch open kind=accounts atomic=true rows=50001").err == "limit.quantity")
      #expect(try client.ok("account list").rows.isEmpty)
      try client.ok("account add account=mia role=moderator")
      #expect(try other.ask("@as=mia batch open kind=accounts atomic=true").err == "auth.role")
    }
  }
}
