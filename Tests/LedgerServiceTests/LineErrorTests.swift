// What is said about a line that is wrong: a code, the column, and a line to paste where there is one.
import JSONText
import Testing

@Suite struct LineErrorTests {
  @Test func `an unknown command is suggested, and the column is where it stands`() throws {
    try expect("audt", "cmd.unknown", column: 1, hint: "audit")
    try expect("@7 invite isue", "cmd.unknown", column: 4, hint: "invite issue")
    try expect("xyzzy", "cmd.unknown", column: 1, hint: "help")
  }

  @Test func `R9 an unknown parameter is suggested, and the column is where it stands`() throws {
    try expect("invite issue emial=bob@example.org", "arg.unknown", column: 14, hint: "email")
    try expect("account add account=ada rle=owner", "arg.unknown", column: 25, hint: "role")
    try expect("ping loudly=true", "arg.unknown", column: 6)
    try expect(#"{"method":"ping","params":{"loudly":true}}"#, "arg.unknown")
  }

  @Test func `a missing parameter is named`() throws {
    try expect("account add", "arg.missing", hint: "account")
    try expect("message send to=user:bob title=t", "arg.missing", hint: "text")
    try expect("token redeem", "arg.missing", hint: "token")
  }

  @Test func `a value of the wrong shape is pointed at, and the shape is told`() throws {
    try expect("invite issue expires=soon", "arg.invalid", column: 22)
    try expect("invite issue expires=0d", "arg.invalid", column: 22)
    try expect("invite issue max_uses=-1", "arg.invalid", column: 23)
    try expect("invite issue email=bob role=king", "arg.invalid", column: 29)
    try expect("invite issue email=nobody", "arg.invalid", column: 20)
    try expect("invite show inv_x", "arg.invalid")
    try expect("audit limit=0", "arg.invalid", column: 13)
    try expect("@expect=x invite revoke invite=inv_1", "arg.invalid", column: 9)
  }

  @Test func `a malformed line is pointed at`() throws {
    try expect("invite issue note='unfinished", "request.malformed", column: 19)
    try expect(#"{"method":"ping""#, "request.malformed")
    try expect(#"{"method":"ping","method":"ping"}"#, "request.malformed")
    try expect("@7", "request.malformed")
    try expect("ping \u{1}", "request.malformed", column: 6)
  }

  @Test func `bytes that are not UTF-8 are pointed at, and the connection lives on`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.sendRaw(Array("note add text=".utf8) + [0xFF, 0x0A])
      let reply = try client.reply()
      #expect(reply.err == "request.malformed")
      #expect(reply.column == 15)
      try client.sendRaw([0x0A, 0x0D, 0x0A] + Array("ping\r\n".utf8))
      #expect(try client.reply().flag("pong") == true)
    }
  }

  @Test func `wrong queries are told where and how`() throws {
    try expect("audit typ=InviteIssued", "query.unknown-field", hint: "type")
    try expect("audit type=InviteIsued", "query.value", hint: "InviteIssued")
    try expect("audit cursor=L0000000000000001:5", "cursor.foreign")
    try expect("audit cursor=nonsense", "cursor.invalid")
    try expect("invite list cursor=nonsense", "cursor.invalid")
  }

  @Test func `a token anywhere but in token= is refused and not repeated`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let token = try client.token("email=bob@example.org")
      let lines = [
        "note add target=inv_1 text=\(token)", "note add target=inv_1 text='see \(token)'", "audit \(token)",
        "@req=\(token) account add account=ada", "@id=\(token) ping", "account add account=\(token)",
        #"{"method":"note add","params":{"target":"inv_1","text":"\#(token)"}}"#, token,
      ]
      for line in lines {
        let reply = try client.ask(line)
        #expect(reply.err != nil, "\(reply)")
        #expect(!reply.description.contains(token))
        #expect(!reply.description.contains(token.dropFirst(5)))
      }
      #expect(try client.ask("audit").rows.count == 2)
    }
  }

  @Test func `every error has a sentence and says whether to try again`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for line in ["audt", "account add", "invite show inv_99", "invite issue expires=0", "@7", "audit typ=x"] {
        let end = try client.ask(line).end.json
        #expect(end["msg"]?.string?.isEmpty == false)
        #expect(["never", "later", "refresh"].contains(end["retry"]?.string ?? ""))
      }
    }
  }

  private func expect(
    _ line: String, _ code: String, column: Int64? = nil, hint: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try Scene.play { scene in
      let client = try scene.connect()
      let reply = try client.ask(line)
      #expect(reply.err == code, "\(line): \(reply)", sourceLocation: sourceLocation)
      if let column { #expect(reply.column == column, "\(line): \(reply)", sourceLocation: sourceLocation) }
      if let hint {
        let text = "\(reply.hint ?? "") \(reply.end.json["msg"]?.string ?? "")"
        #expect(text.contains(hint), "\(line): \(reply)", sourceLocation: sourceLocation)
      }
      #expect(try client.ask("ping").ok != nil, sourceLocation: sourceLocation)
      #expect(try client.ask("audit").rows.count == 1, sourceLocation: sourceLocation)
    }
  }
}
