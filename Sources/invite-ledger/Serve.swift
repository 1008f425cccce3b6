// `serve`: the daemon, in the foreground, on a directory that it makes if there is none.
import EventLog
import LedgerService
import LocalSocket
import SystemCalls

extension SubCommand {
  static let serve = SubCommand(
    name: "serve", summary: "runs the service in the foreground until SIGINT or SIGTERM",
    examples: [
      "invite-ledger serve", "invite-ledger serve --dir /var/lib/invite-ledger --base-url https://example.org",
    ],
    details: [
      "The directory is --dir, else INVITE_LEDGER_DIR, else ./ledger; it is made if absent (mode 0700).",
      "The socket is --socket, else INVITE_LEDGER_SOCKET, else DIR/socket, which only its owner can reach.",
      "Nothing is acknowledged before it is on the disk; a start after a crash needs no hand.",
    ],
    flags: [
      Flag("--dir", value: "DIR", help: "where the ledger is kept"),
      Flag("--socket", value: "PATH", help: "where to listen"),
      Flag(
        "--socket-group", value: "NAME", help: "a group that may connect too (0660); the socket must be outside DIR"),
      Flag("--base-url", value: "URL", help: "what links begin with where policy base_url does not say"),
      Flag(ClientSetting.segmentSize.flag, value: "BYTES", help: SegmentSize.form),
      Flag(ClientSetting.imageAfter.flag, value: "EVENTS", help: ImageAfter.form),
      Flag("--quiet", help: "print nothing when ready"),
    ]
  ) { words in try Serve.run(words) }
}

/// The daemon.
enum Serve {
  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: SubCommand.serve.flags)
    guard arguments.words.isEmpty else {
      throw ProgramFault("serve takes no words", hint: "invite-ledger serve --dir DIR")
    }
    let options = try options(from: arguments)
    let isQuiet = arguments.has("--quiet")
    try ProcessFacts.forbidCoreDumps()
    try ProcessFacts.raiseDescriptorLimit(to: wantedDescriptors)
    LedgerService.keepMemory()
    do {
      return try LedgerService.run(options, diagnostics: diagnostics()) { report in
        if !isQuiet { announce(report, options) }
      }
    } catch let error as LogError {
      throw ProgramFault(error.description, status: status(of: error))
    } catch let error as ListenError {
      throw ProgramFault("\(error)", status: ExitStatus.cannotListen)
    }
  }

  /// A descriptor a connection, and some for the log.
  private static let wantedDescriptors: UInt64 = 4_096

  private static func options(from arguments: Arguments) throws -> ServiceOptions {
    let directory = arguments.value("--dir") ?? ProcessFacts.environment("INVITE_LEDGER_DIR") ?? "ledger"
    let socket =
      arguments.value("--socket") ?? ProcessFacts.environment("INVITE_LEDGER_SOCKET") ?? directory + "/socket"
    var options = ServiceOptions(directory: directory, socket: socket, baseURL: arguments.value("--base-url"))
    options.catchesSignals = true
    if let text = try arguments.setting(.segmentSize) {
      guard let bytes = SegmentSize.bytes(text) else {
        throw ProgramFault("\(ClientSetting.segmentSize.flag) is none of its values", hint: SegmentSize.form)
      }
      options.surroundings.logLimits.segmentBytes = bytes
    }
    if let text = try arguments.setting(.imageAfter) {
      guard let events = ImageAfter.events(text) else {
        throw ProgramFault("\(ClientSetting.imageAfter.flag) is none of its values", hint: ImageAfter.form)
      }
      options.imageAfter = events > 0 ? events : nil
    }
    if let name = arguments.value("--socket-group") {
      guard let group = MachineAccounts.groupID(named: name) else {
        throw ProgramFault("there is no group of that name", hint: "getent group")
      }
      guard !socket.hasPrefix(directory + "/") else {
        throw ProgramFault(
          "a group cannot reach a socket inside the ledger's directory",
          hint: "--socket /run/invite-ledger/socket --socket-group \(name)")
      }
      options.socketGroup = group
    }
    return options
  }

  /// Sentences on standard error; if nobody reads them any more the service goes on.
  private static func diagnostics() -> Diagnostics {
    Diagnostics(
      write: { sentence in try? StandardStream.error.write(Array("invite-ledger: \(sentence)\n".utf8)) },
      incidentID: {
        let number = (try? Randomness.bytes(4))?.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } ?? 0
        return "I" + String(number, radix: 16)
      })
  }

  private static func announce(_ report: ServiceReport, _ options: ServiceOptions) {
    let who =
      options.socketGroup == nil
      ? "this user and root" : "this user, root, and the group of the socket (what they may do, keys and policy say)"
    let links = report.linkBase.map { "links begin \($0)" }
    let lines = [
      "ledger \(report.ledger) in \(options.directory), \(report.isNew ? "new" : "seq \(report.seq)"), "
        + (report.imageSeq.map { "image of seq \($0) and \(report.seq - $0) events behind it read in" } ?? "replayed in")
        + " \(report.replayNanoseconds / 1_000_000) ms",
      "listening on \(report.socket); \(who) can connect",
      links ?? "links begin invite: and open in no browser; invite-ledger policy set base_url=https://example.org",
      "try, in another terminal:",
      "  invite-ledger invite issue email=bob@example.org --socket \(report.socket)",
      "  invite-ledger audit --socket \(report.socket)",
      "  printf 'help\\n' | nc -NU \(report.socket) | jq -r .row",
    ]
    try? StandardStream.output.write(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  private static func status(of error: LogError) -> Int32 {
    switch error {
    case .damaged, .unknownEvent, .notALedger, .headUnreadable: ExitStatus.badData
    case .held: ExitStatus.tryLater
    case .keyMissing: ExitStatus.noInput
    case .system, .malformedLine, .lineTooLong, .commandTooLarge, .backlog, .segmentChangeOverdue, .full, .stopped:
      ExitStatus.inputOutput
    }
  }
}
