// A start, an orderly end, and what the next start finds.
import Foundation
import JSONText
import LedgerService
import LocalSocket
import SystemCalls
import Testing

@Suite struct RestartTests {
  @Test func `a first start makes a ledger with one event, and a restart finds the same ledger`() throws {
    try Scene.play { scene in
      #expect(scene.service.report.isNew)
      #expect(scene.service.report.seq == 1)
      let first = try scene.ask("hello")
      try scene.restart()
      #expect(!scene.service.report.isNew)
      #expect(try scene.ask("hello").text("ledger") == first.text("ledger"))
      #expect(scene.diagnostics == [])
    }
  }

  @Test func `a restart finds everything, and every answer is what it was`() throws {
    let questions = [
      "invite list", "invite show inv_1", "account list", "account show ada", "message list", "message show msg_1",
      "message list holder=user:bob box=archived", "audit", "audit reverse=true limit=3",
    ]
    try Scene.play { scene in
      let client = try scene.connect()
      let token = try client.token("email=bob@example.org groups=staff expires=null")
      try client.ok("account add account=ada role=owner email=ada@example.org")
      try client.ok("token redeem token=\(token) username=bob")
      try client.ok("message send to=user:bob,group:staff title=Welcome text='Hello both.'")
      try client.ok("message archive message=msg_1 holder=user:bob")
      try client.ok("note add target=inv_1 text='asked for by phone'")
      let before = try questions.map { try client.ok($0).description }
      try scene.restart()
      let again = try scene.connect()
      #expect(try questions.map { try again.ok($0).description } == before)
      #expect(try again.ok("token check token=\(token)").flag("already") == true)
    }
  }
}

extension RestartTests {
  @Test func `a second service on the same directory leaves, names the first and has touched nothing`() throws {
    try Scene.play { scene in
      let before = try scene.directory.files().map(\.bytes)
      var options = Scene.options(in: scene.directory)
      options.socket += "2"
      let error = #expect(throws: (any Error).self) { try LiveService(options, diagnostics: .silent) }
      #expect("\(String(describing: error))".contains("process \(ProcessFacts.processID)"))
      #expect(try scene.directory.files().map(\.bytes) == before)
      #expect(try scene.ask("ping").ok != nil)
    }
  }

  @Test func `a second service on the same socket leaves, names the first and takes nothing away`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      var options = Scene.options(in: scene.directory)
      options.directory += "2"
      let error = #expect(throws: ListenError.self) { try LiveService(options, diagnostics: .silent) }
      #expect(error == .inUse(scene.directory.socket, pid: ProcessFacts.processID))
      #expect(try client.ask("ping").ok != nil)
      #expect(try scene.ask("ping").ok != nil)
    }
  }

  @Test func `F22 ten services that start at once on one directory leave one, which serves`() throws {
    let directory = try TestDirectory()
    defer { directory.remove() }
    let options = Scene.options(in: directory)
    let services = try Crowd.run(10) { _ in try? LiveService(options, diagnostics: .silent) }
    let alive = services.compactMap { $0 }
    #expect(alive.count == 1)
    #expect(try Conversation(with: directory.socket).ask("account add account=ada").seq == 2)
    for service in alive { #expect(try service.stop() == 0) }
  }

  @Test func `a directory whose key file is another ledger's is refused by name`() throws {
    try Scene.play { scene in
      try scene.service.stop()
      let other = try TestDirectory()
      defer { other.remove() }
      try LiveService(Scene.options(in: other), diagnostics: .silent).stop()
      let key = scene.directory.ledger + "/key"
      let own = try Data(contentsOf: URL(filePath: key))
      try Data(contentsOf: URL(filePath: other.ledger + "/key")).write(to: URL(filePath: key))
      #expect(throws: StartError.wrongKey) { try scene.start() }
      try own.write(to: URL(filePath: key))
      try scene.start()
    }
  }
}

extension Diagnostics {
  /// For services whose sentences nobody reads.
  static let silent = Diagnostics(write: { _ in }, incidentID: { "I0" })
}
