// A disk that is full, and one that fails, under a running service.
import EventLog
import JSONText
import LedgerService
import Testing

@Suite struct DiskFaultTests {
  @Test func `F6 a full disk refuses commands, answers questions, and writing goes on by itself`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      let token = try client.token("email=bob@example.org")
      disk.refusal = .writing
      for _ in 1...3 {
        let refused = try client.ask("account add account=ada")
        #expect(refused.err == "log.full")
        #expect(refused.end.json["retry"]?.string == "later")
        #expect(refused.end.json["retry_ms"]?.integer != nil)
        #expect(refused.hint != nil)
      }
      #expect(try client.ask("token redeem token=\(token)").err == "log.full")
      #expect(try client.ok("account list").rows.isEmpty)
      #expect(try client.ok("audit").rows.count == 2)
      #expect(try client.ok("token check token=\(token)").number("use") == 1)
      disk.refusal = .nothing
      #expect(try client.ok("account add account=ada").seq == 3)
      #expect(try client.ok("token redeem token=\(token)").number("use") == 1)
      try scene.restart()
      #expect(try scene.ask("audit").rows.count == 4)
      #expect(scene.diagnostics.allSatisfy { !$0.contains("recovery") })
    }
  }

  @Test func `the use of a key that a full disk refused is written with the next group`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let root = try scene.connect()
      let key = try #require(try root.ok("key create label=page scopes=invite.*").text("secret"))
      let client = try scene.connect()
      try client.ok("auth key=\(key)")
      disk.refusal = .writing
      for _ in 1...2 { #expect(try client.ask("invite issue").err == "log.full") }
      #expect(try client.ok("invite list").rows.isEmpty)
      #expect(try root.ok("audit type=KeyUsed").rows.isEmpty)
      disk.refusal = .nothing
      let seq = try #require(try root.ok("account add account=ada").seq)
      let used = try root.ok("audit type=KeyUsed").rows
      #expect(used.map { $0["seq"]?.integer } == [seq + 1, seq + 2])
      #expect(used.map { $0["data"]?["command"]?.string } == ["invite issue", "invite list"])
      #expect(used.map { $0["data"]?["count"]?.integer } == [2, 1])
      try scene.restart()
      #expect(try scene.ask("key show key_1").rows.first?["uses"]?.integer == 3)
    }
  }

  @Test func `the last of the space is kept for redeeming and revoking`() throws {
    let disk = WatchedDisk()
    var surroundings = disk.surroundings
    surroundings.logLimits.reservedAhead = 8_192
    surroundings.logLimits.reservedForUrgent = 4_096
    try Scene.play(on: surroundings) { scene in
      let client = try scene.connect()
      let token = try client.token("max_uses=1")
      disk.refusal = .reserving
      var accepted = 0
      while try client.ask("account add account=a\(accepted)").ok != nil, accepted < 100 { accepted += 1 }
      #expect(accepted < 100)
      #expect(try client.ask("account add account=more").err == "log.full")
      #expect(try client.ok("health").text("state") == "full")
      try client.ok("token redeem token=\(token) email=bob@example.org")
      try client.ok("invite revoke invite=inv_1")
      disk.refusal = .nothing
      try client.ok("account add account=more")
      #expect(try client.ok("health").text("state") == "serving")
    }
  }

  @Test func `what was pipelined onto a full disk is refused one by one, and none of it happened`() throws {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      disk.refusal = .writing
      try client.send((1...40).map { "@\($0) @req=r\($0) account add account=user\($0)" })
      for number in 1...40 {
        let reply = try client.reply()
        #expect(reply.err == "log.full", "\(reply)")
        #expect(reply.end.id?.string == "\(number)")
      }
      disk.refusal = .nothing
      try client.send((1...40).map { "@req=r\($0) account add account=user\($0)" })
      for number in 1...40 {
        let reply = try client.reply()
        #expect(reply.seq == Int64(number) + 2)
        #expect(reply.flag("replayed") == nil)
      }
    }
  }

  @Test func `a failed sync is answered log.failed, ends the service with 74, and nothing acknowledged is lost`() throws
  {
    let disk = WatchedDisk()
    try Scene.play(on: disk.surroundings) { scene in
      let (client, reader) = (try scene.connect(), try scene.connect())
      try client.ok("account add account=ada")
      disk.refusal = .syncing
      try client.send("@req=b account add account=bob", "@req=c account add account=eve")
      #expect(try client.reply().err == "log.failed")
      #expect(try client.reply().err == "log.failed")
      #expect(try client.isClosed())
      #expect(try reader.isClosed())
      #expect(try scene.service.waitForEnd() == 74)
      #expect(scene.diagnostics.contains { $0.contains("the log failed") })
      disk.refusal = .nothing
      try scene.start()
      let again = try scene.connect()
      #expect(try again.ok("account show ada").rows.count == 1)
      // Whether the refused ones are there is not known to their client; asked again they are there once.
      try again.ok("@req=b account add account=bob")
      try again.ok("@req=c account add account=eve")
      #expect(try again.ok("audit type=AccountAdded").rows.count == 3)
    }
  }
}
