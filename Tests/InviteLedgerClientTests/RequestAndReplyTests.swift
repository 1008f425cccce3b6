// Requests as lines, lines as replies, and where the socket is found.
import InviteLedgerClient
import JSONText
import LineProtocol
import Testing

struct RequestTests {
  private func text(_ request: LedgerRequest) -> String { String(decoding: request.line, as: UTF8.self) }

  @Test func `a request is one line of JSON with its parameters in order`() {
    let request = LedgerRequest(
      "invite issue", ["email": "bob@example.org", "groups": ["staff", "makers"], "expires": nil, "role": 600])
    #expect(
      text(request)
        == #"{"method":"invite issue","params":{"email":"bob@example.org","groups":["staff","makers"],"expires":null,"role":600}}"#
        + "\n")
  }

  @Test func `line ends and quotes inside a value stay inside the line`() {
    let line = text(LedgerRequest("message send", ["text": "one\ntwo \"three\""]))
    #expect(line == #"{"method":"message send","params":{"text":"one\ntwo \"three\""}}"# + "\n")
  }

  @Test func `everything around a request reaches the service`() throws {
    var request = LedgerRequest("invite revoke", ["invite": "inv_4"])
    request.actingAs = "ada"
    request.requestKey = "k-1"
    request.isDry = true
    request.expect = 7
    request.wantsReceipt = true
    guard case .request(let read) = RequestParser.parse(request.line.dropLast()) else {
      Issue.record("the parser does not take it")
      return
    }
    #expect(read.verb == .inviteRevoke)
    #expect(read.envelope.actingAs == "ada")
    #expect(read.envelope.requestKey == "k-1")
    #expect(read.envelope.isDry && read.envelope.wantsReceipt)
    #expect(read.envelope.expect == 7)
  }

  @Test func `commands get a request key of their own, queries and rehearsals none`() throws {
    var first = LedgerRequest("invite issue")
    var second = LedgerRequest("invite issue")
    try first.ensureRequestKey()
    try second.ensureRequestKey()
    #expect(first.requestKey?.utf8.count == 32)
    #expect(first.requestKey != second.requestKey)
    var query = LedgerRequest("audit")
    try query.ensureRequestKey()
    #expect(query.requestKey == nil)
    var given = LedgerRequest("invite issue")
    given.requestKey = "mine"
    try given.ensureRequestKey()
    #expect(given.requestKey == "mine")
  }
}

struct ReplyLineTests {
  @Test(arguments: [
    (#"{"row":{"seq":9,"a":"}]\"{","b":[1,{"c":2}]}}"#, #"{"seq":9,"a":"}]\"{","b":[1,{"c":2}]}"#),
    (#"{"row":{"seq":9},"id":"}"}"#, #"{"seq":9}"#),
    (#"{"row":"a text, with } and ,","id":8}"#, #""a text, with } and ,""#),
  ])
  func `a row comes as the bytes the service sent, with or without an id`(line: String, row: String) throws {
    guard case .row(let bytes) = try ReplyLine(Array(line.utf8)) else {
      Issue.record("not a row")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == row)
  }

  @Test func `an error is read whole`() throws {
    let line =
      #"{"err":"limit.resends","msg":"m","hint":"h","retry":"later","retry_ms":60000,"col":3,"data":{"seq":4}}"#
    guard case .refused(let refusal) = try ReplyLine(Array(line.utf8)) else {
      Issue.record("not an error")
      return
    }
    #expect(refusal.code == "limit.resends" && refusal.message == "m" && refusal.hint == "h")
    #expect(refusal.retry == "later" && refusal.retryMilliseconds == 60_000 && refusal.column == 3)
    #expect(refusal.data?["seq"]?.integer == 4)
  }

  @Test(arguments: ["", "{}", "[]", "ok", #"{"ok":1"#, #"{"ok":1.5}"#, #"{"news":1}"#])
  func `what no service says is refused and not guessed at`(line: String) {
    #expect(throws: LedgerError.self) { try ReplyLine(Array(line.utf8)) }
  }
}

struct SocketLocationTests {
  private func find(
    socket: String? = nil, directory: String? = nil, _ environment: [String: String] = [:], there: Set<String> = []
  ) -> String {
    SocketLocation.find(
      socket: socket, directory: directory, environment: { environment[$0] }, isSocket: there.contains
    ).path
  }

  @Test func `the socket is looked for in the documented order`() {
    let variables = [
      "INVITE_LEDGER_SOCKET": "/a", "INVITE_LEDGER_DIR": "/b", "XDG_RUNTIME_DIR": "/run/user/7",
    ]
    let usual: Set = ["./ledger/socket", "/run/user/7/invite-ledger/socket", "/run/invite-ledger/socket"]
    #expect(find(socket: "/s", directory: "/d", variables, there: usual) == "/s")
    #expect(find(directory: "/d", variables, there: usual) == "/d/socket")
    #expect(find(variables, there: usual) == "/a")
    #expect(find(variables.filter { $0.key != "INVITE_LEDGER_SOCKET" }, there: usual) == "/b/socket")
    let runtime = ["XDG_RUNTIME_DIR": "/run/user/7"]
    #expect(find(runtime, there: usual) == "./ledger/socket")
    #expect(find(runtime, there: usual.subtracting(["./ledger/socket"])) == "/run/user/7/invite-ledger/socket")
    #expect(find([:], there: ["/run/invite-ledger/socket"]) == "/run/invite-ledger/socket")
    #expect(find() == "./ledger/socket")
  }
}
