// Questions people come for: one event, a story, the tree, sums, counts.
import JSONText
import Testing

@Suite struct HistoryQuestionTests {
  /// ada brings in bob, bob brings in cy; cy is removed.
  private func play(_ body: (Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada role=owner")
      for (inviter, name) in [("ada", "bob"), ("bob", "cy")] {
        let reply = try client.ok("@as=\(inviter) invite issue email=\(name)@example.org")
        let token = try #require(reply.text("token"))
        try client.ok("token redeem token=\(token) email=\(name)@example.org username=\(name)")
        try client.ok("account change account=\(name) role=owner")
      }
      try client.ok("account deactivate account=cy reason='left us'")
      try body(client)
    }
  }

  private func texts(_ reply: Reply, _ name: String) -> [String?] { reply.rows.map { $0[name]?.string } }

  @Test func `the tree says who brought in whom, with what is below each`() throws {
    try play { client in
      let tree = try client.ok("tree")
      #expect(texts(tree, "member") == ["ada", "bob", "cy"])
      #expect(tree.rows.map { $0["depth"]?.integer } == [0, 1, 2])
      #expect(tree.rows.map { $0["under"]?.integer } == [2, 1, 0])
      #expect(tree.rows.map { $0["removed"]?.integer } == [1, 1, 0])
      #expect(texts(try client.ok("tree bob"), "member") == ["bob", "cy"])
      #expect(try client.ask("tree nobody").err == "account.unknown")
      let page = try client.ok("tree limit=2")
      let cursor = try #require(page.text("cursor"))
      #expect(texts(try client.ok("tree limit=2 cursor=\(cursor)"), "member") == ["cy"])
    }
  }

  @Test func `a story is a life in sentences`() throws {
    try play { client in
      let story = try client.ok("story cy@example.org")
      #expect(texts(story, "text").count == 4)
      #expect(story.rows[0]["text"]?.string?.contains("issued inv_2, an invite for cy@example.org") == true)
      #expect(story.rows[3]["text"]?.string?.contains("ended the account cy, because: “left us”.") == true)
      let page = try client.ok("story ada limit=1")
      let cursor = try #require(page.text("cursor"))
      #expect(page.rows.count == 1)
      #expect(try client.ok("story ada cursor=\(cursor)").rows.count == 1)
    }
  }

  @Test func `relations answer through any number of steps`() throws {
    try play { client in
      let under = try client.ok("audit under=ada type=TokenRedeemed")
      let above = try client.ok("audit above=cy type=InviteIssued")
      let about = try client.ok("audit about=inv_2")
      #expect(under.rows.count == 2 && above.rows.count == 2 && about.rows.count == 4)
    }
  }

  @Test func `an event is shown with what led to it and what it led to`() throws {
    try play { client in
      try client.ok("message send to=user:bob title=t text=x")
      try client.ok("message archive message=msg_1 holder=user:bob")
      let reply = try client.ok("message reply message=msg_1 text=y")
      let seq = try #require(reply.seq)
      let shown = try client.ok("show \(seq)").rows[0]
      #expect(shown["event"]?["seq"]?.integer == seq && shown["text"]?.string?.contains("replied to msg_1") == true)
      #expect(shown["command"]?.array?.compactMap(\.integer) == [seq, seq + 1])
      #expect(try client.ask("show 999").err == "arg.invalid")
    }
  }

  @Test func `sums and counts`() throws {
    try play { client in
      let stats = try client.ok("stats by=inviter")
      #expect(texts(stats, "inviter") == ["ada", "bob"])
      #expect(stats.rows.map { $0["redeemed"]?.integer } == [1, 1])
      #expect(try client.ok("audit count=true type=TokenRedeemed").number("count") == 2)
      let byType = try client.ok("audit by=type actor=ada")
      #expect(texts(byType, "value") == ["InviteIssued"] && byType.rows[0]["count"]?.integer == 1)
      #expect(texts(try client.ok("audit values=member"), "value") == ["ada", "bob", "cy"])
      #expect(texts(try client.ok("audit fields=true type=TokenRedeemed"), "value").contains("member"))
      #expect(try client.ask("audit by=membre").err == "query.unknown-field")
    }
  }

  @Test func `show says what an event changed, where it is near or asked for`() throws {
    try play { client in
      let shown = try client.ok("show 4").rows[0]
      #expect(shown["event"]?["type"]?.string == "TokenRedeemed")
      #expect(shown["models"]?.array?.compactMap(\.string).contains("invites") == true)
      let changes = try #require(shown["changes"]?.array)
      let used = changes.first { $0["path"]?.string == "/invites/inv_1/used" }
      #expect(used?["op"]?.string == "replace" && used?["value"]?.integer == 1)
      #expect(changes.contains { $0["path"]?.string == "/members/bob" && $0["op"]?.string == "add" })
      #expect(try client.ok("show 4 changes=false").rows[0]["changes"] == nil)
      #expect(try client.ok("show 1").rows[0]["changes"] != nil)
    }
  }

  @Test func `sums say what became of mail, and the tree who put messages away`() throws {
    try play { client in
      for report in ["state=sent", "state=opened", "state=opened"] {
        try client.ok("invite delivered invite=inv_1 \(report)")
      }
      let sum = try client.ok("stats by=inviter").rows.first { $0["inviter"]?.string == "ada" }
      #expect(sum?["sent"]?.integer == 1 && sum?["opened"]?.integer == 1 && sum?["bounced"]?.integer == 0)
      try client.ok("message send to=user:bob title=a text=b")
      try client.ok("message archive message=msg_1 holder=user:bob")
      #expect(try client.ok("tree bob").rows.map { $0["archived"]?.integer } == [1, 0])
      try client.ok("message restore message=msg_1 holder=user:bob")
      #expect(try client.ok("tree bob").rows.map { $0["archived"]?.integer } == [0, 0])
    }
  }
}
