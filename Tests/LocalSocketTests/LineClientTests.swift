// What a client is told when things go wrong.

import LocalSocket
import SystemCalls
import Testing

@Suite struct `A line client` {
  @Test func `says that nobody is there`() throws {
    let error = #expect(throws: LineClientError.self) { _ = try LineClient.connect(to: "/tmp/il-none/s") }
    #expect(error?.description.hasPrefix("connect /tmp/il-none/s: No such file or directory (ENOENT)") == true)
  }

  @Test func `gives up waiting at its deadline and can read on`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try service.connect()
    try client.writeText("unfin")
    #expect(throws: LineClientError.timedOut("read", service.path)) {
      try client.readLine(deadline: .after(.milliseconds(1)))
    }
    try client.writeText("ished\n")
    #expect(try client.readText() == "unfinished")
  }

  @Test func `waits for a place in a full queue until its deadline`() throws {
    let directory = try TestDirectory()
    defer { directory.remove() }
    let path = directory.path + "/s"
    let busy = try Socket.make(waits: true, name: path)
    try busy.bind(path: path)
    try busy.listen(backlog: 0)
    let first = try LineClient.connect(to: path)
    #expect(throws: LineClientError.timedOut("connect", path)) {
      _ = try LineClient.connect(to: path, deadline: .after(.milliseconds(1)))
    }
    #expect(try first.peerCredentials().pid == ProcessFacts.processID)
  }

  @Test func `tells an answer that was cut off from the end`() throws {
    let service = try TestService { server, event in
      guard case .line(let id, _) = event else { return }
      server.send(Array("whole\nhal".utf8), to: id)
      server.finish(id)
    }
    defer { service.stop() }
    var client = try service.connect()
    try client.writeText("x\n")
    #expect(try client.readText() == "whole")
    #expect(throws: LineClientError.partialLine(service.path)) { try client.readLine(deadline: soon) }
  }

  @Test func `refuses an answer without bound`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try LineClient.connect(to: service.path, deadline: soon, longestLine: 1_000)
    try client.writeText(String(repeating: "x", count: 5_000) + "\n")
    #expect(throws: LineClientError.lineTooLong(service.path, limit: 1_000)) { try client.readLine(deadline: soon) }
  }

  @Test func `a server that hangs up on a client in mid-sentence is an end, not an error`() throws {
    let service = try TestService { server, event in
      guard case .line(let id, _) = event else { return }
      server.send(Array("bye\n".utf8), to: id)
      server.finish(id)
    }
    defer { service.stop() }
    var client = try service.connect()
    try client.writeText("quit\nand more\nthat nobody wants\n")
    #expect(try client.readAll() == ["bye"])
  }
}
