// Who is at a socket path before one takes it.

internal import SystemCalls

/// What stands in the way at a path.
enum Occupant {
  case nobody
  /// A socket of ours that refuses connections: its process is gone.
  case dead
  /// A socket that takes connections, and the process that listens.
  case alive(pid: Int32)
  case noSocket
  case foreign(ownerUID: UInt32)

  /// Looks at a path, and connects to it if it is a socket of ours. A full queue is a sign of life too.
  static func of(_ path: String) throws(SystemError) -> Occupant {
    guard let facts = try PathFacts.of(path) else { return .nobody }
    guard facts.isSocket else { return .noSocket }
    guard facts.ownerUID == ProcessFacts.effectiveUserID else { return .foreign(ownerUID: facts.ownerUID) }
    let probe = try Socket.make(waits: false, name: path)
    do {
      try probe.connect(path: path)
    } catch {
      if error.isRefusedConnection { return .dead }
      if error.isMissingFile { return .nobody }
      if error.wouldBlock { return .alive(pid: 0) }
      throw error
    }
    return .alive(pid: (try? probe.peerCredentials().pid) ?? 0)
  }
}
