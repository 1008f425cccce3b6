// Commands on many messages and many keys over the socket, and lists that take queries.
import JSONText
import Testing

@Suite struct ManyMessagesTests {
  /// Three messages: ada to bob and the staff · ada to bob · carl, who is of the staff, to the staff.
  private func play(_ body: (Scene, Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for name in ["ada", "bob", "eve"] { try client.ok("account add account=\(name)") }
      try client.ok("account add account=carl groups=staff")
      try client.ok("@as=ada message send to=user:bob,group:staff title='The offsite' text=x")
      try client.ok("@as=ada message send to=user:bob title=Lunch text=x")
      try client.ok("@as=carl message send to=group:staff title='Offsite, again' text=x")
      try body(scene, client)
    }
  }

  private func messages(_ client: Conversation, _ words: String) throws -> [String] {
    try client.ok("message list \(words)").rows.compactMap { $0["message"]?.string }
  }

  @Test func `a query chooses among the holders' messages, and the answer is how many were moved`() throws {
    try play { scene, client in
      let archived = try client.ok("@as=bob message archive where=title:offsite expect_count=1")
      #expect(archived.number("count") == 1)
      #expect(try messages(client, "holder=user:bob box=archived") == ["msg_1"])
      let all = try client.ok("message archive holder=group:staff where=box=inbox expect_count=2")
      #expect(all.number("count") == 2 && all.number("last_seq") == (all.seq ?? 0) + 1)
      #expect(try messages(client, "holder=user:bob box=inbox") == ["msg_2"])
      let again = try client.ok("message archive holder=group:staff where='box=archived member=ada'")
      #expect(again.number("count") == 0 && again.flag("changed") == false)
      #expect(try client.ok("message restore holder=group:staff where=member=carl").number("count") == 1)
      #expect(try messages(client, "holder=group:staff box=inbox") == ["msg_3"])
      #expect(try client.ok("audit type=MessageArchived").rows.count == 3)
    }
  }

  @Test func `a message that is decided and not durable yet is chosen too, by its title`() throws {
    try play { scene, client in
      try client.send("@as=ada message send to=user:bob title=Late text=x", "@as=bob message archive where=title=Late")
      #expect(try client.reply().ok != nil)
      #expect(try client.reply().number("count") == 1)
    }
  }

  @Test func `dry lists those that match, and asking again by request id answers the same`() throws {
    try play { scene, client in
      let line = "message archive holder=user:bob where='member=ada until=now'"
      let dry = try client.ok("@dry " + line)
      #expect(dry.ok?["messages"]?.array?.compactMap(\.string) == ["msg_1", "msg_2"])
      #expect(dry.ok?["events"]?.array?.count == 2)
      let request = "@req=put-away " + line
      #expect(try client.ok(request).number("count") == 2)
      try client.ok("message restore holder=user:bob where=seq=1..")
      let again = try client.ok(request)
      #expect(again.number("count") == 2 && again.flag("replayed") == true)
      try scene.restart()
      #expect(try scene.connect().ok(request).number("count") == 2)
    }
  }

  @Test func `what is in others' views cannot be moved, and is not told of`() throws {
    try play { scene, client in
      for query in ["title:offsite", "title:nothing", "message=msg_1"] {
        let refused = try client.ask("@as=eve message archive holder=user:bob where=\(query) expect_count=9")
        #expect(refused.err == "auth.denied", "\(query)")
      }
      #expect(try client.ok("@as=eve message archive where=title:offsite").number("count") == 0)
      #expect(try messages(client, "where=title:offsite") == ["msg_1", "msg_3"])
      let eve = try client.ok("@as=eve message list title:offsite")
      #expect(eve.rows.isEmpty)
      #expect(try client.ok("@as=eve message list member=ada").rows.count == 2)
      let made = try client.ok("key create label=a role=owner scopes=message.*:group=staff")
      let bound = try scene.connect()
      try bound.ok("auth key=\(try #require(made.text("secret")))")
      #expect(try bound.ask("message archive where=seq=1.. holder=user:bob").err == "auth.denied")
      #expect(try bound.ask("message archive where=seq=1..").err == "auth.denied")
    }
  }

  @Test func `a list of messages takes the terms of a query, page by page`() throws {
    try play { scene, client in
      try client.ok("@as=bob message archive message=msg_1")
      for (query, expected) in [
        ("member=ada", ["msg_1", "msg_2"]), ("title~^Off", ["msg_3"]), ("group=staff", ["msg_1", "msg_3"]),
        ("holder=user:bob where=box=archived", ["msg_1"]), ("holder=user:carl title:offsite", ["msg_1", "msg_3"]),
        ("where='holder=user:bob box=inbox'", ["msg_1", "msg_2"]), ("since=1h", ["msg_1", "msg_2", "msg_3"]),
        ("until=1h", []), ("message=msg_2..", ["msg_2", "msg_3"]), ("title!=Lunch member=ada", ["msg_1"]),
      ] {
        #expect(try messages(client, query) == expected, "\(query)")
      }
      for view in ["", "holder=user:carl"] {
        let page = try client.ok("message list \(view) limit=1 title:offsite")
        #expect(page.rows.count == 1)
        let rest = try messages(client, "\(view) limit=1 title:offsite cursor=\(try #require(page.text("cursor")))")
        #expect(rest == ["msg_3"])
      }
    }
  }

