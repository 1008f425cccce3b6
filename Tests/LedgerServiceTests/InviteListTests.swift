// Lists of addresses over the socket: all or none, answered alike whenever they are asked again.
import JSONText
import Testing

@Suite struct InviteListTests {
  private static let people = [
    "account add account=ada email=ada@example.org role=administrator",
    "account add account=old email=old@example.org",
    "account deactivate account=old",
  ]

  /// Zulip's object in the answer to a line.
  private static func zulip(_ line: String, _ client: Conversation) throws -> JSONValue? {
    let reply = try client.ask(line)
    #expect(reply.lines.count == 1, "\(reply)")
    return reply.ok ?? reply.end.json["data"]
  }

  @Test func `a list is issued at once, a row for each address`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for line in Self.people { try client.ok(line) }
      let reply = try client.ok(
        "invite list-import invitee_emails='bob@example.org, Ada <ada@example.org>, old@example.org, eve@example.org'")
      #expect(reply.rows.map { $0["row"]?.integer } == [1, 2, 3, 4])
      #expect(reply.rows.map { $0["code"]?.string } == [nil, "invite.member", "account.deactivated", nil])
      #expect(reply.number("rows") == 4 && reply.number("skipped") == 2 && reply.text("batch") == "bat_1")
      let token = try #require(reply.rows[3]["token"]?.string)
      #expect(try client.ok("token redeem token=\(token)").text("invite") == "inv_2")
      let events = try client.ok("audit batch=bat_1").rows
      #expect(events.map { $0["type"]?.string } == ["BatchOpened", "InviteIssued", "InviteIssued"])
      #expect(events[0]["v"]?.integer == 2 && events[1]["v"]?.integer == 1)
      #expect(Set(events.map { $0["meta"]?["batch"]?.integer }).count == 1)
    }
  }

  @Test func `the same request is answered with the same rows, after a restart too, whatever came between`() throws {
    let line = "@req=list-1 invite list-import style=zulip zoo=1 invitee_emails='bob@example.org, ada@example.org'"
    try Scene.play { scene in
      let client = try scene.connect()
      for line in Self.people { try client.ok(line) }
      let first = try #require(try Self.zulip(line, client))
      #expect(first["result"]?.string == "error" && first["sent_invitations"]?.bool == true)
      try client.ok("account deactivate account=ada")
      let again = try #require(try Self.zulip(line, client))
      #expect(again["replayed"]?.bool == true && again["errors"] == first["errors"] && again["seq"] == first["seq"])
      try scene.restart()
      let later = try scene.connect()
      let third = try #require(try Self.zulip(line, later))
      #expect(third["errors"] == first["errors"] && third["batch"] == first["batch"])
      #expect(third["ignored_parameters_unsupported"] == .array([.string("zoo")]))
      #expect(try later.ok("audit type=BatchOpened").rows.count == 1)
      #expect(try later.ask("@req=list-1 invite list-import invitee_emails=x@example.org").err == "req.reused")
      let rows = try later.ok(
        "@req=list-2 invite list-import invitee_emails='joe@example.org, bob@example.org'"
      ).rows
      try scene.restart()
      let same = try scene.ask("@req=list-2 invite list-import invitee_emails='joe@example.org, bob@example.org'")
      #expect(same.rows == rows && same.flag("replayed") == true)
    }
  }

  @Test func `rehearsing shows the events and issues nothing`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for line in Self.people { try client.ok(line) }
      let dry = try client.ok("@dry invite list-import invitee_emails='bob@example.org, ada@example.org'")
      let events = try #require(dry.ok?["events"]?.array)
      #expect(events.map { $0["type"]?.string } == ["BatchOpened", "InviteIssued"])
      #expect(events[0]["data"]?["members"] == .array([.integer(2)]))
      #expect(try client.ok("invite list").rows.isEmpty)
    }
  }

  @Test func `a refused list issues nothing, and says every address that is wrong to the one who wrote it`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for line in Self.people { try client.ok(line) }
      let seq = try client.ok("invite list").seq
      let refused = try client.ask(
        "invite list-import style=zulip invitee_emails='bob@example.org, no one, ada@example.org' group_ids=[1]")
      #expect(refused.err == "batch.row-failed")
      let data = try #require(refused.end.json["data"])
      #expect(data["code"]?.string == "INVITATION_FAILED" && data["sent_invitations"]?.bool == false)
      #expect(
        data["errors"]?.canonicalText
          == #"[["no one","Invalid address.",false],["ada@example.org","Already has an account.",false]]"#)
      #expect(data["ignored_parameters_unsupported"] == .array([.string("group_ids")]))
      let own = try client.ask("invite list-import invitee_emails='bob@example.org, no one, ada@example.org'")
      #expect(
        own.end.json["data"]?["rows"]?.canonicalText
          == #"[{"row":2,"code":"arg.invalid","msg":"Invalid address."},"#
          + #"{"row":3,"code":"invite.member","msg":"Already has an account."}]"#)
      #expect(!own.description.contains("@example.org"))
      #expect(try client.ok("invite list").seq == seq)
    }
  }

  @Test func `every refusal is in Zulip's form when that is asked for`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for line in Self.people { try client.ok(line) }
      try client.ok("catalog define kind=channel name=10")
      try client.ok("account add account=gus role=guest")
      let said = [
        ("invitee_emails=", "You must specify at least one email address."),
        ("@as=gus invitee_emails=a@example.org", "Insufficient permission"),
        ("@as=ada invitee_emails=a@example.org invite_as=100", "Must be an organization owner"),
        ("invitee_emails=a@example.org stream_ids=[10,11]", "Invalid channel ID 11. No invites were sent."),
        ("invitee_emails=ada@example.org", "We weren't able to invite anyone."),
        ("invitee_emails=nobody", "Some emails did not validate, so we didn't send any invitations."),
      ]
      for (words, message) in said {
        let object = try Self.zulip("invite list-import style=zulip \(words)", client)
        #expect(object?["result"]?.string == "error" && object?["msg"]?.string == message, "\(words)")
      }
      try client.ok("policy set invites_a_day=1")
      let limited = try Self.zulip("invite list-import style=zulip invitee_emails=a@x.org,b@x.org", client)
      #expect(limited?["daily_limit_reached"]?.bool == true && limited?["left"]?.integer == 1)
      let success = try Self.zulip("invite list-import style=zulip invitee_emails=a@x.org stream_ids=10", client)
      #expect(success?["result"]?.string == "success" && success?["msg"]?.string == "")
      #expect(try client.ok("invite list").rows.count == 1)
    }
  }

  @Test func `a key with the scope of issuing takes lists, and one that is narrowed stays with its inviter`() throws {
    try Scene.play { scene in
      let operators = try scene.connect()
      try operators.ok("account add account=ada email=ada@example.org")
      let key = try #require(
        try operators.ok("key create label=app owner=ada scopes=invite.issue:inviter=ada").text("secret"))
      let other = try #require(
        try operators.ok("key create label=team owner=ada scopes=invite.issue:group=staff").text("secret"))
      let reader = try #require(try operators.ok("key create label=read owner=ada scopes=invite.read").text("secret"))
      let client = try scene.connect()
      try client.ok("auth key=\(key)")
      #expect(try client.ok("invite list-import invitee_emails=bob@example.org").rows.count == 1)
      try client.ok("auth key=\(other)")
      #expect(try client.ask("invite list-import invitee_emails=eve@example.org").err == "auth.denied")
      try client.ok("auth key=\(reader)")
      let refused = try client.ask("invite list-import style=zulip invitee_emails=eve@example.org")
      #expect(refused.err == "auth.denied" && refused.end.json["data"]?["result"]?.string == "error")
      #expect(try operators.ok("invite list").rows.map { $0["inviter"]?.string } == ["ada"])
    }
  }
}
