// Where the service's socket is, when nobody says so.
internal import SystemCalls

/// The path of a socket and how it was found.
public struct SocketLocation: Hashable, Sendable {
  /// The path.
  public let path: String
  /// What named it: a flag, a variable, or a usual place.
  public let origin: String

  /// A socket that something else named.
  package init(path: String, origin: String) {
    self.path = path
    self.origin = origin
  }

  /// Finds the socket of the service.
  ///
  /// In this order: `socket`; `directory`/socket; `INVITE_LEDGER_SOCKET`; `INVITE_LEDGER_DIR`/socket; then the first
  /// that is there of `./ledger/socket`, `$XDG_RUNTIME_DIR/invite-ledger/socket` and `/run/invite-ledger/socket`. When
  /// none is there, `./ledger/socket`, where `invite-ledger serve` would make it.
  public static func find(socket: String? = nil, directory: String? = nil) -> SocketLocation {
    find(socket: socket, directory: directory, environment: ProcessFacts.environment) { path in
      // A path that cannot be looked at is not there for us.
      (try? PathFacts.of(path))?.isSocket == true
    }
  }

  package static func find(
    socket: String?, directory: String?, environment: (String) -> String?, isSocket: (String) -> Bool
  ) -> SocketLocation {
    if let socket { return SocketLocation(path: socket, origin: "--socket") }
    if let directory { return SocketLocation(path: directory + "/socket", origin: "--dir") }
    if let socket = environment("INVITE_LEDGER_SOCKET") {
      return SocketLocation(path: socket, origin: "INVITE_LEDGER_SOCKET")
    }
    if let directory = environment("INVITE_LEDGER_DIR") {
      return SocketLocation(path: directory + "/socket", origin: "INVITE_LEDGER_DIR")
    }
    let usual = SocketLocation(path: "./ledger/socket", origin: "usual place")
    let runtime = environment("XDG_RUNTIME_DIR").map {
      SocketLocation(path: $0 + "/invite-ledger/socket", origin: "XDG_RUNTIME_DIR")
    }
    let system = SocketLocation(path: "/run/invite-ledger/socket", origin: "usual place")
    return [usual, runtime, system].compactMap(\.self).first { isSocket($0.path) } ?? usual
  }
}
