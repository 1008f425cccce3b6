// `socket` and `version`: what one asks before anything else works.
import InviteLedgerClient
import LineProtocol

extension SubCommand {
  static let socket = SubCommand(
    name: "socket", summary: "prints the path of the service's socket",
    examples: ["invite-ledger socket", "printf 'audit\\n' | nc -NU \"$(invite-ledger socket)\""],
    details: [
      "Looked for in this order: --socket, --dir, INVITE_LEDGER_SOCKET, INVITE_LEDGER_DIR/socket, ./ledger/socket,",
      "$XDG_RUNTIME_DIR/invite-ledger/socket, /run/invite-ledger/socket.",
    ],
    flags: Array(SocketFlags.all.dropLast())
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
  /// The socket that flags name, or the usual one.
  static func find(_ arguments: Arguments) -> SocketLocation {
    find(socket: arguments.value("--socket"), directory: arguments.value("--dir"))
  }
}

extension LedgerConnection {
  /// Connects as flags and environment say: to which socket, with which key.
  static func open(_ arguments: Arguments) throws -> LedgerConnection {
    try LedgerConnection(.find(arguments), key: try key(arguments))
  }

  private static func key(_ arguments: Arguments) throws -> LedgerKey? {
    guard let source = arguments.value("--key") else { return try LedgerKey.find() }
    guard source.hasPrefix("@") else {
      throw ProgramFault(
        "a key on the command line can be read by everybody on this machine", hint: "--key @FILE reads it from a file")
    }
    return try LedgerKey(file: String(source.dropFirst()))
  }
}
