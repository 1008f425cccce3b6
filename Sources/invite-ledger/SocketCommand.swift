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
    let settings = try Settings.current()
    let named = [ClientSetting.socket, .dir].compactMap { settings[$0] }.contains { $0.origin.hasPrefix("INVITE_") }
    if socket != nil || directory != nil || named { return find(socket: socket, directory: directory) }
    if let value = settings[.socket] { return SocketLocation(path: value.text, origin: value.origin) }
    if let value = settings[.dir] { return SocketLocation(path: value.text + "/socket", origin: value.origin) }
    return find()
  }
}

extension LedgerConnection {
  /// Connects as flags and environment say: to which socket, with which key.
  static func open(_ arguments: Arguments) throws -> LedgerConnection {
    var trace: ((TraceDirection, [UInt8]) -> Void)?
    if arguments.has("--trace") { trace = { Trace.say($0, $1) } }
    return try LedgerConnection(SocketLocation.find(arguments), key: try key(arguments), trace: trace)
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
