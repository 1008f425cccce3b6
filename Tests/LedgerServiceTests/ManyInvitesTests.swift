// Commands on many invites over the socket: chosen from the newest state, all or none, and answered with their number.
import JSONText
import Testing

@Suite struct ManyInvitesTests {
  /// Three invites of a batch, two of them for one domain, and a link.
  private static func play(_ body: (Scene, Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("batch open")
      for address in ["a@example.org", "b@example.org", "c@example.com"] {
        try client.ok("invite issue batch=bat_1 email=\(address) groups=fair")
      }
      try client.ok("batch commit batch=bat_1")
      try client.ok("invite issue max_uses=5 role=guest")
      try body(scene, client)
    }
  }

  private static func invites(_ reply: Reply) -> [String] { reply.rows.compactMap { $0["invite"]?.string } }

  @Test func `a query chooses, and the answer is how many were changed`() throws {
    try Self.play { scene, client in
      let extended = try client.ok("invite extend where='batch=bat_1 status=pending' expires=30d expect_count=3")
      #expect(extended.number("count") == 3)
      #expect(try client.ok("audit type=InviteAmended").rows.count == 3)
      let revoked = try client.ok("invite revoke where=domain=example.org reason='the hall is full'")
      #expect(revoked.number("count") == 2)
      let again = try client.ok("invite revoke where=domain=example.org reason='the hall is full'")
      #expect(again.number("count") == 0 && again.flag("changed") == false)
      #expect(Self.invites(try client.ok("invite list status=revoked")) == ["inv_1", "inv_2"])
      #expect(try client.ok("invite reinstate where=status=revoked reason='another hall'").number("count") == 2)
      #expect(Self.invites(try client.ok("invite list status=pending")).count == 4)
    }
  }

  @Test func `what was decided and is not durable yet is chosen too`() throws {
    try Self.play { scene, client in
      try client.send("invite issue email=late@example.org groups=late", "invite revoke where=group=late reason=x")
      #expect(try client.reply().ok != nil)
      #expect(try client.reply().number("count") == 1)
    }
  }

  @Test func `one that cannot be changed keeps all from being changed`() throws {
    try Self.play { scene, client in
      try client.ok("invite revoke invite=inv_2")
      let before = try client.ok("audit").seq
      let refused = try client.ask("invite extend where=batch=bat_1 expires=40d")
      #expect(refused.err == "invite.closed")
      #expect(refused.end.json["msg"]?.string?.hasPrefix("inv_2: ") == true)
      #expect(try client.ok("audit").seq == before)
    }
  }

  @Test func `dry lists those that match, and asking again by request id answers the same`() throws {
    try Self.play { scene, client in
      let line = "invite amend where='group=fair domain=example.org' groups=fair,late note='the second hall'"
      let dry = try client.ok("@dry " + line)
      #expect(dry.ok?["invites"]?.array?.compactMap(\.string) == ["inv_1", "inv_2"])
      let first = try client.ok("@req=many-1 " + line)
      try client.ok("invite amend where=group=late groups=")
      let again = try client.ok("@req=many-1 " + line)
      #expect(again.flag("replayed") == true)
      #expect(first.number("count") == 2 && again.number("count") == 2 && first.seq == again.seq)
    }
  }

  @Test(arguments: [
    ("invite revoke where=batch=bat_1", "arg.missing"), ("invite revoke where='' reason=x", "arg.invalid"),
    ("invite revoke where=batch=bat_1 reason=x expect_count=2", "invite.count"),
    ("invite revoke where=colour=red reason=x", "query.unknown-field"),
    ("invite revoke where=kind=linq reason=x", "query.value"),
    ("invite revoke invite=inv_1 where=kind=link reason=x", "arg.invalid"), ("invite revoke reason=x", "arg.missing"),
    ("invite revoke invite=inv_1 expect_count=1", "arg.invalid"), ("invite list actor=ada", "query.unknown-field"),
  ])
  func `what is not meant so is refused`(line: String, code: String) throws {
    try Self.play { (_, client) throws in
      #expect(try client.ask(line).err == code, "\(line)")
    }
  }

  @Test func `a list takes the terms of a query`() throws {
    try Self.play { scene, client in
      try client.ok("invite delivered invite=inv_2 state=failed")
      for (query, expected) in [
        ("batch=bat_1 domain=example.org", ["inv_1", "inv_2"]), ("where='role=guest kind=link'", ["inv_4"]),
        ("delivery=failed status=pending", ["inv_2"]), ("where=delivery=failed", ["inv_2"]),
        ("group=fair domain!=example.org", ["inv_3"]), ("limit=1 group=fair", ["inv_1"]),
      ] {
        #expect(Self.invites(try client.ok("invite list " + query)) == expected, "\(query)")
      }
    }
  }

  private static func links(_ reply: Reply) -> [String] { reply.rows.compactMap { $0["link"]?.string } }

