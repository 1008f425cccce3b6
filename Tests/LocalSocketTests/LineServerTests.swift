// Lines in, lines out, over a real socket.

import LocalSocket
import SystemCalls
import Testing

@Suite struct `A line server` {
  @Test func `answers a line`() throws {
    let service = try TestService()
    defer { service.stop() }
    var client = try service.connect()
    try client.writeText("hello\n")
    #expect(try client.readText() == "hello")
  }

  @Test func `answers ten thousand lines in order that are sent before the first answer is read`() throws {
    let service = try TestService()
    defer { service.stop() }
    let lines = (0..<10_000).map { "line \($0)" }
    var client = try service.connect()
    try client.writeText(lines.joined(separator: "\n") + "\n")
    for line in lines { #expect(try client.readText() == line) }
  }
}
