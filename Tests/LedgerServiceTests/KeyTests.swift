// Access keys over the socket: made, shown, used within their scopes, written down, ended; and what opens nothing.
import JSONText
import LedgerService
import Testing

@Suite struct KeyTests {
  /// A key of this ledger, as it is shown once.
  private func make(_ words: String, on client: Conversation) throws -> (id: String, secret: String) {
    let made = try client.ok("key create \(words)")
    return (try #require(made.text("key")), try #require(made.text("secret")))
  }

  /// A connection that has shown a key.
  private func connect(_ scene: Scene, with secret: String) throws -> Conversation {
    let client = try scene.connect()
    try client.ok("auth key=\(secret)")
    return client
  }

  @Test func `a connection with a key may do what its scopes name and no more, whoever its user is`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let key = try make("label=page scopes=token.check,invite.issue", on: root)
      #expect(key.id == "key_1" && key.secret.hasPrefix("ilk1_"))
      let client = try scene.connect()
      let shown = try client.ok("auth key=\(key.secret)")
      #expect(shown.text("key") == "key_1" && shown.text("label") == "page" && shown.text("actor") == "key_1")
      try client.ok("invite issue email=bob@example.org")
      let refused = try client.ask("audit")
      #expect(refused.err == "auth.denied" && refused.end.json["data"]?["scope"]?.string == "audit.read")
      #expect(try client.ask("clock accept").err == "auth.denied")
      let who = try client.ok("whoami")
      #expect(who.text("key") == "key_1" && who.flag("operator") == false && who.number("role") == 400)
      #expect(who.ok?["scopes"]?.array?.map(\.string) == ["token.check", "invite.issue"])
      let line = try root.ok("audit type=InviteIssued").rows.first
      #expect(line?["meta"]?["key"]?.string == "key_1" && line?["actor"]?.string == "key_1")
      #expect(line?["meta"]?["uid"]?.integer != nil)
    }
  }

  @Test func `all that opens nothing is answered alike`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let revoked = try make("label=a scopes=audit.read", on: root)
      try root.ok("key revoke key=\(revoked.id)")
      let rotated = try make("label=b scopes=audit.read", on: root)
      try root.ok("key rotate key=\(rotated.id)")
      let foreign = try make("label=c scopes=audit.read uids=4294967295", on: root)
      let wrong = try make("label=d scopes=audit.read", on: root)
      try root.ok("key revoke key=\(wrong.id)")
      let client = try scene.connect()
      let answers = try [revoked, rotated, foreign].map { try client.ask("auth key=\($0.secret)").description }
      #expect(Set(answers).count == 1, "\(answers)")
      #expect(answers[0].hasPrefix(#"{"err":"auth.denied""#))
      #expect(try client.ask("auth key=ilk1_none").err == "arg.invalid")
      #expect(try client.ok("whoami").flag("operator") == true, "a refused key changes nothing")
    }
  }

  @Test func `a key stops opening while a connection lives`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let key = try make("label=a scopes=invite.*", on: root)
      let client = try connect(scene, with: key.secret)
      try client.ok("invite list")
      try root.ok("key revoke key=\(key.id)")
      #expect(try client.ask("invite list").err == "auth.denied")
      #expect(try client.ok("whoami").flag("key_opens") == false)
      try root.ok("key restore key=\(key.id)")
      try client.ok("invite list")
      let second = try #require(try root.ok("key rotate key=\(key.id)").text("secret"))
      #expect(try client.ask("invite list").err == "auth.denied")
      try client.ok("auth key=\(second)")
      try client.ok("invite list")
    }
  }

  @Test func `a key that acts for an operator keeps its own scopes and gets none of the operator's answers`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let name = try #require(try root.ok("whoami").text("actor"))
      let request = "key create label=master scopes=*"
      let master = try #require(try root.ok("@req=master \(request)").text("secret"))
      let invite = try #require(try root.ok("@req=inv invite issue email=bob@example.org").text("token"))
      let free = try make("label=app scopes=key.*,invite.issue,policy.set,inviter.suspend", on: root)
      let app = try connect(scene, with: free.secret)
      for (line, code) in [
        ("audit", "auth.denied"), ("policy set operator_uids=1", "auth.role"),
        ("inviter suspend inviter=ada", "auth.role"), ("invite issue role=owner", "auth.role"),
        (request, "auth.denied"), ("key create label=x scopes=audit.read", "auth.denied"),
        ("key rotate key=key_1", "auth.denied"), ("key change key=key_2 scopes=*", "auth.denied"),
        ("@req=master \(request)", "req.reused"), ("@req=inv invite issue email=bob@example.org", "req.reused"),
      ] {
        let reply = try app.ask("@as=\(name) \(line)")
        #expect(reply.err == code, "\(line): \(reply)")
        #expect(!reply.description.contains(master.dropFirst(13)) && !reply.description.contains(invite.dropFirst(13)))
      }
      try app.ok("@as=\(name) @req=own invite issue email=eve@example.org")
      #expect(try root.ask("@req=own invite issue email=eve@example.org").err == "req.reused")
      #expect(try app.ok("@as=\(name) @req=own invite issue email=eve@example.org").flag("replayed") == true)
      #expect(try root.ok("@req=master \(request)").text("secret") == master)
    }
  }

  @Test func `a tail ends when its key does`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let key = try make("label=a scopes=audit.read", on: root)
      let client = try connect(scene, with: key.secret)
      try client.send("tail since=1")
      _ = try client.lines(untilNote: "caught-up")
      try root.ok("key revoke key=\(key.id)")
      var last = try #require(try client.line())
      while last.kind == .row { last = try #require(try client.line()) }
      #expect(last.value.string == "auth.denied")
    }
  }

  @Test func `a key is never shown, written or said anywhere but where it is made`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let key = try make("label=a scopes=*", on: root).secret
      try root.ok("invite issue note=x")
      var said: [String] = []
      for line in [
        "audit \(key)", "audit data.note=\(key)", "note add target=inv_1 text=\(key)", "@req=\(key) invite issue", key,
        "@as=\(key) invite issue", "invite issue key=\(key)", "invite issue api_key=\(key)", "key show \(key)",
        "key revoke key=\(key)", "token redeem token=\(key) email=x@example.org", "auth kye=\(key)", "auth \(key)",
        #"{"method":"invite issue","id":"\#(key)"}"#, #"{"method":"invite issue","params":{"key":"\#(key)"}}"#,
        #"{"method":"\#(key)"}"#, #"{"method":"invite issue","key":"\#(key)"}"#, "help \(key)",
        "audit 'where=x=\(key)'", "auth key=\(key) \"unfinished",
      ] {
        let reply = try root.ask(line)
        #expect(reply.err == "auth.misplaced" || line.hasPrefix("token redeem"), "\(line.replacing(key, with: "KEY"))")
        said.append(reply.description)
      }
      said.append(try root.ok("auth key=\(key)").description)
      for line in ["audit", "key list", "key show key_1", "whoami", "health"] {
        said.append(try root.ok(line).description)
      }
      let http = try scene.connect()
      try http.send("GET /audit?api_key=\(key) HTTP/1.1")
      var page = ""
      while let line = try http.rawLine() { page += String(decoding: line, as: UTF8.self) }
      #expect(page.contains("auth.misplaced"))
      said.append(page)
      let proof = String(key.dropFirst(9))
      #expect(said.allSatisfy { !$0.contains(proof) })
      for file in try scene.directory.files() {
        #expect(!String(decoding: file.bytes, as: UTF8.self).contains(proof), "\(file.name) holds a key")
      }
      #expect(scene.diagnostics.allSatisfy { !$0.contains(proof) })
    }
  }

  @Test func `the same request answers with the same key after a restart`() throws {
    try Scene.play { scene in
      let request = "@req=page-1 key create label=page scopes=token.redeem"
      let first = try scene.ask(request)
      try scene.restart()
      let again = try scene.ask(request)
      #expect(again.flag("replayed") == true)
      #expect(first.text("secret") != nil && again.text("secret") == first.text("secret"))
      #expect(try scene.ask("@req=page-1 key create label=page scopes=*").err == "req.reused")
    }
  }

  @Test func `uses are written down: the first at once, with who and what`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let key = try make("label=page scopes=invite.*", on: root)
      let client = try connect(scene, with: key.secret)
      for _ in 1...3 { try client.ok("invite issue") }
      try client.ok("invite list")
      try scene.restart()
      let after = try scene.connect()
      let used = try after.ok("audit type=KeyUsed").rows.compactMap { $0["data"] }
      let issued = used.filter { $0["command"]?.string == "invite issue" }.compactMap { $0["count"]?.integer }
      #expect(issued.reduce(0, +) == 3 && issued.first == 1)
      let shown = try after.ok("key show \(key.id)")
      let row = try #require(shown.rows.first)
      #expect(row["uses"]?.integer == 4)
      #expect(row["last_used"]?.string != nil && row["last_uid"]?.integer != nil && row["last_pid"]?.integer != nil)
      #expect(row["by"]?.array?.count == 2)
      #expect(try after.ok("key list").rows.first?["last_command"]?.string != nil)
    }
  }

  @Test func `a key acts for others with their roles if it has no owner, and for its owner alone if it has one`() throws
  {
    try Scene.play { scene in
      let root = try scene.connect()
      try root.ok("account add account=ada role=moderator")
      let free = try make("label=app scopes=invite.*,audit.read", on: root)
      let bound = try make("label=ada scopes=invite.* owner=ada", on: root)
      let app = try connect(scene, with: free.secret)
      try app.ok("@as=ada invite issue role=moderator")
      #expect(try app.ask("@as=ada invite issue role=administrator").err == "auth.role")
      #expect(try app.ask("invite issue role=moderator").err == "auth.role", "its own role is that of a member")
      let ada = try connect(scene, with: bound.secret)
      try ada.ok("invite issue role=moderator")
      try ada.ok("@as=ada invite issue")
      #expect(try ada.ask("@as=bob invite issue").err == "auth.denied")
      let actors = try root.ok("audit type=InviteIssued").rows.compactMap { $0["actor"]?.string }
      #expect(actors == ["ada", "ada", "ada"])
    }
  }

  @Test func `without personal.read rows come without what belongs to a person, and nothing can be asked by it`() throws
  {
    try Scene.play { scene in
      let root = try scene.connect()
      try root.ok("invite issue email=bob@example.org note=secretly")
      try root.ok("account add account=ada email=ada@example.org full_name=Ada")
      let bare = try connect(scene, with: make("label=a scopes=audit.read,invite.read,account.read", on: root).secret)
      for line in [
        "audit", "invite list", "invite show inv_1", "account list", "account show ada",
        "audit values=email", "audit by=data.note", "audit by=email email=bob@example.org",
      ] {
        let answer = try bare.ok(line).description
        for personal in ["bob@", "ada@", "secretly", "\"Ada\"", "\"personal\""] {
          #expect(!answer.contains(personal), "\(line) tells \(personal)")
        }
      }
      #expect(try bare.ok("audit email=bob@example.org").rows.isEmpty)
      #expect(try bare.ok("audit data.note:secret").rows.isEmpty)
      #expect(try bare.ask("invite list email=bob@example.org").err == "auth.denied")
      for line in ["show 2", "story inv_1", "story ada@example.org"] {
        #expect(try bare.ask(line).err == "auth.denied")
      }
      let full = try connect(scene, with: make("label=b scopes=audit.read,personal.read", on: root).secret)
      #expect(try full.ok("audit email=bob@example.org").description.contains("\"personal\""))
    }
  }

  @Test func `a narrowed scope keeps commands and rows within it`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      try root.ok("invite issue groups=board")
      try root.ok("invite issue groups=staff channels=general")
      let key = try make("label=a scopes=invite.*:group=staff,token.check:group=staff,audit.read", on: root)
      let client = try connect(scene, with: key.secret)
      #expect(try client.ask("invite issue").err == "auth.denied")
      #expect(try client.ask("invite issue groups=staff,board").err == "auth.denied")
      try client.ok("invite issue groups=staff")
      #expect(try client.ok("invite list").rows.compactMap { $0["invite"]?.string } == ["inv_3"])
      for beyond in ["inv_1", "inv_2"] {
        #expect(try client.ask("invite revoke invite=\(beyond)").err == "auth.denied")
        #expect(try client.ask("invite show \(beyond)").err == "invite.unknown")
      }
      try client.ok("invite revoke invite=inv_3")
      try client.ok("audit")
      let hers = try connect(scene, with: make("label=b scopes=audit.read,message.*:group=staff", on: root).secret)
      #expect(try hers.ask("message list").err == "auth.denied")
      try hers.ok("message list holder=group:staff")
    }
  }

  @Test func `policy limits the requests of a key in a minute, and says when there is room`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      let key = try make("label=a scopes=invite.*", on: root)
      let client = try connect(scene, with: key.secret)
      try root.ok("policy set requests_a_minute=2")
      for _ in 1...2 { try client.ok("invite list") }
      let refused = try client.ask("invite list")
      #expect(refused.err == "limit.rate")
      let wait = try #require(refused.end.json["retry_ms"]?.integer)
      #expect(1...60_000 ~= wait)
      try client.ok("whoami")
    }
  }

  @Test func `who is no administrator sees his own keys`() throws {
    try Scene.play { scene in
      let root = try scene.connect()
      try root.ok("account add account=ada role=administrator")
      try root.ok("account add account=mia")
      let mia = try make("label=m scopes=key.* owner=mia", on: root)
      let ada = try make("label=a scopes=key.* owner=ada", on: root)
      let member = try connect(scene, with: mia.secret)
      #expect(try member.ok("key list").rows.compactMap { $0["key"]?.string } == [mia.id])
      #expect(try member.ask("key show \(ada.id)").err == "key.unknown")
      let administrator = try connect(scene, with: ada.secret)
      #expect(try administrator.ok("key list").rows.count == 2)
      #expect(try administrator.ok("key list owner=mia status=active").rows.count == 1)
      let made = try member.ok("key create label=second scopes=key.read")
      #expect(try root.ok("key show \(made.text("key") ?? "")").rows.first?["owner"]?.string == "mia")
      #expect(try member.ask("key create label=third scopes=*").err == "auth.denied")
    }
  }
}
