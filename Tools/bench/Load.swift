// One measurement: a server, a shape, a stretch of time.

import SystemCalls

/// Drives all clients from one thread. The first tenth of the time is not counted; a load of so many requests is counted whole.
struct Load: ~Copyable {
  private let target: Target
  private let shape: Shape
  private let duration: Duration
  private let tokens: [[UInt8]]
  private let epoll: Epoll
  private var clients: [Client] = []
  private var next: Int
  private var latencies = Histogram()
  private var refusals = 0

  init(_ target: Target, _ shape: Shape, duration: Duration) throws {
    let epoll = try Epoll()
    let clients = try (0..<shape.clients).map { number in
      let client = try Client(target, inFlight: shape.inFlight)
      try epoll.add(client.descriptor.raw, token: UInt64(number), interest: .readable)
      return client
    }
    tokens = try TokenSupply.tokens(for: target)
    self.target = target
    self.shape = shape
    self.duration = duration
    self.epoll = epoll
    self.clients = clients
    next = target.first
  }

  /// Measures, then waits for the answers that are still on their way.
  mutating func run() throws -> Figures {
    let start = SystemClock.monotonicNanoseconds
    let length = duration.nanoseconds
    let process = try clients.first?.descriptor.peerCredentials().pid ?? 0
    let before = ProcessorTime.microseconds(of: process)
    let isCounted = target.count != nil
    let span = isCounted ? start..<Int64.max : (start + length / 10)..<(start + length)
    for client in clients {
      for _ in 0..<shape.inFlight { ask(client, now: start) }
      try client.flush()
    }
    var ready = ReadyList(capacity: 1_024)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while clients.contains(where: { $0.unanswered > 0 }) {
      try epoll.wait(into: &ready, timeoutNanoseconds: 10_000_000_000)
      guard !ready.isEmpty else { throw Silence(path: target.path) }
      for event in ready { try serve(clients[Int(event.token)], event, span, &buffer) }
    }
    let computed = before.flatMap { before in ProcessorTime.microseconds(of: process).map { $0 - before } }
    let end = isCounted ? SystemClock.monotonicNanoseconds : span.upperBound
    return Figures(
      target: target, shape: shape, seconds: Double(end - span.lowerBound) / 1e9, latencies: latencies,
      refusals: refusals, asked: next - target.first, computed: computed)
  }

  private mutating func ask(_ client: Client, now: Int64) {
    if let count = target.count, next - target.first >= count { return }
    client.ask(next, tokens, now: now)
    next += 1
  }

  /// Takes a client's answers, and sends a new request for each while there is time.
  private mutating func serve(
    _ client: Client, _ event: ReadyEvent, _ span: Range<Int64>, _ buffer: inout [UInt8]
  ) throws {
    let now = SystemClock.monotonicNanoseconds
    var answers = 0
    try client.read(into: &buffer) { sent, meaning in
      answers += 1
      // Who comes too late in a contest is told so: that is the answer that was asked for.
      if case .refused = meaning, target.workload != .contest { refusals += 1 }
      if span.contains(now) { latencies.add(now - sent) }
    }
    if now < span.upperBound {
      for _ in 0..<answers { ask(client, now: now) }
    }
    let waited = client.waitsForRoom
    try client.flush()
    if waited != client.waitsForRoom {
      let interest: Readiness = client.waitsForRoom ? [.readable, .writable] : .readable
      try epoll.change(client.descriptor.raw, token: event.token, interest: interest)
    }
  }
}

/// The server said nothing for ten seconds.
struct Silence: Error, CustomStringConvertible {
  let path: String

  var description: String { "read \(path): ten seconds without an answer; is the server stuck?" }
}

extension Duration {
  var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
