// The debugger's questions on the socket: paths of the state, differences, and why.
import JSONText
import Testing

@Suite struct StateTests {
  /// 2 ada · 3 inv_1 · 4 revoked · 5 inv_2.
  private func play(_ body: (Scene, Conversation) throws -> Void) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada email=ada@example.org")
      try client.ok("invite issue email=bob@example.org")
      try client.ok("invite revoke invite=inv_1 reason=mistake")
      try client.ok("invite issue email=cy@example.org")
      try body(scene, client)
    }
  }

  @Test func `the state at a path is that of the read models, now and as of a moment`() throws {
    try play { _, client in
      #expect(try client.ok("state /invites/inv_1/status").rows[0]["value"] == .string("revoked"))
      #expect(try client.ok("@as-of=3 state /invites/inv_1/status").rows[0]["value"] == .string("pending"))
      #expect(try client.ok("@as-of=2 state /invites/inv_1").rows.isEmpty)
      let whole = try client.ok("state /accounts/ada").rows[0]["value"]
      #expect(whole?["email"] == .string("ada@example.org"))
      #expect(try client.ok("state /").rows.contains { $0["path"] == .string("/members") })
    }
  }

  @Test func `names of a section come in pages`() throws {
    try play { _, client in
      let first = try client.ok("state /invites limit=1")
      #expect(first.rows.map { $0["path"]?.string } == ["/invites/inv_1"])
      let cursor = try #require(first.text("cursor"))
      #expect(
        try client.ok("state path=/invites cursor=\(cursor)").rows.map { $0["path"]?.string } == ["/invites/inv_2"])
    }
  }

  @Test func `differences lead from one moment to the other, both ways`() throws {
    try play { _, client in
      let there = try client.ok("diff from=3 to=4 path=/invites/inv_1/status").rows
      #expect(there.map { $0["value"] } == [.string("revoked")])
      let back = try client.ok("diff from=4 to=3 path=/invites/inv_1/status").rows
      #expect(back.map { $0["value"] } == [.string("pending")])
      #expect(try client.ok("diff from=5").rows.isEmpty)
      let cut = try client.ok("diff from=1 limit=2")
      #expect(cut.rows.count == 2 && cut.number("left_out") ?? 0 > 0)
    }
  }

  @Test func `why names the last change, and before it the one before`() throws {
    try play { _, client in
      let last = try client.ok("why /invites/inv_1/status").rows[0]
      #expect(last["event"]?.integer == 4 && last["old"] == .string("pending"))
      let first = try client.ok("why path=/invites/inv_1/status before=4").rows[0]
      #expect(first["event"]?.integer == 3 && first["old"] == nil)
      #expect(try client.ok("@as-of=3 why /invites/inv_1/status").rows[0]["event"]?.integer == 3)
      #expect(try client.ok("why path=/invites/inv_1/status before=3").rows.isEmpty)
    }
  }

  @Test func `whoever is no operator sees nothing of it`() throws {
    try play { scene, client in
      let key = try #require(
        try client.ok("key create label=app scopes=audit.read,invite.read,personal.read").text("secret"))
      let reader = try scene.connect()
      try reader.ok("auth key=\(key)")
      for line in ["state /accounts/ada", "diff from=1", "why /accounts/ada"] {
        #expect(try reader.ask(line).err == "auth.denied", "\(line)")
      }
    }
  }

  @Test(
    arguments: [
      "state /nothing", "state /a//b", "why /invites", "why /audit/last_seq", "diff from=99", "diff from=1 path=/x",
    ])
  func `what is no path and no moment is refused`(line: String) throws {
    try play { (_, client) throws in #expect(try client.ask(line).err == "arg.invalid") }
  }
}
