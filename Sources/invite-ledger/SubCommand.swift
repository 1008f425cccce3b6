// The sub-commands that are more than a verb of the protocol: a table the dispatcher and help are made from.

/// One row of the table.
struct SubCommand: Sendable {
  /// Its words, `invite import`.
  var name: String
  /// One line without a full stop.
  var summary: String
  /// Lines that can be typed as they stand; the first one is the plainest.
  var examples: [String]
  /// What a person needs to know beyond the flags, a line each.
  var details: [String] = []
  var flags: [Flag] = []
  /// Words that can stand behind its name, for completion.
  var words: [String] = []
  /// Gets the words after its name; gives the exit status.
  var run: @Sendable ([String]) throws -> Int32
}

extension SubCommand {
  /// Every sub-command, in the order in which help lists them.
  static let all: [SubCommand] = [
    .serve, .importInvites, .importDeliveries, .importAddresses, .importAccounts, .export, .audit, .replay, .verify,
    .doctor, .socket, .config, .completions, .manual, .version,
  ]

  /// Its help page: examples before options.
  var help: [String] {
    var lines = ["invite-ledger \(name): \(summary)", ""] + examples.map { "  " + $0 }
    if !details.isEmpty { lines += [""] + details }
    if !flags.isEmpty { lines += ["", "Options:"] + HelpText.table(flags.map { ($0.usage, $0.summary) }) }
    return lines
  }
}

extension Flag {
  /// `-o, --output FORMAT`
  var usage: String { spellings.joined(separator: ", ") + (value.map { " " + $0 } ?? "") }
}

/// Where the service is, for sub-commands that talk to it.
enum SocketFlags {
  /// Which socket.
  static let places = [
    Flag("--socket", value: "PATH", help: "the service's socket"),
    Flag("--dir", value: "DIR", help: "the ledger's directory; its socket is DIR/socket"),
  ]

  static let all =
    places + [
      Flag("--key", value: "@FILE", help: "show this file's access key first (INVITE_LEDGER_KEY_FILE)"),
      Flag("--as", value: "NAME", help: "act for this account (operators, and keys without an owner)"),
      Flag("--trace", help: "print every line sent and received on standard error, secrets replaced"),
    ]
}
