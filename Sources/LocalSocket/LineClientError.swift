// What can go wrong between a client and the service's socket.

package import SystemCalls

/// Why a client could not talk to its service.
package enum LineClientError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path does not fit into a socket address.
  case pathTooLong(String)
  /// Nobody listens, or one may not connect. Nothing was sent.
  case unreachable(SystemError)
  /// The deadline passed during a call. The connection is still usable.
  case timedOut(_ call: String, _ path: String)
  /// The connection broke. What was sent may or may not have been done.
  case broken(SystemError)
  /// The service closed in the middle of a line.
  case partialLine(String)
  /// The service sent a line longer than the limit.
  case lineTooLong(String, limit: Int)

  package var description: String {
    switch self {
    case .pathTooLong(let path):
      "socket \(path): the path has \(path.utf8.count) bytes and at most \(Socket.longestPath) fit; choose a shorter one"
    case .unreachable(let error): "\(error); is the service running, and may this user talk to it?"
    case .timedOut(let call, let path): "\(call) \(path): no progress before the deadline; try again or allow more time"
    case .broken(let error): "\(error); the service went away; a request that was not answered may have been done"
    case .partialLine(let path): "read \(path): the service closed in the middle of a line; ask again"
    case .lineTooLong(let path, let limit): "read \(path): an answer has more than \(limit) bytes; ask for fewer rows"
    }
  }
}
