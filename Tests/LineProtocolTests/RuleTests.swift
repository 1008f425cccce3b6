// The rules of the protocol that the parser keeps, by number.
import InviteLedger
import JSONText
import LineProtocol
import Testing

struct RuleTests {
  @Test func `R3 the id keeps its type and comes with errors too`() throws {
    #expect(try request("@7 ping").id == .string("7"))
    #expect(try request("@id=a-1 ping").id == .string("a-1"))
    #expect(try request("ping @7").id == .string("7"))
    #expect(try failure("@7 pong").id == .string("7"))
    #expect(try failure("@7 invite issue note='x").id == .string("7"))
    #expect(try failure("@dry=x @7 invite issue").id == .string("7"))
    #expect(try failure(#"{"method":"pong","id":7}"#).id == .integer(7))
    #expect(try failure("@7 @8 ping").error.code == .line(.requestMalformed))
  }

  @Test func `R8 a line that is too long is not looked at`() throws {
    let long = "note add target=inv_1 text=" + String(repeating: "x", count: ProtocolLimits.lineBytes)
    #expect(try failure(long).error.code == .line(.lineTooLong))
  }

  @Test func `R9 an unknown parameter is refused with a suggestion`() throws {
    let (error, _) = try failure("invite issue emial=bob@example.org")
    #expect(error.code == .line(.argumentUnknown))
    #expect(error.hint == #"did you mean "email"?"#)
    #expect(error.column == 14)
    #expect(!error.message.contains("bob"))
  }

  @Test func `an unknown command suggests the nearest`() throws {
    let (error, _) = try failure("audt")
    #expect(error.code == .line(.commandUnknown))
    #expect(error.message == #"unknown command "audt" at level \#(ProtocolLevel.current)"#)
    #expect(error.hint == #"did you mean "audit"?"#)
    #expect(error.column == 1)
    #expect(try failure("invite isue email=x").error.hint == #"did you mean "invite issue"?"#)
    #expect(try failure("Invite issue").error.hint == #"did you mean "invite issue"?"#)
    #expect(try failure("invite").error.message.contains("needs one more word: issue, mint"))
  }

  @Test func `a missing parameter is named`() throws {
    let (error, _) = try failure("invite rotate")
    #expect(error.code == .ledger(.argumentMissing))
    #expect(error.message == "invite rotate needs invite=: the invite")
    #expect(error.hint == "help invite rotate")
    #expect(error.data.first?.value == .string("invite"))
  }

  @Test(arguments: [
    ("invite issue invite_expires_in_days=10", "expires=10d"),
    ("invite issue invite_expires_in_minutes=14400", "expires=14400m"),
    ("message send target_usernames=bob", "to=user:NAME"),
    ("invite issue custom_message=x", "message="),
  ])
  func `names from other programs are translated`(line: String, hint: String) throws {
    let (error, _) = try failure(line)
    #expect(error.code == .line(.argumentUnknown))
    #expect(error.hint == hint)
  }

  @Test func `the name of a key leads to how one is known here`() throws {
    #expect(try failure("invite issue api_key=abc").error.message.contains("auth"))
  }

  @Test(arguments: [
    "audit where=\"x=\(secret.prefix(20))'\(secret.dropFirst(20))'\"", "audit \(secret)", "audit token=\(secret)",
    "note add target=inv_1 text='the token is \(secret)'",
    "invite issue note=https://example.org/invites/\(secret)", "@req=\(secret) invite issue",
    "@as=\(secret) invite issue", "@id=\(secret) ping", "invite issue groups=a,\(secret)",
    "invite issue \(secret.uppercased())", #"{"method":"invite issue","params":{"groups":["\#(secret)"]}}"#,
    #"{"method":"audit","params":{"x":"\#(secret)"}}"#, #"{"method":"ping","id":"\#(secret)"}"#,
  ])
  func `a token anywhere but in token= is refused and not repeated`(line: String) throws {
    let (error, id) = try failure(line)
    #expect(error.code == .line(.authMisplaced))
    #expect(id == nil)
    var writer = ReplyWriter(id: id)
    writer.error(error)
    #expect(!String(decoding: writer.bytes, as: UTF8.self).lowercased().contains(secret))
  }

