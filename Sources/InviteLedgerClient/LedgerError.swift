// What can go wrong between a program and its ledger, each with the next thing to type.
package import JSONText
internal import LineProtocol
package import LocalSocket
internal import SystemCalls

/// The ledger said no: the `err` line of a reply.
public struct LedgerRefusal: Error, Hashable, Sendable {
  /// One of the codes that `help errors` lists.
  public var code: String
  /// What is wrong, in a sentence; never a token or a personal value.
  public var message: String
  /// What to do about it, as a line to type where there is one.
  public var hint: String?
  /// `never`, `later` or `refresh`.
  public var retry: String
  /// When to ask again, in milliseconds, where time helps.
  public var retryMilliseconds: Int64?
  /// The offending byte of the request line, from 1.
  public var column: Int?
  /// Facts for programs.
  public var data: LedgerValue?
  /// The line as it came.
  package let reply: JSONValue

  package init(code: String, reply: JSONValue) {
    self.code = code
    self.reply = reply
    message = reply["msg"]?.string ?? ""
    hint = reply["hint"]?.string
    retry = reply["retry"]?.string ?? "never"
    retryMilliseconds = reply["retry_ms"]?.integer
    column = reply["col"]?.integer.flatMap { Int(exactly: $0) }
    data = reply["data"].map { LedgerValue($0) }
  }
}

/// Why a request has no answer.
public enum LedgerError: Error, Hashable, Sendable {
  /// There is no socket at this path.
  case noSocket(String)
  /// This user may not connect to the socket at this path.
  case notAllowed(String)
  /// A socket is there and nobody listens on it.
  case nobodyListens(String)
  /// The service went away before it answered. What was sent with a request key can be asked again.
  case connectionLost(String)
  /// The service sent what this version cannot read.
  case unreadable(String)
  /// The system said no; the text names call, target and reason.
  case system(String)
  /// The ledger said no.
  case refused(LedgerRefusal)
}

extension LedgerError: CustomStringConvertible {
  /// What was tried, on what, and why it failed.
  public var description: String {
    switch self {
    case .noSocket(let path): "no socket at \(path)"
    case .notAllowed(let path): "this user may not connect to \(path)"
    case .nobodyListens(let path): "nobody listens on \(path): the service is not running"
    case .connectionLost(let reason): "the service went away: \(reason)"
    case .unreadable(let reason): "the service sent something that cannot be read: \(reason)"
    case .system(let reason): reason
    case .refused(let refusal): "\(refusal.code): \(refusal.message)"
    }
  }

  /// What to type or do next.
  public var nextStep: String? {
    switch self {
    case .noSocket: "start the service with `invite-ledger serve`, or name its socket with --socket PATH"
    case .notAllowed(let path):
      "`ls -l \(path)` says who may; ask the one who runs the service for --socket-group, or run as that user"
    case .nobodyListens: "start the service with `invite-ledger serve`; it takes the stale socket over"
    case .connectionLost: "ask again; a command with the same @req is done once"
    case .unreadable: "`invite-ledger hello` says which version answers"
    case .system: nil
    case .refused(let refusal): refusal.hint
    }
  }
}

extension LedgerError {
  /// What the socket's client met on the way to `path`.
  package init(_ error: LineClientError, path: String) {
    switch error {
    case .unreachable(let system) where system.isMissingFile: self = .noSocket(path)
    case .unreachable(let system) where system.isRefusedConnection: self = .nobodyListens(path)
    case .unreachable(let system) where system.isPermissionDenied: self = .notAllowed(path)
    case .unreachable, .pathTooLong, .lineTooLong: self = .system(error.description)
    case .timedOut, .broken, .partialLine: self = .connectionLost(error.description)
    }
  }

  /// The exit status of a program that ends with this error.
  package var exitStatus: Int32 {
    switch self {
    case .noSocket, .nobodyListens: 69
    case .notAllowed: 77
    case .connectionLost: 75
    case .unreadable: 76
    case .system: 71
    case .refused(let refusal): ErrorCode(text: refusal.code)?.exitStatus ?? 3
    }
  }
}
