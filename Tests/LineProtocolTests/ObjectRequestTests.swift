// Requests as JSON objects.
import InviteLedger
import LineProtocol
import Testing

struct ObjectRequestTests {
  @Test func `an object is the same request as the line`() throws {
    let line = try request("invite issue email=bob@example.org groups=staff,ops max_uses=null expires=10d role=guest")
    let object = try request(
      #"{"method":"invite.issue","id":8,"params":{"role":600,"email":"bob@example.org","expires":"10d","max_uses":null,"groups":["staff","ops"]}}"#
    )
    #expect(object.canonicalBytes == line.canonicalBytes)
    #expect(object.id == .integer(8))
  }

  @Test func `values have the type of the parameter`() throws {
    let request = try request(
      #"{"method":"invite issue","params":{"notify_inviter":false,"row":3,"max_uses":2,"groups":"a,b","note":"null"}}"#)
    #expect(request.flag("notify_inviter") == false)
    #expect(request.count("row") == 3)
    #expect(request.uses("max_uses") == .uses(2))
    #expect(request.list("groups") == ["a", "b"])
    #expect(request.text("note") == "null")
  }

  @Test(arguments: [
    (#""note":5"#, 43), (#""note":null"#, 43), (#""groups":[1]"#, 45), (#""groups":[""]"#, 45),
    (#""notify_inviter":1"#, 53), (#""role":250"#, 43), (#""max_uses":-1"#, 47), (#""email":{}"#, 44),
    (#""locale":"de","note" : 5"#, 59), (#""message":"\"note\":","note":5"#, 65),
  ])
  func `a value of another type is refused where it stands`(member: String, column: Int) throws {
    let (error, _) = try failure(#"{"method":"invite issue","params":{"# + member + "}}")
    #expect(error.code == .ledger(.argumentInvalid))
    #expect(error.column == column)
  }

  @Test func `fields of a query are members too`() throws {
    let audit = try request(
      #"{"method":"audit","params":{"type":["A","B"],"since":"2h","uid":0,"where":"not actor=ada"}}"#)
    #expect(audit.terms == ["not", "actor=ada", "type=A,B", "uid=0", "since=2h"])
    #expect(audit.text("since") == "2h")
  }

  @Test func `the envelope's words are members`() throws {
    let request = try request(
      #"{"method":"invite issue","id":"x","as":"ada","req":"r-1","dry":true,"expect":7,"receipt":true}"#)
    #expect(request.envelope.actingAs == "ada")
    #expect(request.envelope.requestKey == "r-1")
    #expect(request.envelope.isDry && request.envelope.wantsReceipt)
    #expect(request.envelope.expect == 7)
    #expect(request.id == .string("x"))
  }

  @Test func `what is no request says where`() throws {
    #expect(try failure(#"{"method":"ping","#).error.column == 18)
    #expect(try failure(#"{"method":"ping",}"#).error.column == 18)
    #expect(try failure(#"{"method":5}"#).error.column == 11)
    #expect(try failure("{}").error.code == .line(.requestMalformed))
    #expect(try failure(#"{"method":"ping","params":[]}"#).error.column == 27)
    #expect(try failure(#"{"method":"ping","id":[]}"#).error.code == .line(.requestMalformed))
    #expect(try failure(#"{"method":"ping","method":"quit"}"#).error.code == .line(.requestMalformed))
  }

  @Test func `unknown members are refused with a suggestion`() throws {
    #expect(try failure(#"{"method":"ping","param":{}}"#).error.hint == #"did you mean "params"?"#)
    #expect(try failure(#"{"method":"invite issue","email":"x"}"#).error.message == "parameters stand in params")
    #expect(try failure(#"{"jsonrpc":"2.0","method":"ping"}"#).error.message.contains("not JSON-RPC"))
    #expect(try failure(#"{"method":"ping","params":{"x":1}}"#).error.column == 32)
  }
}
