// R12: questions of the past, by seq, time and mark; and names for places.
import JSONText
import Testing

@Suite struct PastTests {
  /// 2 ada · 3 inv_1 for bob · 4 redeemed · 5 inv_2 · 6 revoked · 7 a note.
  private func play(_ body: (Scene, Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      let token = try client.token("email=bob@example.org")
      try client.ok("token redeem token=\(token) email=bob@example.org username=bob")
      try client.ok("invite issue email=cy@example.org")
      try client.ok("invite revoke invite=inv_2 reason=mistake")
      try client.ok("note add target=user:bob text=hello")
      try body(scene, client)
    }
  }

  @Test func `R12 every kind of question is answered as things stood`() throws {
    try play { (_, client) throws in
      #expect(try client.ok("@as-of=3 invite list").rows.count == 1)
      #expect(try client.ok("@as-of=3 invite show inv_1").rows[0]["status"]?.string == "pending")
      #expect(try client.ok("@as-of=4 invite show inv_1").rows[0]["status"]?.string == "exhausted")
      #expect(try client.ok("invite show inv_2").rows[0]["status"]?.string == "revoked")
      #expect(try client.ok("@as-of=5 invite show inv_2").rows[0]["status"]?.string == "pending")
      #expect(try client.ask("@as-of=4 invite show inv_2").err == "invite.unknown")
      #expect(try client.ok("@as-of=3 account list").rows.count == 1)
      #expect(try client.ok("account list").rows.count == 2)
      #expect(try client.ok("@as-of=5 audit").rows.count == 5)
      #expect(try client.ok("@as-of=5 audit reverse=true limit=2").rows.map { $0["seq"]?.integer } == [5, 4])
      #expect(try client.ok("@as-of=5 invite list").seq == 5)
    }
  }

  @Test func `R12 a position is a seq, a time, a mark or a moment of an invite, and is refused where it is none`()
    throws
  {
    try play { _, client in
      #expect(try client.ok("@as-of=now invite list").seq == 7)
      #expect(try client.ok("@as-of=yesterday invite list").seq == 0)
      #expect(try client.ok("@as-of=inv_2:issued invite list").seq == 5)
      try client.ok("mark set name=early at=4")
      #expect(try client.ok("@as-of=mark:early invite list").seq == 4)
      #expect(try client.ask("@as-of=mark:other invite list").err == "arg.invalid")
      #expect(try client.ask("@as-of=99 invite list").err == "arg.invalid")
      #expect(try client.ask("@as-of=12/09/2026 invite list").err == "arg.invalid")
      #expect(try client.ask("@as-of=4 wait actor=ada").err == "arg.unknown")
    }
  }

  @Test func `a question about the past delays no command, and answers come in order`() throws {
    try play { _, client in
      try client.send("@1 @as-of=3 invite list", "@2 note add target=user:bob text=x", "@3 @as-of=4 account list")
      #expect(try (1...3).map { _ in try client.reply().end.id?.string } == ["1", "2", "3"])
    }
  }

  @Test func `marks are kept, move, and bound queries`() throws {
    try play { scene, client in
      #expect(try client.ok("mark set release").seq == 7)
      #expect(try client.ok("mark set name=release at=5").number("was") == 7)
      try client.ok("mark set start at=2")
      #expect(try client.ok("mark list").rows.map { $0["mark"]?.string } == ["start", "release"])
      try scene.restart()
      let later = try scene.connect()
      #expect(try later.ok("mark list").rows.map { $0["seq"]?.integer } == [2, 5])
      #expect(try later.ok("audit since=mark:release").rows.count == 3)
      #expect(try later.ask("audit since=mark:nothing").err == "query.value")
      #expect(try later.ask("mark set name='a b'").err == "query.value")
    }
  }
}
