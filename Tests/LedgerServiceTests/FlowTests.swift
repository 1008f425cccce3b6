// Much at once, and clients that do not read: everything bounded, nobody delayed.
import Foundation
import JSONText
import Testing

@Suite struct FlowTests {
  @Test func `R2 10,000 requests sent before anything is read are answered in order`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try client.ok("account add account=ada")
      try client.send((1...10_000).map { "@\($0) \($0 % 10 == 0 ? "note add target=user:ada text=n" : "ping")" })
      var seq: Int64 = 2
      for number in 1...10_000 {
        let reply = try client.reply()
        try #require(reply.end.id?.string == "\(number)")
        if number % 10 == 0 { seq += 1 }
        if let found = reply.seq { try #require(found == seq) }
      }
      #expect(try client.ok("audit type=NoteAdded limit=1").seq == 1_002)
    }
  }

  @Test func `R7 a tail that is not read delays nobody and misses nothing`() throws {
    try Scene.play { scene in
      let (slow, writer) = (try scene.connect(), try scene.connect())
      try slow.send("tail since=1")
      try Self.write(200, to: writer)
      #expect(try writer.ok("audit limit=1 reverse=true").rows.first?["seq"]?.integer == 201)
      for seq in 1...201 {
        var line = try #require(try slow.line())
        // History ends somewhere among the rows: it depends on when the tail began.
        if line.kind == .note { line = try #require(try slow.line()) }
        #expect(line.value["seq"]?.integer == Int64(seq))
      }
    }
  }

  @Test func `F18, R7, R18 audits and tails that nobody reads are kept within bounds and delay nobody`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      try Self.write(320, to: client)
      let before = try Self.residentBytes()
      let readers = try (1...64).map { _ in try scene.connect() }
      for (index, reader) in readers.enumerated() { try reader.send(index % 2 == 0 ? "audit" : "tail since=1") }
      // Every answer here is at least one turn of the loop, and a turn adds a slice to every reader that has room.
      for _ in 1...200 { #expect(try client.ask("ping").ok != nil) }
      #expect(try client.ok("account add account=ada").seq == 322)
      // Kept whole, what they asked for would be 330 MB.
      #expect(try Self.residentBytes() - before < 160 << 20)
      #expect(try readers[0].reply().rows.count == 321)
    }
  }

  @Test func `F19 clients that send a byte at a time are answered and delay nobody`() throws {
    try Scene.play { scene in
      let slow = try (1...50).map { _ in try scene.connect() }
      let quick = try scene.connect()
      for byte in "account list\n".utf8 {
        for client in slow { try client.sendRaw([byte]) }
        try quick.ok("ping")
      }
      for client in slow { #expect(try client.reply().seq == 1) }
    }
  }

  @Test func `R18 a client that asks and never reads is held back`() throws {
    try Scene.play { scene in
      let (greedy, other) = (try scene.connect(), try scene.connect())
      // Long lines, so that what is accepted is what was answered and not what waits in the kernel.
      let line = Array(("describe" + String(repeating: " ", count: 60_000) + "\n").utf8)
      var sent = 0
      var refusals = 0
      while refusals < 3 {
        try #require(sent < 200, "it is never held back")
        if try greedy.sendWithoutWaiting(line) {
          sent += 1
        } else {
          // The kernel may have taken a part; nothing more can be sent whole on this connection.
          refusals += 3
        }
        try other.ok("ping")
      }
      #expect(sent >= 1)
      #expect(try other.ok("health").text("state") == "serving")
      #expect(try greedy.reply().ok != nil)
    }
  }

  @Test func `pages of any size tile an audit in both directions, and only the last has no cursor`() throws {
    try Scene.play { scene in
      let client = try scene.connect()
      for number in 1...30 { _ = try client.ok("message send to=group:staff\(number % 2) title=t text=n\(number)") }
      // The index decides the first two alone; for the others lines are read to know.
      for query in ["type=MessageSent", "seq=2..31 actor!=nobody", "holder=group:staff0", "group=staff1"] {
        let all = try client.ok("audit \(query)").rows.compactMap { $0["seq"]?.integer }
        try #require(all.count == 30 || all.count == 15, "\(query)")
        for (direction, expected) in [("", all), (" reverse=true", all.reversed())] {
          for limit in [1, 7, all.count - 1, all.count, all.count + 1] {
            var (seqs, pages, cursor) = ([Int64](), 0, "")
            repeat {
              let page = try client.ok("audit \(query) limit=\(limit)\(direction)\(cursor)")
              seqs += page.rows.compactMap { $0["seq"]?.integer }
              pages += 1
              cursor = page.text("cursor").map { " cursor=\($0)" } ?? ""
            } while !cursor.isEmpty && pages < 99
            #expect(seqs == expected && pages <= (all.count + limit) / limit, "\(query)\(direction), \(limit)")
          }
        }
      }
    }
  }

  /// Sends messages of 16 KB.
  private static func write(_ count: Int, to client: Conversation) throws {
    let text = String(repeating: "x", count: 16_000)
    for _ in 0..<count / 10 {
      try client.send(Array(repeating: "message send to=group:staff title=t text=\(text)", count: 10))
      for _ in 0..<10 { try #require(try client.reply().ok != nil) }
    }
  }

  /// Memory of this process that is not on disk.
  private static func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return try #require(Int(text.split(separator: " ")[1])) * 4_096
  }
}
