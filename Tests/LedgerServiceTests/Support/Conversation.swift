// A client: lines out, replies in, each checked for what every reply must be.
import JSONText
import LocalSocket
import SystemCalls
import Testing

/// A connection to a service under test. Belongs to one thread.
final class Conversation {
  fileprivate var client: LineClient

  init(with socket: String) throws { client = try LineClient.connect(to: socket, deadline: soon) }

  /// Sends lines, each with its end, in one write.
  func send(_ lines: String...) throws { try send(lines) }

  func send(_ lines: [String]) throws {
    try sendRaw(lines.map { $0 + "\n" }.joined())
  }

  /// Sends bytes as they are.
  func sendRaw(_ text: String) throws { try client.write(Array(text.utf8), deadline: soon) }

  func sendRaw(_ bytes: [UInt8]) throws { try client.write(bytes, deadline: soon) }

  /// Sends if there is room for all of it at once.
  func sendWithoutWaiting(_ bytes: [UInt8]) throws -> Bool {
    do {
      try client.write(bytes, deadline: .after(.zero))
      return true
    } catch LineClientError.timedOut {
      return false
    }
  }

  /// Says that no more requests come.
  func endRequests() throws { try client.endRequests() }

  /// The next line, nil when the service has closed the connection.
  func rawLine() throws -> [UInt8]? { try client.readLine(deadline: soon) }

  /// The next line of a reply, held to R1: its kind is the first key, at byte 2, and there is no white space.
  func line() throws -> ReplyLine? {
    guard let bytes = try rawLine() else { return nil }
    return try ReplyLine(bytes)
  }

  /// The next reply: its rows and notes, and the line that ends it.
  func reply() throws -> Reply {
    try #require(try replyIfOpen(), "the service closed the connection where a reply was due")
  }

  /// The next reply; nil when the service has closed the connection.
  func replyIfOpen() throws -> Reply? {
    var lines: [ReplyLine] = []
    while let line = try line() {
      lines.append(line)
      if line.kind == .ok || line.kind == .err { return Reply(lines: lines) }
    }
    return nil
  }

  /// Reads lines until one is a note of this word, and gives those before it.
  func lines(untilNote word: String) throws -> [ReplyLine] {
    var lines: [ReplyLine] = []
    while true {
      let line = try #require(try line(), "the service closed the connection before the note \(word)")
      if line.kind == .note, line.value.string == word { return lines }
      lines.append(line)
    }
  }

  /// Sends a request and reads its reply.
  @discardableResult
  func ask(_ line: String) throws -> Reply {
    try send(line)
    return try reply()
  }

  /// Sends a request that must succeed.
  @discardableResult
  func ok(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Reply {
    let reply = try ask(line)
    #expect(reply.ok != nil, "\(line): \(reply)", sourceLocation: sourceLocation)
    return reply
  }

  /// Issues an invite and gives its token.
  func token(_ words: String) throws -> String {
    try #require(try ok("invite issue \(words)").text("token"))
  }

  /// Whether the service has closed, with nothing left to read.
  func isClosed() throws -> Bool { try rawLine() == nil }
}

extension Conversation {
  /// The next line if it is there already.
  ///
  /// - Throws: `LineClientError.timedOut` if it is not.
  func rawLineNow() throws -> [UInt8]? { try client.readLine(deadline: .after(.zero)) }
}
