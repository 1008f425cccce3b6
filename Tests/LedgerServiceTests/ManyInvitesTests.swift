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
}
