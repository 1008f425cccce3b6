// `wait`: the next event that answers a query, or no.
import JSONText
import Testing

@Suite struct WaitTests {
  @Test func `wait answers the next event that is asked for, and what stands behind it waits`() throws {
    try Scene.play { scene in
      let (waiter, writer) = (try scene.connect(), try scene.connect())
      try writer.ok("account add account=ada")
      try waiter.send("@1 @timeout=10m wait type=NoteAdded", "@2 ping")
      // When it began to wait cannot be seen from outside, so things happen until it has seen one.
      var line: [UInt8]?
      while line == nil {
        try writer.ok("account change account=ada full_name=Ada")
        try writer.ok("note add target=user:ada text=now")
        line = try? waiter.rawLineNow()
      }
      #expect(try ReplyLine(#require(line)).value["type"]?.string == "NoteAdded")
      let end = try waiter.reply()
      #expect(end.end.id?.string == "1" && end.number("rows") == 1 && end.text("cursor") != nil)
      #expect(try waiter.reply().end.id?.string == "2")
    }
  }

  @Test func `with since= what has happened counts`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      #expect(try client.ok("wait since=1 type=AccountAdded").rows.count == 1)
    }
  }

  @Test func `wait ends with a code of its own when nothing happens`() throws {
    try Scene.play { (scene) throws in
      #expect(try scene.ask("@timeout=1s wait actor=nobody").err == "query.timeout")
    }
  }

  @Test func `who waits is told when the service stops`() throws {
    try Scene.play { scene in
      let waiter = try scene.connect()
      try waiter.send("@timeout=10m wait actor=nobody")
      #expect(try scene.ask("ping").ok != nil)
      scene.service.askToStop()
      if let reply = try waiter.replyIfOpen() { #expect(reply.err == "server.draining") }
    }
  }
}
