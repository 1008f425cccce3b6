// Lists of more things than a turn looks at: found in slices elsewhere, whole, in order, as of one moment.
import JSONText
import LedgerService
import Testing

@Suite struct LongListTests {
  /// More than twice what a turn looks at.
  private static let many = 2_148

  /// The rows of all pages, by what names each.
  private func pages(_ words: String, of name: String, limit: Int, on client: Conversation) throws -> [String] {
    var found: [String] = []
    var cursor = ""
    while true {
      let page = try client.ok("\(words) limit=\(limit)\(cursor)")
      found += page.rows.compactMap { $0[name]?.string }
      guard let next = page.text("cursor") else { return found }
      cursor = " cursor=\(next)"
    }
  }

  @Test func `of many invites those that are rare are found, and pages add up`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("invite mint quantity=\(Self.many)")
      try client.ok("invite issue email=last@example.org groups=staff")
      try client.ok("invite revoke invite=inv_\(Self.many - 1)")
      let last = "inv_\(Self.many + 1)"
      #expect(try pages("invite list", of: "invite", limit: 1_000, on: client).count == Self.many + 1)
      #expect(try pages("invite list group=staff", of: "invite", limit: 10, on: client) == [last])
      #expect(
        try pages("invite list status=revoked", of: "invite", limit: 10, on: client) == ["inv_\(Self.many - 1)"])
      #expect(try client.ok("invite list status=superseded").rows.isEmpty)
      let batch = try pages("invite list batch=bat_1 status=pending", of: "invite", limit: 999, on: client)
      #expect(batch.count == Self.many - 1 && batch.first == "inv_1")
      // Whoever asks in a row is answered in that order.
      try client.send("@1 invite list group=staff", "@2 invite issue", "@3 invite list group=staff", "@4 ping")
      #expect(try (1...4).map { _ in try client.reply().end.id?.string } == ["1", "2", "3", "4"])
      let before = try client.ok("@as-of=\(Self.many) invite list status=revoked")
      #expect(before.rows.isEmpty && before.seq == Int64(Self.many))
    }
  }

  @Test func `of many messages those that are rare are found, in everybody's view and in one`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=bob")
      let sent = Self.many
      try client.send((1...sent).map { "message send to=user:bob title=t\($0) text=x" })
      for _ in 1...sent { #expect(try client.reply().ok != nil) }
      try client.ok("message archive message=msg_\(sent) holder=user:bob")
      for view in ["", " holder=user:bob"] {
        #expect(try pages("message list\(view) title=t\(sent)", of: "message", limit: 5, on: client) == ["msg_\(sent)"])
        #expect(
          try pages("message list\(view) box=archived", of: "message", limit: 5, on: client) == ["msg_\(sent)"])
        #expect(try pages("message list\(view)", of: "message", limit: 1_000, on: client).count == sent)
      }
    }
  }

  @Test func `many accounts are listed by name`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let names = (1...Self.many).map { "p\($0)" }
      try client.send(names.map { "account add account=\($0) groups=\($0.hasSuffix("99") ? "staff" : "board")" })
      for _ in names { #expect(try client.reply().ok != nil) }
      #expect(try pages("account list", of: "account", limit: 999, on: client) == names.sorted())
      let staff = names.filter { $0.hasSuffix("99") }.sorted()
      #expect(try pages("account list group=staff", of: "account", limit: 7, on: client) == staff)
    }
  }
}