  @Test(arguments: [secret, "\(secret) x=1", "\(secret)=1", "invite \(secret)", "invite issue \(secret)=1"])
  func `a token where a name should be is not repeated`(line: String) throws {
    let (error, _) = try failure(line)
    #expect(!"\(error)".contains(secret))
  }

  @Test func `words of the envelope that a verb would ignore are refused`() throws {
    #expect(try failure("@dry audit").error.message == "audit does not understand @dry")
    #expect(try failure("invite issue @as-of=5").error.code == .line(.argumentUnknown))
    #expect(try request("audit @as-of=mark:release").envelope.asOf == "mark:release")
    #expect(try failure("@after=5 invite issue").error.column == 1)
    #expect(try request("@after=5 @timeout=2s audit").envelope.timeoutMilliseconds == 2_000)
    #expect(try request("@after=5 audit").envelope.after == 5)
  }

  @Test(arguments: [
    ("@expect=x invite issue", 9), ("@req=a/b invite issue", 7), ("@dry=maybe invite issue", 6),
    ("@timeout=11m audit", 10), ("@nonsense=1 audit", 1), ("@as invite issue", 1), ("@as= invite issue", 5),
    ("@ ping", 1), ("@expect=99999999999999999999 invite issue", 9), ("@dry @dry invite issue", 6),
  ])
  func `a wrong word of the envelope is pointed at`(line: String, column: Int) throws {
    #expect(try failure(line).error.column == column)
  }

  @Test(arguments: [
    ("invite issue note='abc", 19), ("invite issue note=abc\\", 22), ("invite issue note=$'\\q'", 21),
    ("invite issue role=king", 19), ("invite issue groups=a,,b", 23), ("invite issue 'x", 14),
    ("invite issue note=\"a\u{1}\"", 21), ("invite issue expires=10", 22), ("invite issue expires=-3d", 22),
    ("invite revoke inv_4", 15), ("invite mint quantity=0", 22), ("invite mint quantity=4294967296", 22),
    ("invite issue expires=99999999999999999w", 22), ("invite issue expires=200w note=x email=", 0),
  ])
  func `a wrong value is pointed at`(line: String, column: Int) throws {
    if column == 0 {
      _ = try request(line)
    } else {
      #expect(try failure(line).error.column == column)
    }
  }

  @Test func `bytes that are no text are pointed at`() throws {
    let line = Array("note add text=".utf8) + [0xC3, 0x28]
    guard case .failure(let error, _) = RequestParser.parse(line) else { throw NotARequest() }
    #expect(error.code == .line(.requestMalformed))
    #expect(error.column == 15)
  }

  @Test func `a word without a name becomes a line to paste where its shape tells`() throws {
    #expect(try failure("invite revoke inv_4").error.hint == "invite revoke invite=inv_4")
    #expect(try failure("invite issue bob@example.org").error.hint == "help invite issue")
  }

  @Test func `R17 HTTP is recognised in the first line alone`() throws {
    guard case .http(let http) = RequestParser.parse(Array("GET /metrics HTTP/1.1\r".utf8), isFirst: true) else {
      throw NotARequest()
    }
    #expect(http.method == "GET" && http.path == "/metrics")
    guard case .http = RequestParser.parse(Array("POST /x HTTP/1.1\r".utf8), isFirst: true) else { throw NotARequest() }
    #expect(try failure("GET /metrics HTTP/1.1").error.code == .line(.commandUnknown))
    guard case .request = RequestParser.parse(Array("ping".utf8), isFirst: true) else { throw NotARequest() }
  }

  @Test func `too many words are refused`() throws {
    let line = "audit " + Array(repeating: "x", count: ProtocolLimits.words).joined(separator: " ")
    #expect(try failure(line).error.code == .line(.requestMalformed))
  }
}
