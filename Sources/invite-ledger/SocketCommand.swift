// `socket` and `version`: what one asks before anything else works.
import InviteLedgerClient
import LineProtocol

extension SubCommand {
  static let socket = SubCommand(
    name: "socket", summary: "prints the path of the service's socket",
    examples: ["invite-ledger socket", "printf 'audit\\n' | nc -NU \"$(invite-ledger socket)\""],
    details: [
      "Looked for in this order: --socket, --dir, INVITE_LEDGER_SOCKET, INVITE_LEDGER_DIR/socket, ./ledger/socket,",
      "$XDG_RUNTIME_DIR/invite-ledger/socket, /run/invite-ledger/socket. The settings socket and dir of a file come before",
      "the usual places: invite-ledger config --show-origin.",
    ],
    flags: SocketFlags.places
  ) { words in
    let arguments = try Arguments(words, flags: SocketFlags.all)
    try Console.print(SocketLocation.find(arguments).path)
    return ExitStatus.done
  }

  static let version = SubCommand(
    name: "version", summary: "prints the version of this program",
    examples: ["invite-ledger version"]
  ) { _ in
    try Console.print("invite-ledger \(ProgramVersion.text), protocol level \(ProtocolLevel.current)")
    return ExitStatus.done
  }
}

/// Which program this is.
enum ProgramVersion {
  static let text = "0.1.0"
}

extension SocketLocation {
  /// The socket that flags, variables or files name, or the usual one.
  static func find(_ arguments: Arguments) throws -> SocketLocation {
    let (socket, directory) = (arguments.value("--socket"), arguments.value("--dir"))
    if socket != nil || directory != nil { return find(socket: socket, directory: directory) }
    let settings = try Settings.current()
    switch (settings[.socket], settings[.dir]) {
    case (let socket?, let directory) where socket.distance <= directory?.distance ?? .max:
      return SocketLocation(path: socket.text, origin: socket.origin)
    case (_, let directory?): return SocketLocation(path: directory.text + "/socket", origin: directory.origin)
    case (_, nil): return find()
    }
  }
}

extension LedgerConnection {
  /// Connects as flags and environment say: to which socket, with which key.
  ///
  /// - Parameter answerWithin: gives up when a single wait takes longer.
  static func open(_ arguments: Arguments, answerWithin: Duration? = nil) throws -> LedgerConnection {
    var trace: ((TraceDirection, [UInt8]) -> Void)?
    if arguments.has("--trace") { trace = { Trace.say($0, $1) } }
    return try LedgerConnection(
      SocketLocation.find(arguments), key: try key(arguments), trace: trace, answerWithin: answerWithin)
  }

  private static func key(_ arguments: Arguments) throws -> LedgerKey? {
    guard let source = arguments.value("--key") else {
      return try Settings.current()[.keyFile].map { try LedgerKey(file: $0.text) }
    }
    guard source.hasPrefix("@") else {
      throw ProgramFault(
        "a key on the command line can be read by everybody on this machine", hint: "--key @FILE reads it from a file")
    }
    return try LedgerKey(file: String(source.dropFirst()))
  }
}
