// One measurement: a server, a shape, a stretch of time.

import SystemCalls

/// Drives all clients from one thread. The first tenth of the time is not counted; a load of so many requests is counted whole.
///
/// Without a rate each client sends its next request when it has an answer: it asks for as much as the server gives. With a rate requests
/// are sent on a schedule, in turn by each client, whether there are answers or not, and each is timed from when it was due: what
/// waits because the server or this program is late, waits visibly.
struct Load: ~Copyable {
  private let target: Target
  private let shape: Shape
  private let duration: Duration
  /// Requests a second.
  private let rate: Int?
  private let tokens: [[UInt8]]
  private let epoll: Epoll
  private var clients: [Client] = []
  private var next: Int
  private var latencies = Histogram()
  private var lateness = Histogram()
  private var refusals = 0

  init(_ target: Target, _ shape: Shape, duration: Duration, rate: Int? = nil) throws {
    let epoll = try Epoll()
    let clients = try (0..<shape.clients).map { number in
      let client = try Client(target, number: number)
      try epoll.add(client.descriptor.raw, token: UInt64(number), interest: .readable)
      return client
    }
    tokens = try TokenSupply.tokens(for: target)
    self.target = target
    self.shape = shape
    self.duration = duration
    self.rate = rate
    self.epoll = epoll
    self.clients = clients
    next = target.first
  }

  /// Measures, then waits for the answers that are still on their way.
  mutating func run() throws -> Figures {
    let process = try target.dialect.isOneProcess ? clients.first?.descriptor.peerCredentials().pid : nil
    let before = process.flatMap { ProcessorTime.microseconds(of: $0) }
    let start = SystemClock.monotonicNanoseconds
    let length = duration.nanoseconds
    let isCounted = target.count != nil
    let span = isCounted ? start..<Int64.max : (start + length / 10)..<(start + length)
    if rate == nil { try askFirst(now: start) }
    var ready = ReadyList(capacity: 1_024)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let due = try rate.flatMap { rate in try askDue(rate, from: start, span) }
      guard due != nil || clients.contains(where: { $0.unanswered > 0 }) else { break }
      let patience = due.map { max(0, $0 - SystemClock.monotonicNanoseconds) }
      try epoll.wait(into: &ready, timeoutNanoseconds: patience ?? 10_000_000_000)
      guard !ready.isEmpty || due != nil else { throw Silence(path: target.path) }
      for event in ready { try serve(clients[Int(event.token)], span, &buffer) }
    }
    let computed = before.flatMap { before in
      process.flatMap { ProcessorTime.microseconds(of: $0) }.map { $0 - before }
    }
    let now = SystemClock.monotonicNanoseconds
    let end = isCounted || rate != nil ? now : span.upperBound
    return Figures(
      target: target, shape: shape, rate: rate, seconds: Double(end - span.lowerBound) / 1e9, latencies: latencies,
      lateness: lateness, refusals: refusals, asked: next - target.first, computed: computed)
  }

  private mutating func askFirst(now: Int64) throws {
    for client in clients {
      for _ in 0..<shape.inFlight { ask(client, at: now) }
      try flush(client)
    }
  }

  /// Sends what is due by now, at `rate` a second from `start` on; when the next is due, nil when all were sent.
  private mutating func askDue(_ rate: Int, from start: Int64, _ span: Range<Int64>) throws -> Int64? {
    let now = SystemClock.monotonicNanoseconds
    let first = next
    var due: Int64 { start + Int64(Double(next - target.first) * 1e9 / Double(rate)) }
    while due <= now, due < span.upperBound {
      if span.contains(due) { lateness.add(now - due) }
      ask(clients[next % clients.count], at: due)
    }
    for number in first..<min(next, first + clients.count) { try flush(clients[number % clients.count]) }
    return due < span.upperBound ? due : nil
  }

  private mutating func ask(_ client: Client, at time: Int64) {
    if let count = target.count, next - target.first >= count { return }
    client.ask(next, tokens, at: time)
    next += 1
  }

  /// Takes a client's answers, and without a rate sends a new request for each while there is time.
  private mutating func serve(_ client: Client, _ span: Range<Int64>, _ buffer: inout [UInt8]) throws {
    let now = SystemClock.monotonicNanoseconds
    var answers = 0
    try client.read(into: &buffer) { sent, meaning in
      answers += 1
      // Who comes too late in a contest is told so: that is the answer that was asked for.
      if case .refused = meaning, target.workload != .contest { refusals += 1 }
      if span.contains(rate == nil ? now : sent) { latencies.add(now - sent) }
    }
    if rate == nil, now < span.upperBound {
      for _ in 0..<answers { ask(client, at: now) }
    }
    try flush(client)
  }

  private func flush(_ client: Client) throws {
    let waited = client.waitsForRoom
    try client.flush()
    if waited != client.waitsForRoom {
      let interest: Readiness = client.waitsForRoom ? [.readable, .writable] : .readable
      try epoll.change(client.descriptor.raw, token: UInt64(client.number), interest: interest)
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
