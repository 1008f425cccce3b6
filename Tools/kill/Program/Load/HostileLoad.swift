// Clients that take what they can: what the service's memory comes to under all of them at once.
import Foundation
import JSONText
import LocalSocket
import SystemCalls

/// Readers that never read, writers of a byte at a time, lines without an end, requests without pause.
struct HostileLoad {
  private static let readers = 64
  private static let slowWriters = 256
  private static let greedy = 16
  private static let events = 20_000

  let program: String
  let place: Place
  let seconds: Int

  /// - Returns: figures.
  func perform() throws -> String {
    let daemon = try Daemon(program, in: place)
    try daemon.waitUntilItAnswers()
    try fill()
    let before = try daemon.residentKilobytes()
    let end = SystemClock.monotonicNanoseconds + Int64(seconds) * 1_000_000_000
    var crowd = try connect(Self.readers + Self.slowWriters + Self.greedy)
    for index in 0..<Self.readers {
      crowd.send(index % 2 == 0 ? "audit limit=10000\n" : "tail since=1\n", by: index)
    }
    var (rounds, pings) = (0, 0)
    var slowest: Int64 = 0
    while SystemClock.monotonicNanoseconds < end {
      rounds += 1
      for index in 0..<Self.readers { crowd.send("audit\n", by: index) }
      for index in Self.readers..<Self.readers + Self.slowWriters { crowd.send("x", by: index) }
      for index in crowd.clients.indices.suffix(Self.greedy) {
        crowd.send(Self.greedyText[index % Self.greedyText.count], by: index)
      }
      let asked = SystemClock.monotonicNanoseconds
      guard daemon.answers else { throw KillFailure("an honest client was not answered") }
      pings += 1
      slowest = max(slowest, SystemClock.monotonicNanoseconds - asked)
    }
    let after = try daemon.residentKilobytes()
    let bound = before.most + Self.boundKilobytes
    guard after.most <= bound else {
      throw KillFailure("memory grew from \(before.most) to \(after.most) KiB, more than to \(bound)")
    }
    crowd = Crowd()
    try daemon.stop()
    try place.verify(by: program)
    return
      "\(rounds) rounds of \(Self.readers) readers that do not read, \(Self.slowWriters) slow writers, \(Self.greedy) greedy ones; "
      + "most memory \(before.most) KiB before, \(after.most) KiB under load (bound \(bound)); \(pings) honest pings, "
      + "the slowest \(slowest / 1_000_000) ms"
  }

  /// What the limits allow: a line in the making, a rest of a read and an output queue a connection, doubled as buffers grow, for
  /// those that can have them, and searches and folds under way.
  private static let boundKilobytes = (readers + greedy) * 2 * 640 + slowWriters * 128 + 64 * 1_024

  private static let greedyText: [String] = [
    String(repeating: "audit limit=1000\n", count: 500), String(repeating: "y", count: 60_000),
    String(repeating: "{\"method\":\"invite issue\",\"params\":{\"email\":[[[[[[\n", count: 400),
    String(repeating: "invite issue max_uses=1\n", count: 200),
    String(repeating: "\u{1}\n'\n\"\nnonsense wrods\n", count: 600),
    String(repeating: "audit data.text~^a*a*a*a*b type!=InviteIssued\n", count: 100),
  ]

  /// Connections that are written to without waiting.
  private final class Connection {
    let client: LineClient
    init(_ client: consuming LineClient) { self.client = client }
  }

  private struct Crowd {
    var clients: [Connection] = []

    /// What does not go now is dropped, with the client's manners.
    func send(_ text: String, by index: Int) {
      try? clients[index].client.write(Array(text.utf8), deadline: .after(.zero))
    }
  }

  private func connect(_ count: Int) throws -> Crowd {
    var crowd = Crowd()
    for _ in 0..<count {
      crowd.clients.append(Connection(try LineClient.connect(to: place.socket, deadline: .after(.seconds(10)))))
    }
    return crowd
  }

  /// Something to be read.
  private func fill() throws {
    var client = try LineClient.connect(to: place.socket, deadline: .after(.seconds(10)))
    let text = "invite mint quantity=500 note='for the readers'\n"
    for _ in 0..<Self.events / 500 {
      try client.write(Array(text.utf8), deadline: .after(.seconds(30)))
      while let line = try client.readLine(deadline: .after(.seconds(30))) {
        let answer = try JSONReader.value(of: line, limits: JSONLimits(depth: 16, keys: 64))
        if answer["err"] != nil { throw KillFailure("the ledger was not filled: \(answer.canonicalText)") }
        if answer["ok"] != nil { break }
      }
    }
  }
}
