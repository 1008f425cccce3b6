// The client's end: lines out, lines in, with a deadline for each wait.

package import SystemCalls

/// A connection to a service's socket for a program that waits for its answers.
package struct LineClient: ~Copyable, Sendable {
  private let descriptor: Descriptor
  private let path: String
  private let longestLine: Int
  private var received: [UInt8] = []
  /// Where the next line starts in `received`.
  private var start = 0
  /// How far `received` is known to have no end of a line.
  private var searched = 0

  private init(_ descriptor: consuming Descriptor, path: String, longestLine: Int) {
    self.descriptor = descriptor
    self.path = path
    self.longestLine = longestLine
  }

  /// Connects, waiting while the service is too busy to accept.
  ///
  /// - Parameter longestLine: an answer longer than this, in bytes, is an error; answers may be longer than requests.
  package static func connect(
    to path: String, deadline: Deadline = .never, longestLine: Int = 1 << 24
  ) throws(LineClientError) -> LineClient {
    guard path.utf8.count <= Socket.longestPath else { throw .pathTooLong(path) }
    while true {
      do {
        let descriptor = try Socket.make(waits: false, name: path)
        try descriptor.connect(path: path)
        return LineClient(descriptor, path: path, longestLine: longestLine)
      } catch {
        // A full queue cannot be waited for with poll, only tried again.
        guard error.wouldBlock else { throw .unreachable(error) }
        if deadline.millisecondsLeft == 0 { throw .timedOut("connect", path) }
        sleepThread(milliseconds: 5)
      }
    }
  }

  /// Who listens there: the user to check before a secret is sent.
  package func peerCredentials() throws(LineClientError) -> PeerCredentials {
    do { return try descriptor.peerCredentials() } catch { throw .broken(error) }
  }

  /// Sends bytes, whole lines with their ends.
  package func write(_ bytes: [UInt8], deadline: Deadline = .never) throws(LineClientError) {
    var done = 0
    while done < bytes.count {
      let result = descriptor.send(bytes, from: done)
      if result.succeeded {
        done += result.value
      } else if result.wouldBlock {
        try wait(for: .writable, deadline, "write")
      } else {
        throw .broken(descriptor.failure("write", result.code))
      }
    }
  }

  /// The next line without its LF, nil when the service has closed.
  ///
  /// - Throws: `.partialLine` if the service closed in the middle of a line; `.timedOut`, after which one can read on.
  package mutating func readLine(deadline: Deadline = .never) throws(LineClientError) -> [UInt8]? {
    while true {
      let line = takeLine()
      if line?.count ?? (received.count - start) > longestLine { throw .lineTooLong(path, limit: longestLine) }
      if let line { return line }
      if try receiveMore(deadline) == false {
        if start < received.count { throw .partialLine(path) }
        return nil
      }
    }
  }

  /// Says that no more requests come. Answers can still be read.
  package func endRequests() throws(LineClientError) {
    do { try descriptor.shutDownWriting() } catch { throw .broken(error) }
  }

  /// A line that has arrived whole.
  private mutating func takeLine() -> [UInt8]? {
    guard let end = received.firstIndex(of: UInt8(ascii: "\n"), in: searched..<received.count) else {
      searched = received.count
      return nil
    }
    let line = Array(received[start..<end])
    start = end + 1
    searched = start
    return line
  }

  /// Waits for bytes; false when there will be none.
  private mutating func receiveMore(_ deadline: Deadline) throws(LineClientError) -> Bool {
    received.removeFirst(start)
    (searched, start) = (searched - start, 0)
    while true {
      let result = descriptor.receive(appendingTo: &received, limit: 65_536)
      if result.succeeded { return result.value > 0 }
      guard result.wouldBlock else { throw .broken(descriptor.failure("read", result.code)) }
      try wait(for: .readable, deadline, "read")
    }
  }

  private func wait(for readiness: Readiness, _ deadline: Deadline, _ call: String) throws(LineClientError) {
    let left = deadline.millisecondsLeft
    if left == 0 { throw .timedOut(call, path) }
    do { _ = try descriptor.wait(for: readiness, timeoutMilliseconds: left) } catch { throw .broken(error) }
  }
}
