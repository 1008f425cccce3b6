// What a replay session gets from this program: files, other programs, commands in the protocol's words.
import InviteLedger
import JSONText
import LedgerService
import LineProtocol
import Replay
import SystemCalls

enum SessionOutside {
  static func make(for source: LogSource) -> Outside {
    var outside = Outside()
    outside.readCommand = InsertedCommand.read
    outside.readFile = { try InputFile.bytes(of: $0, limit: Replay.Limits.scriptLines * Replay.Limits.lineBytes) }
    outside.writeFile = { path, bytes in try FileReplacement.create(bytes, at: path) }
    outside.runProgram = run
    let paths = source.paths
    outside.replayElsewhere = { program, words, zone, look in
      try replay(paths, by: program, words, zone, look)
    }
    if let directory = source.directory {
      outside.keepMark = { SessionMarks.keep($0, $1, in: directory) }
    }
    return outside
  }

  /// Runs a program with a state as its input; `INVITE_LEDGER_SEQ` says where the state is from.
  @Sendable private static func run(
    _ words: [String], seq: UInt64, input: [UInt8], look: () throws -> Void
  ) throws -> Int32 {
    let outcome = try ChildProcess.run(
      words, environment: ["INVITE_LEDGER_SEQ": String(seq)], input: input,
      milliseconds: Replay.Limits.programMilliseconds, look: look)
    switch outcome.ending {
    case .exit(let status): return status
    case .signal(let number): return 128 + number
    case .deadline:
      throw ReplayError(
        "the program ran for more than \(Replay.Limits.programMilliseconds / 60_000) minutes at seq \(seq)")
    }
  }
}

extension SessionOutside {
  /// Runs `replay --json` of this program, or of another build, on the same files.
  private static func replay(
    _ paths: [String], by program: String?, _ words: [String], _ zone: String?, _ look: () throws -> Void
  ) throws -> [JSONValue] {
    let command =
      [program ?? ProcessFacts.ownProgram, "replay", "--json"] + paths.flatMap { ["--log", $0] }
      + words.flatMap { ["-c", $0] }
    let outcome = try ChildProcess.run(
      command, environment: zone.map { ["TZ": $0] } ?? [:], outputLimit: Replay.Limits.answerBytes,
      milliseconds: Replay.Limits.programMilliseconds, look: look)
    guard case .exit(0...1) = outcome.ending else {
      throw ReplayError(
        "\(program ?? "the other process") ended with \(outcome.ending)", hint: "see what it said above")
    }
    return try outcome.output.split(separator: UInt8(ascii: "\n")).map { line in
      try JSONReader.value(of: line, limits: JSONLimits(depth: 32, keys: .max))
    }
  }
}

/// Marks in the ledger's directory, which the service reads when it starts and adds to.
enum SessionMarks {
  /// The marks of a directory; none of single files.
  static func read(_ source: LogSource) throws -> [String: UInt64] {
    guard let directory = source.directory else { return [:] }
    return try MarkFile(in: directory).read().marks.mapValues(\.seq)
  }

  /// Adds a mark, and says whether others will see it.
  static func keep(_ name: String, _ seq: UInt64, in directory: Directory) -> String {
    let uid = ProcessFacts.effectiveUserID
    let actor = MachineAccounts.userName(of: uid) ?? "uid:\(uid)"
    let mark = Mark(
      name: name, seq: seq, time: Timestamp(microseconds: SystemClock.wallMicroseconds), actor: actor)
    do throws(SystemError) {
      try MarkFile(in: directory).add(mark)
      return "kept in \(MarkFile.name)"
    } catch { return "kept in this session alone: \(error)" }
  }
}
