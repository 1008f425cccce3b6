// A connection to the ledger that asks and waits, and connects again when the service was restarted.
package import JSONText
internal import LocalSocket
internal import SystemCalls

/// A connection to a running service.
///
/// ```swift
/// let ledger = try LedgerConnection()
/// let reply = try ledger.ask(LedgerRequest("invite issue", ["email": "bob@example.org"]))
/// print(reply["link"]?.text ?? "")
/// ```
///
/// Every call waits in place until its answer is there: in a program that uses Swift concurrency, give the connection a
/// thread of its own. Requests of one connection are decided and answered in order; for parallel work open several.
///
/// When the service goes away in the middle of something, the connection is made anew and what was not answered is asked
/// again: commands safely, because they always carry a request key.
public final class LedgerConnection {
  /// Where the socket is.
  public let path: String
  /// How long to wait for a service that went away, in milliseconds. A restart reads the whole log first.
  public var patienceMilliseconds: UInt32 = 6_000
  private var client: LineClient?
  private let key: LedgerKey?
  private let trace: ((TraceDirection, [UInt8]) -> Void)?
  /// How long each wait for the service may take; nil for as long as it takes.
  private let answerWithin: Duration?
  private var deadline: Deadline { answerWithin.map(Deadline.after) ?? .never }

  /// Connects.
  /// - Parameters:
  ///   - location: the socket, found where it usually is unless given.
  ///   - key: shown before anything is asked, on every connection that is made anew too.
  /// - Throws: `.refused` when the service says no to the key.
  public convenience init(_ location: SocketLocation = .find(), key: LedgerKey? = nil) throws(LedgerError) {
    try self.init(location, key: key, trace: nil)
  }

  /// The same, watched.
  /// - Parameters:
  ///   - location: the socket.
  ///   - key: shown before anything is asked.
  ///   - trace: gets every line sent and received, without its end and with its secrets.
  ///   - answerWithin: gives up (`.connectionLost`) when a single wait takes longer.
  package init(
    _ location: SocketLocation, key: LedgerKey?, trace: ((TraceDirection, [UInt8]) -> Void)?,
    answerWithin: Duration? = nil
  ) throws(LedgerError) {
    path = location.path
    self.key = key
    self.trace = trace
    self.answerWithin = answerWithin
    try connect()
  }

  private func connect() throws(LedgerError) {
    do { client = try LineClient.connect(to: path, deadline: deadline) } catch { throw LedgerError(error, path: path) }
    guard let key else { return }
    try write(key.line)
    if case .failure(let refusal) = try readAnswer() {
      client = nil
      throw .refused(refusal)
    }
  }

  /// Milliseconds between attempts to connect again: twice as many each time, up to this.
  private static let longestPause: UInt32 = 1_000

  /// Makes the connection anew.
  /// - Throws: why the last attempt failed.
  func reconnect() throws(LedgerError) {
    client = nil
    var pause: UInt32 = 25
    var waited: UInt32 = 0
    while true {
      do {
        return try connect()
      } catch {
        if case .refused = error { throw error }
        if waited >= patienceMilliseconds { throw error }
      }
      sleepThread(milliseconds: pause)
      waited += pause
      pause = min(pause * 2, Self.longestPause)
    }
  }

  /// Sends whole lines.
  func write(_ bytes: [UInt8]) throws(LedgerError) {
    guard client != nil else { throw .connectionLost("not connected to \(path)") }
    if let trace {
      for line in bytes.split(separator: UInt8(ascii: "\n")) { trace(.sent, Array(line)) }
    }
    do { try client?.write(bytes, deadline: deadline) } catch { throw LedgerError(error, path: path) }
  }

  /// The next line of a reply.
  /// - Throws: `.connectionLost` when there is none.
  func readLine() throws(LedgerError) -> ReplyLine {
    let line: [UInt8]?
    do { line = try client?.readLine(deadline: deadline) } catch { throw LedgerError(error, path: path) }
    guard let line else { throw .connectionLost("it closed the connection before it answered") }
    trace?(.received, line)
    return try ReplyLine(line)
  }
}

/// Which way a line went.
package enum TraceDirection: Sendable {
  case sent
  case received
}

extension LedgerConnection {
  /// Asks and waits for the whole answer.
  /// - Throws: `.refused` when the ledger says no.
  public func ask(_ request: LedgerRequest) throws(LedgerError) -> LedgerReply {
    var request = request
    try request.ensureRequestKey()
    do {
      return try askOnce(request)
    } catch {
      guard case .connectionLost = error else { throw error }
    }
    try reconnect()
    return try askOnce(request)
  }

  private func askOnce(_ request: LedgerRequest) throws(LedgerError) -> LedgerReply {
    try write(request.line)
    switch try readAnswer() {
    case .success(let reply): return reply
    case .failure(let refusal): throw .refused(refusal)
    }
  }

  /// Reads a whole reply.
  func readAnswer() throws(LedgerError) -> Result<LedgerReply, LedgerRefusal> {
    var rows: [LedgerValue] = []
    while true {
      switch try readLine() {
      case .ok(let answer): return .success(LedgerReply(answer: LedgerValue(answer), rows: rows))
      case .refused(let refusal): return .failure(refusal)
      case .row(let row): rows.append(try LedgerValue(row: row))
      case .note: continue
      }
    }
  }

  /// Sends one request line and hands out every line of its reply but the last, as they come.
  ///
  /// - Parameter isRepeatable: asking again after a lost connection does no harm. It is not done once a row was handed
  ///   out.
  /// - Returns: what stands in `ok`.
  package func exchange(
    _ line: [UInt8], isRepeatable: Bool = true, _ body: (ReplyLine) throws -> Void
  ) throws -> JSONValue {
    var mayRepeat = isRepeatable
    while true {
      do {
        try write(line)
        return try readReply { line in
          if case .row = line { mayRepeat = false }
          try body(line)
        }
      } catch LedgerError.connectionLost(let reason) {
        guard mayRepeat else { throw LedgerError.connectionLost(reason) }
        mayRepeat = false
        try reconnect()
      }
    }
  }

  private func readReply(_ body: (ReplyLine) throws -> Void) throws -> JSONValue {
    while true {
      let line = try readLine()
      switch line {
      case .ok(let answer): return answer
      case .refused(let refusal): throw LedgerError.refused(refusal)
      case .row, .note: try body(line)
      }
    }
  }
}
