// What a server keeps for clients that do not read, do not write, or must wait.

import LocalSocket
import SystemCalls
import Testing

@Suite struct `Backpressure` {
  @Test func `a client that does not read stops being read, delays nobody, and misses nothing later`() throws {
    let handled = Monitor(0)
    let answer = [UInt8](repeating: 0x2E, count: 499) + [0x0A]
    let service = try TestService { server, event in
      guard case .line(let id, _) = event else { return echo(server, event) }
      handled.withLock { $0 += 1 }
      server.send(answer, to: id)
    }
    defer { service.stop() }
    var other = try service.connect()
    var silent = try service.connect()
    let batch = Array(String(repeating: "x\n", count: 1_000).utf8)
    let batches = try silent.writeUntilHeldBack(batch) {
      try other.writeText("ping\n")
      _ = try other.readText()
    }
    let sent = 1_000 * batches
    let taken = handled.withLock { $0 } * answer.count
    // The queue, one answer, and what the kernel's own buffer takes.
    #expect(taken < 262_144 + 500 + 600_000, "the server took \(taken) bytes of answers upon itself")
    #expect(sent * answer.count > 2 * taken, "the test did not send enough to show anything")
    var received = 0
    while received < sent, try silent.readLine(deadline: soon)?.count == 499 { received += 1 }
    #expect(received == sent)
  }

  @Test func `a paused connection's lines wait, in order, until it is resumed`() async throws {
    let paused = Monitor<ConnectionID?>(nil)
    let service = try TestService { server, event in
      if case .line(let id, let line) = event, line.elementsEqual("wait".utf8) {
        server.pause(id)
        paused.withLock { $0 = id }
      }
      echo(server, event)
    }
    defer { service.stop() }
    var client = try service.connect()
    try client.writeText("a\nwait\nb\nwait\nc\n")
    for expected in [["a", "wait"], ["b", "wait"], ["c"]] {
      for line in expected { #expect(try client.readText() == line) }
      // A step between two turns: whatever the server would do by itself has happened.
      await service.actor.perform { _ in }
      #expect(throws: LineClientError.timedOut("read", service.path)) { try client.readLine(deadline: .after(.zero)) }
      let id = try #require(paused.withLock { $0 })
      await service.actor.perform { $0.resume(id) }
    }
  }

  @Test func `a paused connection's client can write only so much`() throws {
    let service = try TestService { server, event in
      if case .line(let id, _) = event { server.pause(id) }
      echo(server, event)
    }
    defer { service.stop() }
    let client = try service.connect()
    let line = [UInt8](repeating: 0x78, count: 1_023) + [0x0A]
    let sent = try client.writeUntilHeldBack(line) {
      var other = try service.connect()
      try other.writeText("ping\n")
      _ = try other.readText()
    }
    #expect(sent * line.count < 65_536 + 600_000)
  }

  @Test func `lines that were sent whole are handed out although their client has closed, paused or not`() throws {
    let seen = Monitor<[String]>([])
    let service = try TestService { server, event in
      switch event {
      case .line(let id, let line):
        seen.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
        server.pause(id)
      case .gone(let id):
        seen.withLock { $0.append("gone") }
        server.resume(id)
      case .endOfInput(_, let partial):
        seen.withLock { $0.append(partial ? "partial" : "end") }
      case .closed:
        seen.withLock { $0.append("closed") }
        seen.wakeAll()
      default: break
      }
    }
    defer { service.stop() }
    do {
      let client = try service.connect()
      try client.writeText("a\nb")
    }
    let story = seen.wait { $0.last == "closed" ? $0 : nil }
    #expect(story.filter { $0 != "gone" } == ["a", "partial", "closed"])
    #expect(story.filter { $0 == "gone" }.count == 1)
  }

  @Test func `F17 a client that goes away without reading is forgotten, with all its output`() async throws {
    let closed = Monitor(0)
    let service = try TestService { server, event in
      if case .line(let id, _) = event { server.send([UInt8](repeating: 0x2E, count: 1 << 20), to: id) }
      if case .closed = event {
        closed.withLock { $0 += 1 }
        closed.wakeAll()
      }
      if case .endOfInput(let id, _) = event { server.finish(id) }
    }
    defer { service.stop() }
    for _ in 0..<5 {
      var client = try LineClient.connect(to: service.path, deadline: soon, longestLine: 10)
      try client.writeText("x\nx\nx\n")
      // A sign of life, so that the answer is under way.
      #expect(throws: LineClientError.lineTooLong(service.path, limit: 10)) { try client.readLine(deadline: soon) }
    }
    closed.wait { $0 == 5 ? () : nil }
    #expect(await service.actor.connectionCount == 0)
  }
}
