// Messages over the socket: whose inbox, whose archive.
import JSONText
import Testing

@Suite struct MessageTests {
  @Test func `a message is archived for one holder and stays in every other inbox`() throws {
    try withMessage { client in
      let archived = try client.ok("message archive message=msg_1 holder=user:bob")
      #expect(archived.ok?["holders"]?.array?.map(\.string) == ["user:bob"])
      #expect(try titles(client, "holder=user:bob box=inbox") == [])
      #expect(try titles(client, "holder=user:bob box=archived") == ["Welcome"])
      #expect(try titles(client, "holder=user:ada box=inbox") == ["Welcome"])
      #expect(try titles(client, "holder=group:staff box=inbox") == ["Welcome"])
      // Whoever is in the group still has the group's.
      #expect(try titles(client, "holder=user:carl box=inbox") == ["Welcome"])
    }
  }

  @Test func `archiving twice appends nothing and says so`() throws {
    try withMessage { client in
      let first = try #require(try client.ok("message archive message=msg_1 holder=user:bob").seq)
      let again = try client.ok("message archive message=msg_1 holder=user:bob")
      #expect(again.flag("changed") == false)
      #expect(try client.ok("audit type=MessageArchived").rows.map { $0["seq"]?.integer } == [first])
    }
  }

  @Test func `a group's archive is the group's, whoever of it looks`() throws {
    try withMessage { client in
      try client.ok("message archive message=msg_1 holder=group:staff")
      #expect(try titles(client, "holder=group:staff box=archived") == ["Welcome"])
      #expect(try titles(client, "holder=user:carl box=archived") == ["Welcome"])
      #expect(try titles(client, "holder=user:bob box=inbox") == ["Welcome"])
    }
  }

  @Test func `restore takes it back, and a reply takes it back for all who had it archived`() throws {
    try withMessage { client in
      try client.ok("message archive message=msg_1 holder=user:bob")
      try client.ok("message restore message=msg_1 holder=user:bob")
      #expect(try titles(client, "holder=user:bob box=inbox") == ["Welcome"])
      try client.ok("message archive message=msg_1 holder=user:bob,user:ada")
      let reply = try client.ok("@as=bob message reply message=msg_1 text='Thank you.'")
      #expect(reply.number("reply") == 1)
      #expect(try titles(client, "holder=user:bob box=inbox") == ["Welcome"])
      #expect(try titles(client, "holder=user:ada box=inbox") == ["Welcome"])
      let shown = try client.ok("message show msg_1").rows[0]
      #expect(shown["archived"]?.array?.isEmpty == true)
      #expect(shown["conversation"]?.array?.first?["text"]?.string == "Thank you.")
      let types = try client.ok("audit since=\(reply.seq ?? 0)").rows.map { $0["type"]?.string }
      #expect(types == ["MessageReplied", "MessageRestored"])
    }
  }

  @Test func `a message starts in the archives it names, and needs somebody to go to`() throws {
    try withMessage { client in
      try client.ok("message send to=user:bob,user:ada title=News text=t auto_archive_for=user:ada")
      #expect(try titles(client, "holder=user:ada box=archived") == ["News"])
      #expect(try titles(client, "holder=user:bob box=inbox") == ["Welcome", "News"])
      #expect(try client.ask("message send to= title=t text=t").err == "message.no-recipient")
      #expect(try client.ask("message archive message=msg_9 holder=user:bob").err == "message.unknown")
    }
  }

  @Test func `a muted message stays away when there is a reply, and its history says why`() throws {
    try withMessage { client in
      try client.ok("message archive message=msg_1 holder=user:bob,user:ada")
      try client.ok("@as=bob message mute message=msg_1")
      #expect(try client.ok("@as=bob message mute message=msg_1").flag("changed") == false)
      try client.ok("@as=ada message reply message=msg_1 text='Anybody?'")
      let shown = try client.ok("message show msg_1").rows[0]
      #expect(shown["archived"]?.array?.map(\.string) == ["user:bob"])
      #expect(shown["muted"]?.array?.map(\.string) == ["user:bob"])
      #expect(shown["inbox"]?.array?.contains(.string("user:ada")) == true)
      let steps = shown["history"]?.array?.map { $0["step"]?.string }
      #expect(steps == ["sent", "archived", "muted", "replied", "restored"])
    }
  }

  @Test func `a message is shown to its holders; others get the row without title and text`() throws {
    try withMessage { client in
      try client.ok("account add account=eve")
      #expect(try client.ok("@as=bob message show msg_1").rows[0]["text"]?.string == "Hello.")
      #expect(try client.ok("@as=carl message show msg_1").rows[0]["title"]?.string == "Welcome")
      let other = try client.ok("@as=eve message show msg_1").rows[0]
      #expect(other["message"]?.string == "msg_1" && other["title"] == nil && other["text"] == nil)
      let row = try client.ok("@as=eve message list").rows[0]
      #expect(row["sender"] != nil && row["title"] == nil)
      try client.ok("account change account=eve groups=staff")
      #expect(try client.ok("@as=eve message list").rows[0]["title"]?.string == "Welcome")
    }
  }

  private func withMessage(_ body: (Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      try client.ok("account add account=bob")
      try client.ok("account add account=carl groups=staff")
      try client.ok("message send to=user:bob,user:ada,group:staff title=Welcome text='Hello.'")
      try body(client)
    }
  }

  private func titles(_ client: Conversation, _ words: String) throws -> [String?] {
    try client.ok("message list \(words)").rows.map { $0["title"]?.string }
  }
}
