// `replay`: the read models as they were at any position, and what changed between two.
import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import Projections
import SystemCalls

extension SubCommand {
  static let replay = SubCommand(
    name: "replay", summary: "prints the state at any position of the log, or what changed between two",
    examples: [
      "invite-ledger replay",
      "invite-ledger replay --to 17 invites",
      "invite-ledger replay --to 2026-11-21T09:00Z --diff end",
      "invite-ledger replay --log backup/ledger --to 17 --diff 18 -o json",
    ],
    details: [
      "A position is a seq, start, end, or a time. Models: " + ReplayModels.names.joined(separator: ", ")
        + "; all without one.",
      "Reads log files only, beside a running service or without one. Exit status 1: the two positions differ.",
    ],
    flags: ReplayCommand.flags, run: ReplayCommand.run)
}

enum ReplayCommand {
  static let flags = [
    Flag("--to", value: "POS", help: "the position to replay to; end without it"),
    Flag("--diff", value: "POS", help: "print the difference from --to to this position"),
    Flag("--dir", value: "DIR", help: "the ledger's directory"),
    LogSource.flag,
    Flag("-o", value: "FORMAT", help: "of a difference: text, or json for a JSON Patch (RFC 6902)"),
    Flag("--reveal", help: "show addresses in full on a terminal"),
  ]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    let (source, names) =
      try LogSource.find(arguments) ?? (LogSource([LogSource.directory(arguments)]), arguments.words)
    let models = try ReplayModels(named: names)
    let position = try ReplayPosition(arguments.value("--to") ?? "end")
    guard let other = try arguments.value("--diff").map({ (text) throws(ProgramFault) in try ReplayPosition(text) })
    else {
      let replayed = try models.replayed(source.reader, to: position)
      try StandardStream.output.write(replayed.snapshotText + [UInt8(ascii: "\n")])
      return ExitStatus.done
    }
    let before = try models.replayed(source.reader, to: position)
    let after = try models.replayed(source.reader, to: other)
    return try print(try before.document().differences(to: after.document()), before.seq, after.seq, arguments)
  }

  private static func print(
    _ differences: [SnapshotDifference], _ from: UInt64, _ to: UInt64, _ arguments: Arguments
  ) throws -> Int32 {
    let style = try OutputStyle(arguments)
    if style.format == .json || style.format == .ndjson {
      try StandardStream.output.write(SnapshotDifference.patch(differences).canonicalBytes + [UInt8(ascii: "\n")])
    } else {
      Console.say(
        "seq \(from) → \(to): " + (differences.count == 1 ? "1 difference" : "\(differences.count) differences"))
      let lines = SnapshotDifference.lines(differences).map { style.shown($0) + "\n" }
      try StandardStream.output.write(Array(lines.joined().utf8))
    }
    return differences.isEmpty ? ExitStatus.done : ExitStatus.no
  }
}

/// Where a replay stops.
struct ReplayPosition {
  /// The last line that is taken, if it is known before reading.
  private let seq: UInt64?
  private let query: Query?

  /// Reads a seq, `start`, `end`, or a time, which means behind everything that had happened by then.
  init(_ text: String) throws(ProgramFault) {
    switch text {
    case "start": (seq, query) = (0, nil)
    case "end": (seq, query) = (.max, nil)
    default:
      if let number = UInt64(text) {
        (seq, query) = (number, nil)
      } else {
        (seq, query) = (nil, try Self.until(text))
      }
    }
  }

  private static func until(_ text: String) throws(ProgramFault) -> Query {
    do {
      return try FileQuestion.query(["until=" + text])
    } catch {
      throw ProgramFault("\(text) is no position", hint: "a seq, start, end, or a time such as 2h or 2026-11-21T09:00Z")
    }
  }

  /// The seq that must be there, for a position that names one.
  var namedSeq: UInt64? { seq == .max ? nil : seq }

  /// Whether the record lies at or before the position.
  func includes(_ record: Record) -> Bool {
    if let seq { return record.seq <= seq }
    return query?.matches(record) ?? true
  }
}
