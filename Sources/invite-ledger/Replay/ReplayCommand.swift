// `replay`: the debugger for history, and the read models as they were at any position.
import EventLog
import InviteLedger
import JSONText
import Projections
import Replay
import SystemCalls

extension SubCommand {
  static let replay = SubCommand(
    name: "replay", summary: "walks through the log: any state it ever had, what changed it, and when",
    examples: [
      "invite-ledger replay",
      "invite-ledger replay -c 'why /invites/inv_7/status' -c 'blame /invites/inv_7'",
      "invite-ledger replay --to 17 invites",
      "invite-ledger replay --to 2026-11-21T09:00Z --diff end",
      "invite-ledger replay --log backup/ledger -x session.txt --json",
      "invite-ledger replay -c 'omit actor=mallory' -c 'print /members/bob'",
      "invite-ledger replay -c 'minimize /invites/inv_7/status = revoked to smallest.ndjson'",
    ],
    details: [
      "On a terminal it asks for words: `help` lists them, Tab completes them, Ctrl-C stops a search. In a pipe, and with",
      "names of models, it prints them at the position: " + ReplayCommand.modelNames.joined(separator: ", ") + ".",
      "A position is a seq, start, end, a time, mark:NAME, next:QUERY, prev:QUERY, inv_7:issued or inv_7:last.",
      "Reads log files only, beside a running service or without one, and never writes to them. A damaged log is opened",
      "up to its damage. Exit status 1: the last answer is no, or the two positions of --diff differ.",
    ],
    flags: ReplayCommand.flags, run: ReplayCommand.run)
}

enum ReplayCommand {
  static let modelNames = LedgerModels.types.map { $0.name }

  static let flags = [
    Flag("--to", value: "POS", help: "the position to begin at; end without it"),
    Flag("--diff", value: "POS", help: "print the difference from --to to this position"),
    Flag("-c", "--command", value: "WORDS", help: "carry out these words instead of asking; may be repeated"),
    Flag("-x", "--script", value: "FILE", help: "carry out the lines of this file; - is standard input"),
    Flag("--json", help: "answers as JSON, one a line"),
    Flag("--dir", value: "DIR", help: "the ledger's directory"),
    LogSource.flag,
    Flag("-o", "--output", value: "FORMAT", help: "of a difference: text, or json for a JSON Patch (RFC 6902)"),
    Flag("--reveal", help: "show addresses in full on a terminal"),
  ]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    let (source, names) =
      try LogSource.find(arguments) ?? (LogSource([try LogSource.directory(arguments)]), arguments.words)
    for name in names where !modelNames.contains(name) {
      throw ProgramFault(
        "there is no model \(name)", hint: "one or more of " + modelNames.joined(separator: ", "))
    }
    let style = try OutputStyle(arguments)
    let interrupts = try Interrupts()
    var shell = try ReplayShell(
      ReplayShell.open(source, interrupts), of: source, style: style, writesJSON: arguments.has("--json"))
    if let position = arguments.value("--to") { try shell.go(to: position) }
    if let other = arguments.value("--diff") { return try shell.printDifference(to: other, of: names) }
    if let lines = try script(arguments) { return try shell.perform(lines, interrupts) }
    guard names.isEmpty, StandardStream.input.isTerminal, StandardStream.output.isTerminal else {
      try shell.printModels(names.isEmpty ? modelNames : names)
      return ExitStatus.done
    }
    return try shell.converse(interrupts)
  }

  /// The lines to carry out; nil when a person is to be asked.
  private static func script(_ arguments: Arguments) throws -> [String]? {
    let commands = arguments.values("-c")
    guard let path = arguments.value("-x") else { return commands.isEmpty ? nil : commands }
    let limit = Replay.Limits.scriptLines * Replay.Limits.lineBytes
    let bytes = path == "-" ? try InputFile.standardInput(limit: limit) : try InputFile.bytes(of: path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ProgramFault("\(path) is not UTF-8", status: ExitStatus.badData)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count <= Replay.Limits.scriptLines else {
      throw ProgramFault("a script has at most \(Replay.Limits.scriptLines) lines", status: ExitStatus.badData)
    }
    return commands + lines
  }
}
