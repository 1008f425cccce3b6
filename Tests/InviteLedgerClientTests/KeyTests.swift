// A key is shown before anything is asked, on every connection, and nowhere else.
import Foundation
import InviteLedgerClient
import Testing

@Suite struct KeyTests {
  private static let text = "ilk1_atf85fpn3w81qs47jb1mxp5yfd6espa4g15837kd1"
  private static let answer = #"{"ok":{"key":"key_1","label":"page","actor":"key_1","scopes":["*"]}}"#

  @Test func `the key is the first request of a connection, and of the one that is made when that is lost`() throws {
    let service = try ScriptedService([
      { connection in
        guard connection.request() == "auth key=" + Self.text else { return }
        connection.say(Self.answer)
        _ = connection.request()
      },
      { connection in
        guard connection.request() == "auth key=" + Self.text else { return }
        connection.say(Self.answer)
        let asked = connection.request() ?? ""
        connection.say(#"{"ok":{"asked":\#(asked.contains("invite list"))}}"#)
      },
    ])
    let key = try #require(LedgerKey(Self.text))
    let ledger = try LedgerConnection(.find(socket: service.path), key: key)
    let reply = try ledger.ask(LedgerRequest("invite list"))
    #expect(reply["asked"]?.flag == true)
  }

  @Test func `a key that opens nothing is an error of connecting`() throws {
    let service = try ScriptedService([
      { connection in
        _ = connection.request()
        connection.say(#"{"err":"auth.denied","msg":"this key opens nothing here","retry":"never"}"#)
      }
    ])
    let key = try #require(LedgerKey(Self.text))
    let error = try #require(throws: LedgerError.self) {
      try LedgerConnection(.find(socket: service.path), key: key)
    }
    guard case .refused(let refusal) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(refusal.code == "auth.denied" && error.exitStatus == 77)
  }

  @Test func `a key comes from the first line of a file, and is no text that is not one word`() throws {
    let path = "/tmp/il-key-\(UInt32.random(in: 0...UInt32.max))"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("\(Self.text)\nmore\n".utf8).write(to: URL(fileURLWithPath: path))
    let key = try LedgerKey(file: path)
    #expect("\(key)" == "<key>" && String(reflecting: key) == "<key>")
    try Data("two words\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.self) { try LedgerKey(file: path) }
    #expect(throws: LedgerError.self) { try LedgerKey(file: path + ".none") }
    for text in ["", "a b", "a\nquit", "a\"", String(repeating: "a", count: 257)] { #expect(LedgerKey(text) == nil) }
  }
}
