// Lines in, lines out, over a real socket.

import LocalSocket
import SystemCalls
import Testing

@Suite struct `A line server` {
  @Test func `answers ten thousand lines in order that were sent before the first answer is read`() throws {
    let service = try TestService()
    defer { service.stop() }
    let lines = (0..<10_000).map { "line \($0)" }
    var client = try service.connect()
    try client.writeText(lines.joined(separator: "\n") + "\n")
    for line in lines { #expect(try client.readText() == line) }
  }

  @Test func `serves a client that writes one byte at a time`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try service.connect()
    for byte in Array("first\r\n\nsecond\n".utf8) { try client.write([byte], deadline: soon) }
    #expect(try client.readText() == "first")
    #expect(try client.readText() == "")
    #expect(try client.readText() == "second")
  }

  @Test func `passes bytes on that are not text`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try service.connect()
    let line = (0...255).map(UInt8.init).filter { $0 != 0x0A } + [0xC0]
    try client.write(line + [0x0A], deadline: soon)
    #expect(try client.readLine(deadline: soon) == line)
  }

  @Test func `takes lines up to 64 KiB, answers a longer one once, and lives on`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try service.connect()
    for length in 65_533...65_539 {
      let line = [UInt8](repeating: 0x78, count: length)
      try client.write(line + Array("\nnext\n".utf8), deadline: soon)
      let answer = try client.readLine(deadline: soon)
      #expect(answer == (length <= 65_536 ? line : Array("too long".utf8)), "\(length) bytes")
      #expect(try client.readText() == "next")
    }
  }

  @Test func `answers everything after a half-close, then closes`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try service.connect()
    try client.writeText("one\ntwo\n")
    try client.endRequests()
    #expect(try client.readText() == "one")
    #expect(try client.readText() == "two")
    #expect(try client.readText() == nil)
  }

  @Test func `never hands out a last line without its end, wherever it was cut`() throws {
    let service = try TestService()
    defer { service.stop() }
    let text = Array("abc\nde\r\nf".utf8)
    for length in 0...text.count {
      var client = try service.connect()
      try client.write(Array(text[..<length]), deadline: soon)
      try client.endRequests()
      let whole = (length >= 4 ? ["abc"] : []) + (length >= 8 ? ["de"] : [])
      let isCut = ![0, 4, 8].contains(length)
      #expect(try client.readAll() == whole + (isCut ? ["partial"] : []), "cut after \(length) bytes")
    }
  }

  @Test func `serves two hundred connections at once`() throws {
    let service = try TestService()
    defer { service.stop() }
    try withClients(200, of: service) { client, number in try client.writeText("\(number)\n") }
  }

  /// Connects that many, lets each speak, and only then reads from each, deepest first.
  private func withClients(
    _ count: Int, of service: TestService, number: Int = 0, _ speak: (borrowing LineClient, Int) throws -> Void
  ) throws {
    if number == count { return }
    var client = try service.connect()
    try speak(client, number)
    try withClients(count, of: service, number: number + 1, speak)
    #expect(try client.readText() == "\(number)")
  }

  @Test func `reports who is there, and each connection's end once`() async throws {
    let seen = Monitor<[String]>([])
    let service = try TestService { server, event in
      if case .opened(_, let peer) = event {
        let isMe = peer.uid == ProcessFacts.effectiveUserID && peer.pid == ProcessFacts.processID
        seen.withLock { $0.append(isMe ? "me" : "\(peer)") }
      }
      if case .closed = event { seen.withLock { $0.append("closed") } }
      seen.wakeAll()
      echo(server, event)
    }
    defer { service.stop() }
    for _ in 0..<3 {
      var client = try service.connect()
      try client.writeText("x\n")
      #expect(try client.readText() == "x")
    }
    let story = seen.wait { $0.count < 6 ? nil : $0 }
    #expect(story.filter { $0 == "me" }.count == 3)
    #expect(story.filter { $0 == "closed" }.count == 3)
    #expect(await service.actor.connectionCount == 0)
  }
}