  @Test func `tokens of many are shown in rows and leave one event, by which each of the invites is found`() throws {
    try Self.play { scene, client in
      try client.ok("invite revoke invite=inv_2")
      let shown = try client.ok("invite reveal where=batch=bat_1 expect_count=3")
      #expect(Self.invites(shown) == ["inv_1", "inv_3"] && shown.number("count") == 2)
      #expect(shown.rows[0]["email"]?.string == "a@example.org" && shown.rows[0]["expires"]?.string != nil)
      #expect(Self.links(shown).allSatisfy { $0.hasPrefix("https://example.org/invites/inv1_") })
      let token = try #require(shown.rows[1]["token"]?.string)
      #expect(try client.ok("token check token=\(token)").ok != nil)
      let event = try client.ok("audit type=TokenRevealed")
      #expect(event.rows.count == 1 && event.rows[0]["data"]?["count"]?.integer == 2)
      #expect(event.rows[0]["data"]?["invites"]?.array?.map(\.string) == ["inv_1", "inv_3"])
      #expect(try client.ok("invite show inv_1").rows.first?["reveals"]?["count"]?.integer == 1)
      for (invite, count) in [("inv_1", 1), ("inv_2", 0), ("inv_3", 1), ("inv_4", 0)] {
        #expect(try client.ok("audit type=TokenRevealed about=\(invite)").rows.count == count, "\(invite)")
        #expect(try client.ok("audit type=TokenRevealed invite=\(invite)").rows.count == count, "\(invite)")
        let told = try client.ok("story \(invite)").rows.compactMap { $0["text"]?.string }
        #expect(told.contains { $0.contains("was shown the tokens of 2 invites") } == (count == 1), "\(invite)")
      }
      let none = try client.ok("invite reveal where=status=revoked")
      #expect(none.rows.isEmpty && none.number("count") == 0 && none.flag("changed") == false)
    }
  }

  @Test func `a range of invites has those between its ends too`() throws {
    try Self.play { scene, client in
      try client.ok("invite reveal where=batch=bat_1")
      #expect(try client.ok("audit").rows.last?["data"]?["invites"]?.array?.map(\.string) == ["inv_1..inv_3"])
      for invite in ["inv_1", "inv_2", "inv_3"] {
        #expect(try client.ok("audit type=TokenRevealed about=\(invite)").rows.count == 1, "\(invite)")
      }
      #expect(try client.ok("audit type=TokenRevealed about=inv_4").rows.isEmpty)
    }
  }

  @Test func `the same request again is answered with the same links, after a restart too`() throws {
    try Self.play { scene, client in
      let line = "@req=shown-1 invite reveal where='batch=bat_1 status=pending'"
      let first = try client.ok(line)
      try client.ok("invite rotate invite=inv_1")
      try client.ok("invite revoke invite=inv_3")
      try client.ok("invite issue email=d@example.org")
      let again = try client.ok(line)
      #expect(again.flag("replayed") == true && again.rows == first.rows && again.seq == first.seq)
      try scene.restart()
      #expect(try scene.connect().ok(line).rows == first.rows)
      #expect(try scene.connect().ok("audit type=TokenRevealed").rows.count == 1)
      #expect(try scene.connect().ok("@dry invite reveal where=batch=bat_1").ok?["invites"]?.array?.count == 3)
    }
  }

  @Test func `what lies outside the bounds of a scope is not there for its key`() throws {
    try Self.play { scene, client in
      try client.ok("invite issue email=s@example.org groups=staff")
      let made = try client.ok("key create label=a role=owner scopes=invite.*:group=staff,invite.*:group=late")
      let bound = try scene.connect()
      try bound.ok("auth key=\(try #require(made.text("secret")))")
      let issuing = try client.ok("@dry invite revoke where=status=pending reason=x")
      #expect(issuing.ok?["invites"]?.array?.count == 5)
      let dry = try bound.ok("@dry invite revoke where=status=pending reason=x")
      #expect(dry.ok?["invites"]?.array?.compactMap(\.string) == ["inv_5"])
      let other = try bound.ok("invite revoke where=group=fair reason=x")
      #expect(other.number("count") == 0 && other.flag("changed") == false)
      #expect(try bound.ask("invite revoke where=status=pending reason=x expect_count=5").err == "invite.count")
      try client.ok("invite issue email=l@example.org groups=late")
      #expect(Self.invites(try bound.ok("invite reveal where=kind=email expect_count=2")) == ["inv_5", "inv_6"])
      #expect(try bound.ask("invite amend where=status=pending groups=fair").err == "auth.denied")
      for query in ["email=s@example.org", "kind=link or domain:example", "has=email", "not email:s"] {
        let asked = try bound.ask("@dry invite revoke where='\(query)' reason=x")
        #expect(asked.err == "auth.denied" && asked.end.json["data"]?["scope"]?.string == "personal.read", "\(query)")
      }
      #expect(try client.ok("invite list group=fair status=pending").rows.count == 3)
    }
  }
}
