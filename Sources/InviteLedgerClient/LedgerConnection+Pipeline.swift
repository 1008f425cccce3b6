// Many requests over one connection without waiting for each answer.

/// How much may be on its way at once. Both bounds together keep a connection from blocking itself: what is in flight
/// fits into the kernel's buffers, so that sending never waits for an answer that nobody reads yet.
package enum PipelineWindow {
  /// Requests without an answer.
  package static let requests = 256
  /// Their bytes; a longer request goes alone.
  package static let bytes = 64 * 1024
}

extension LedgerConnection {
  /// Asks many things and hands each answer out in the order of the requests.
  ///
  /// A refusal is an answer like any other. If the service goes away, the connection is made anew and everything without
  /// an answer is asked again; commands get request keys, so nothing is done twice.
  ///
  /// - Parameter body: gets the number of the request, from 0, and its answer.
  /// - Throws: what `body` throws, and any other reason why there is no answer.
  public func pipeline(
    _ requests: some Sequence<LedgerRequest>, _ body: (Int, Result<LedgerReply, LedgerRefusal>) throws -> Void
  ) throws {
    var iterator = requests.makeIterator()
    try pipeline(isRepeatable: true) { () throws(LedgerError) in
      guard var request = iterator.next() else { return nil }
      try request.ensureRequestKey()
      return request.line
    } onAnswer: {
      try body($0, $1)
    }
  }

  /// The same on lines.
  ///
  /// - Parameters:
  ///   - isRepeatable: whether requests may be asked again after a lost connection.
  ///   - nextLine: the next request with its end; nil when there are no more.
  package func pipeline(
    isRepeatable: Bool, nextLine: () throws -> [UInt8]?,
    onAnswer: (Int, Result<LedgerReply, LedgerRefusal>) throws -> Void
  ) throws {
    var flight = Flight()
    var answered = 0
    while true {
      let lines = try flight.fill(nextLine)
      do {
        if !lines.isEmpty { try write(lines) }
        guard !flight.isEmpty else { return }
        let answer = try readAnswer()
        flight.land()
        try onAnswer(answered, answer)
        answered += 1
      } catch LedgerError.connectionLost(let reason) {
        guard isRepeatable else { throw LedgerError.connectionLost(reason) }
        try reconnect()
        flight.turnBack()
      }
    }
  }
}

/// Requests that were sent and not answered, oldest first.
struct Flight {
  private var lines: [[UInt8]] = []
  /// Answered ones at the beginning of `lines`, dropped in bulk.
  private var landed = 0
  private var bytes = 0
  /// A request that did not fit any more.
  private var held: [UInt8]?
  private var isExhausted = false
  /// Everything in flight has to be sent once more.
  private var isTurnedBack = false

  var isEmpty: Bool { landed == lines.count }
  private var count: Int { lines.count - landed }

  /// Takes as many requests as fit, once half of the window is free, and gives back what is to be sent.
  mutating func fill(_ nextLine: () throws -> [UInt8]?) rethrows -> [UInt8] {
    var sending = isTurnedBack ? Array(lines[landed...].joined()) : []
    isTurnedBack = false
    guard count <= PipelineWindow.requests / 2, bytes <= PipelineWindow.bytes / 2 else { return sending }
    while count < PipelineWindow.requests, !isExhausted {
      guard let line = try held ?? nextLine() else {
        isExhausted = true
        break
      }
      held = nil
      if count > 0, bytes + line.count > PipelineWindow.bytes {
        held = line
        break
      }
      lines.append(line)
      bytes += line.count
      sending += line
    }
    return sending
  }

  /// The oldest request has its answer.
  mutating func land() {
    bytes -= lines[landed].count
    lines[landed] = []
    landed += 1
    if landed >= PipelineWindow.requests {
      lines.removeFirst(landed)
      landed = 0
    }
  }

  /// The connection is a new one.
  mutating func turnBack() { isTurnedBack = true }
}