  @Test(arguments: [
    ("message archive", "arg.missing"), ("message archive where='' holder=user:bob", "arg.invalid"),
    ("message archive message=msg_1 where=seq=1", "arg.invalid"),
    ("message archive message=msg_1 expect_count=1", "arg.invalid"),
    ("message archive holder=user:bob where=seq=1.. expect_count=9", "message.count"),
    ("message archive where=colour=red", "query.unknown-field"), ("message list status=pending", "query.unknown-field"),
    ("message restore where=box=attic", "query.value"), ("key revoke where=status=pending", "query.value"),
    ("key revoke where=", "arg.invalid"), ("key revoke where=owner=ada owner=ada", "arg.invalid"),
    ("key revoke key=key_1 expect_count=1", "arg.invalid"), ("key revoke where=label=x expect_count=1", "key.count"),
    ("key revoke", "arg.missing"), ("key list title=x", "query.unknown-field"),
  ])
  func `what is not meant so is refused`(line: String, code: String) throws {
    try play { (_, client) throws in
      #expect(try client.ask(line).err == code, "\(line)")
    }
  }
}

@Suite struct ManyKeysTests {
  /// Three keys: the page's of ada · the mailer's of nobody · the laptop's of mia.
  private func play(_ body: (Scene, Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for name in ["ada", "mia"] { try client.ok("account add account=\(name)") }
      try client.ok("key create label=page owner=ada scopes=invite.issue,token.check expires=30d")
      try client.ok("key create label=mailer scopes=invite.reveal uids=1001")
      try client.ok("key create label=laptop owner=mia scopes=key.*")
      try body(scene, client)
    }
  }

  private func keys(_ reply: Reply) -> [String] { reply.rows.compactMap { $0["key"]?.string } }

  @Test func `a query chooses keys to list and to revoke`() throws {
    try play { scene, client in
      for (query, expected) in [
        ("scope~^invite", ["key_1", "key_2"]), ("missing=owner", ["key_2"]), ("expires=..+31d", ["key_1"]),
        ("where='label:p owner!=ada'", ["key_3"]), ("uid=1001", ["key_2"]),
        ("owner=mia where=status=active", ["key_3"]),
      ] {
        #expect(keys(try client.ok("key list " + query)) == expected, "\(query)")
      }
      let dry = try client.ok("@dry key revoke where=scope~^invite")
      #expect(dry.ok?["keys"]?.array?.compactMap(\.string) == ["key_1", "key_2"])
      let line = "@req=end-1 key revoke where='scope~^invite status=active' expect_count=2 reason='the program is gone'"
      #expect(try client.ok(line).number("count") == 2)
      #expect(try client.ok(line).flag("replayed") == true && client.ok(line).number("count") == 2)
      #expect(keys(try client.ok("key list status=revoked")) == ["key_1", "key_2"])
      let again = try client.ok("key revoke where=scope~^invite")
      #expect(again.number("count") == 0 && again.flag("changed") == false)
    }
  }

  @Test func `who is no administrator chooses among his own`() throws {
    try play { scene, client in
      let made = try client.ok("key create label=mine owner=mia scopes=key.*")
      let mia = try scene.connect()
      try mia.ok("auth key=\(try #require(made.text("secret")))")
      #expect(
        try mia.ok("@dry key revoke where=status=active").ok?["keys"]?.array?.compactMap(\.string) == [
          "key_3", "key_4",
        ])
      #expect(try mia.ask("key revoke where=status=active expect_count=4").err == "key.count")
      #expect(try mia.ok("key revoke where=owner=ada").number("count") == 0)
      #expect(try mia.ok("key revoke where=label=laptop").number("count") == 1)
    }
  }

  @Test func `the history of a key is what it did and what was done to it`() throws {
    try play { scene, client in
      let made = try client.ok("key create label=app role=member scopes=invite.*")
      let app = try scene.connect()
      try app.ok("auth key=\(try #require(made.text("secret")))")
      try app.ok("invite issue email=bob@example.org")
      try client.ok("key change key=key_4 label=application")
      try client.ok("key revoke key=key_4")
      let types = try client.ok("audit key=key_4").rows.compactMap { $0["type"]?.string }
      #expect(types.filter { $0 != "KeyUsed" } == ["KeyCreated", "InviteIssued", "KeyChanged", "KeyRevoked"])
      #expect(types.contains("KeyUsed"))
      #expect(try client.ok("audit label:app").rows.count == 2)
      #expect(try client.ok("audit scope=key.* type=KeyCreated").rows.count == 1)
      #expect(try client.ok("audit owner=ada,mia").rows.count == 2)
      #expect(try client.ask("audit key=laptop").err == "query.value")
    }
  }
}
