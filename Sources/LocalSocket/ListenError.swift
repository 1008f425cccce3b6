// Why a socket could not be listened on.

package import SystemCalls

/// A socket path that cannot be used, with what to do about it.
package enum ListenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path does not fit into a socket address.
  case pathTooLong(String)
  /// A process listens there already; its number, 0 if it cannot be seen from here.
  case inUse(String, pid: Int32)
  /// Something that is not a socket is there.
  case notASocket(String)
  /// A socket that belongs to another user is there.
  case notOurs(String, ownerUID: UInt32)
  /// Another process kept the directory's lock for longer than starting up takes.
  case directoryLocked(String)
  /// The system refused.
  case refused(SystemError)

  package var description: String {
    switch self {
    case .pathTooLong(let path):
      "socket \(path): the path has \(path.utf8.count) bytes and at most \(Socket.longestPath) fit; choose a shorter one"
    case .inUse(let path, let pid):
      "socket \(path): process \(pid) listens there already; stop it or choose another path"
    case .notASocket(let path):
      "socket \(path): something that is not a socket is there and was left alone; move it or choose another path"
    case .notOurs(let path, let uid):
      "socket \(path): a socket of user \(uid) is there and was left alone; choose another path"
    case .directoryLocked(let directory):
      "directory \(directory): another process holds its lock; try again, or see who does with lsof"
    case .refused(let error):
      "\(error); check the directory's owner and rights"
    }
  }

  /// Runs calls whose failure is a refusal.
  static func wrap<Value: ~Copyable>(_ body: () throws(SystemError) -> Value) throws(ListenError) -> Value {
    do { return try body() } catch { throw .refused(error) }
  }
}
