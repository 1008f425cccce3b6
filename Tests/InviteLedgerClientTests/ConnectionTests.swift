// Asking, pipelining and following, with a service that goes away at the worst moments.
import Foundation
import InviteLedgerClient
import LocalSocket
import SystemCalls
import Testing

struct ConnectionTests {
  private func connect(_ service: ScriptedService) throws -> LedgerConnection {
    try LedgerConnection(.find(socket: service.path))
  }

  /// The request key in a request line.
  private static func key(_ line: String) -> String? {
    line.components(separatedBy: #""req":""#).dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func `an answer comes with its rows`() throws {
    let service = try ScriptedService([
      { connection in
        _ = connection.request()
        connection.say(#"{"row":{"a":1}}"#)
        connection.say(#"{"note":"progress","done":1,"total":2}"#)
        connection.say(#"{"row":{"a":2}}"#)
        connection.say(#"{"ok":{"rows":2,"seq":9}}"#)
      }
    ])
    let reply = try connect(service).ask(LedgerRequest("invite list"))
    #expect(reply.rows.map { $0["a"]?.integer } == [1, 2])
    #expect(reply["seq"]?.integer == 9)
  }

  @Test func `a refusal is thrown with its code and hint`() throws {
    let service = try ScriptedService([
      { connection in
        _ = connection.request()
        connection.say(
          #"{"err":"invite.unknown","msg":"there is no such invite","hint":"invite list","retry":"never"}"#)
      }
    ])
    let error = try #require(throws: LedgerError.self) { try connect(service).ask(LedgerRequest("invite show")) }
    guard case .refused(let refusal) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(refusal.code == "invite.unknown")
    #expect(error.nextStep == "invite list")
    #expect(error.exitStatus == 3)
  }

  @Test func `a command whose answer was lost is asked again with the same request key`() throws {
    let service = try ScriptedService([
      { connection in _ = connection.request() },
      { connection in
        let key = connection.request().flatMap(Self.key) ?? "none"
        connection.say(#"{"ok":{"invite":"inv_4","key":"\#(key)","replayed":true}}"#)
      },
    ])
    var request = LedgerRequest("invite issue")
    request.requestKey = "signup-17"
    #expect(try connect(service).ask(request)["key"]?.text == "signup-17")
  }

  @Test func `a reply that breaks off after its first row is not asked for twice`() throws {
    let service = try ScriptedService([
      { connection in
        _ = connection.request()
        connection.say(#"{"row":{"a":1}}"#)
      }
    ])
    var rows = 0
    #expect(throws: LedgerError.self) {
      try connect(service).exchange(LedgerRequest("invite list").line) { _ in rows += 1 }
    }
    #expect(rows == 1)
  }

  @Test func `pipelined requests are answered in order, also across a lost connection`() throws {
    let service = try ScriptedService([
      { connection in
        for number in 0..<10 where connection.request() != nil { connection.say(#"{"ok":{"number":\#(number)}}"#) }
      },
      { connection in
        var number = 10
        while connection.request() != nil {
          connection.say(#"{"ok":{"number":\#(number)}}"#)
          number += 1
        }
      },
    ])
    var answers: [Int64?] = []
    let ledger = try connect(service)
    try ledger.pipeline((0..<1_000).map { _ in LedgerRequest("invite issue", ["email": "bob@example.org"]) }) {
      index, answer in
      #expect(index == answers.count)
      answers.append(try answer.get()["number"]?.integer)
    }
    #expect(answers == (0..<1_000).map(Int64.init))
  }

  @Test func `refusals in a pipeline are answers like any other`() throws {
    let service = try ScriptedService([
      { connection in
        _ = connection.request()
        connection.say(#"{"err":"invite.member","msg":"m","retry":"never"}"#)
        _ = connection.request()
        connection.say(#"{"ok":{}}"#)
      }
    ])
    var codes: [String?] = []
    try connect(service).pipeline([LedgerRequest("invite issue"), LedgerRequest("invite issue")]) { _, answer in
      if case .failure(let refusal) = answer { codes.append(refusal.code) } else { codes.append(nil) }
    }
    #expect(codes == ["invite.member", nil])
  }

  @Test func `a tail goes on behind the last event it saw when the service comes back`() throws {
    let service = try ScriptedService([
      { connection in
        _ = connection.request()
        connection.say(#"{"row":{"seq":4}}"#)
        connection.say(#"{"note":"caught-up","seq":4}"#)
        connection.say(#"{"row":{"seq":5}}"#)
        connection.say(#"{"note":"bye","retry_ms":100}"#)
        connection.say(#"{"ok":{"rows":2,"cursor":"L1:5"}}"#)
      },
      { connection in
        let isBehind = connection.request()?.contains(#""since":"6""#) == true
        connection.say(#"{"row":{"seq":\#(isBehind ? 6 : 0)}}"#)
        // The empty line that ends a tail.
        _ = connection.request()
        connection.say(#"{"row":{"seq":7}}"#)
        connection.say(#"{"ok":{"rows":2,"cursor":"L1:7"}}"#)
      },
    ])
    var seen: [TailItem] = []
    let cursor = try connect(service).tail(["since": "4"]) { item in
      seen.append(item)
      if case .event(let event) = item { return event["seq"]?.integer != 6 }
      return true
    }
    let events = [4, 5, 6].map { TailItem.event(.object([LedgerMember("seq", .integer($0))])) }
    #expect(seen == [events[0], .caughtUp(seq: 4), events[1], events[2]])
    #expect(cursor == "L1:7")
  }

  @Test func `the three classic failures say what is wrong and what to type`() throws {
    let missing = try #require(throws: LedgerError.self) { try LedgerConnection(.find(socket: "/tmp/il-none/socket")) }
    #expect(missing == .noSocket("/tmp/il-none/socket"))
    #expect(missing.nextStep?.contains("invite-ledger serve") == true)
    #expect(missing.exitStatus == 69)

    let service = try ScriptedService([])
    let stale = try Socket.make(waits: true, name: "stale")
    try stale.bind(path: service.path + "2")
    let refused = try #require(throws: LedgerError.self) { try LedgerConnection(.find(socket: service.path + "2")) }
    #expect(refused == .nobodyListens(service.path + "2"))
    #expect(refused.nextStep?.contains("invite-ledger serve") == true)

    let denied = LedgerError(.unreachable(SystemError(call: "connect", target: "/s", code: 13)), path: "/s")
    #expect(denied == .notAllowed("/s"))
    #expect(denied.nextStep?.contains("ls -l /s") == true)
    #expect(denied.exitStatus == 77)
  }
}
