// The closed list of error codes.
import InviteLedger
import LineProtocol
import Testing

struct ErrorCodeTests {
  @Test func `every rejection of the ledger is a code, and no code is spelled twice`() {
    let texts = ErrorCode.allCases.map(\.text)
    #expect(Set(texts).count == texts.count)
    for code in RejectionCode.allCases { #expect(ErrorCode(text: code.rawValue) == .ledger(code)) }
    for code in ErrorCode.allCases { #expect(ErrorCode(text: code.text) == code) }
    #expect(ErrorCode(text: "no.such") == nil)
  }

  @Test(arguments: [
    ("request.malformed", 64), ("arg.missing", 64), ("arg.unknown", 64), ("token.expired", 3), ("conflict", 3),
    ("req.reused", 3), ("limit.resends", 3), ("auth.role", 77), ("auth.misplaced", 77), ("server.busy", 75),
    ("log.full", 75), ("log.failed", 74), ("cursor.foreign", 65), ("internal", 70),
  ])
  func `exit statuses are those of the table`(code: String, status: Int32) {
    #expect(ErrorCode(text: code)?.exitStatus == status)
  }

  @Test func `families share a status`() {
    for code in ErrorCode.allCases {
      if code == .line(.queryTimeout) {
        #expect(code.exitStatus == 124)
        continue
      }
      switch code.text.prefix(while: { $0 != "." }) {
      case "token", "redemption", "reservation", "invite", "inviter", "lineage", "catalog", "batch", "message",
        "template",
        "account", "key", "limit", "clock", "query", "req", "conflict":
        #expect(code.exitStatus == 3)
      case "arg", "cmd", "line", "request": #expect(code.exitStatus == 64)
      case "auth": #expect(code.exitStatus == 77)
      case "server": #expect(code.exitStatus == 75)
      case "cursor": #expect(code.exitStatus == 65)
      case "log": #expect([74, 75].contains(code.exitStatus))
      default: #expect(code.text == "internal")
      }
    }
  }

  @Test func `a rejection keeps its words and finds its column`() throws {
    let request = try request("invite issue note=x email=bob")
    let rejection = Rejection(.argumentInvalid, "email is no address", hint: "name@example.org", parameter: "email")
    let error = ReplyError(rejection, in: request)
    #expect(error.column == 27)
    #expect(error.message == "email is no address")
    #expect(error.hint == "name@example.org")
    #expect(error.retry == .never)
    #expect(ReplyError(Rejection(.limitResends, "later", hint: "wait", retryMilliseconds: 5)).retry == .later)
  }
}
