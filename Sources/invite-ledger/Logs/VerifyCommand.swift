// `verify`: reads a whole log again and believes nothing but its bytes.
import EventLog
import Hashing
import InviteLedger
import LedgerFormat
import SystemCalls

extension SubCommand {
  static let verify = SubCommand(
    name: "verify", summary: "checks every line of a log: sums, gaps, the proof tree, digests of personal values",
    examples: [
      "invite-ledger verify",
      "invite-ledger verify backup/ledger",
      "invite-ledger verify ledger --expect 1204:9f2c…",
    ],
    details: [
      "Needs the files alone; it changes nothing and may run beside the service. --expect takes size and root that a",
      "receipt gave (@receipt), and finds a log that was rolled back or forked. Exit status 1: the log is not in order.",
    ],
    flags: VerifyCommand.flags, run: VerifyCommand.run)
}

enum VerifyCommand {
  static let flags = [
    Flag("--expect", value: "SIZE:ROOT", help: "the tree had this root when it had so many lines"),
    Flag("--dir", value: "DIR", help: "the ledger's directory"),
  ]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    var receipt = ReceiptCheck(expecting: try arguments.value("--expect").map(ExpectedTree.init))
    var threads = try CheckThreads()
    let take = { (line: LogLine) in
      receipt.take(line)
      threads.take(line)
    }
    let paths = arguments.words.isEmpty ? [try LogSource.directory(arguments)] : arguments.words
    do {
      if paths.count == 1, let path = paths.first, try PathFacts.of(path)?.isDirectory == true {
        try verifyDirectory(path, take)
      } else {
        try verifyFiles(paths, take)
      }
    } catch let error as LogError {
      if case .system(let error) = error { throw error }
      throw ProgramFault("\(error)", status: ExitStatus.no)
    }
    let checks = try threads.finish()
    return try conclude(checks, unmetExpectation: receipt.unmetExpectation(lines: checks.lines))
  }

  private static func verifyDirectory(_ path: String, _ take: (LogLine) -> Void) throws {
    let log = try LogVerifier.verify(
      try Directory(path: path, trust: .anyone),
      isKnown: LineDecoder.isKnown, onLine: take)
    if log.segments.isEmpty {
      throw ProgramFault("\(path) holds no log", hint: "give the directory of a ledger", status: ExitStatus.noInput)
    }
    for segment in log.segments { try Console.print("\(segment.name): \(segment.lines) lines, \(segment.bytes) bytes") }
    try Console.print("tree: \(log.position.tree.size):\(log.position.tree.root.hex)")
    if let head = log.head {
      try Console.print("head: durable up to seq \(head.seq)")
    } else {
      try Console.print("head: none, so a log that was cut short cannot be told")
    }
    if let tail = log.tail {
      try Console.print(
        "behind it: \(tail.bytes) bytes of \(tail.file) from \(tail.offset) that were never acknowledged: \(tail.reason)"
      )
    }
  }

  /// Files that were named one by one have no head and no place in the tree.
  private static func verifyFiles(_ paths: [String], _ take: (LogLine) -> Void) throws {
    try LogSource(paths).reader.forEachLine { line in
      take(line)
      return true
    }
    try Console.print("single files: sums, gaps and digests checked, the tree is not; give the directory for that")
  }

  private static func conclude(_ check: LineChecks, unmetExpectation: String?) throws -> Int32 {
    try Console.print("lines: \(check.lines), personal values: \(check.matching) match their digests")
    for fault in check.faults.prefix(20) { Console.say("seq \(fault.seq): \(fault.what)") }
    if check.faults.count > 20 { Console.say("and \(check.faults.count - 20) more") }
    if let unmetExpectation { throw ProgramFault(unmetExpectation, status: ExitStatus.no) }
    guard check.faults.isEmpty else { throw ProgramFault("the log is not in order", status: ExitStatus.no) }
    try Console.print("in order")
    return ExitStatus.done
  }
}
