// One simulated life of a log: several processes, each with faults, each ending one way or another.

import EventLog
import Hashing
import Randomness
import SimulatedDisk
import SystemCalls

/// A run, repeated exactly by its seed.
struct CrashRun {
  private var random: SeededRandom
  let disk: SimulatedDisk
  private let options: LogOptions
  private var issued = IssuedLog()
  private var made = 0

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    disk = SimulatedDisk(seed: seed ^ 0x5eed)
    var options = Example.options(disk.root)
    options.limits.lineBytes = 1200
    options.limits.groupBytes = 1500
    options.limits.segmentBytes = UInt64(800 + random.below(4000))
    options.limits.reservedAhead = 1000
    options.limits.reservedForUrgent = 300
    options.limits.chunkBytes = 1300 + random.below(3000)
    self.options = options
  }

  /// Lives through everything and checks the invariants after each process.
  mutating func run() throws {
    for _ in 0..<1 + random.below(4) {
      if !random.oneIn(6) { planFaults() }
      try live(mayFail: true)
      disk.heal()
    }
    if random.oneIn(4) { return try rot() }
    // I4: one more command succeeds, is acknowledged, and survives.
    try oneMoreCommand()
    try live(mayFail: false, steps: 0)
    try verify()
  }

  private mutating func planFaults() {
    let kinds: [Fault] = [.death, .death, .failure, .noSpace, .noSpaceForever, .shortWrite]
    for _ in 0..<1 + random.below(3) {
      disk.plan(kinds[random.below(kinds.count)], in: 1 + random.below(random.oneIn(2) ? 12 : 60))
    }
  }

  /// One process: it starts, works, and ends.
  private mutating func live(mayFail: Bool, steps: Int? = nil) throws {
    do {
      guard var log = try start(mayFail: mayFail) else { return stop() }
      try issued.adopt(log)
      try checkKept(log.recovery)
      guard log.takeKey() == Array("0 secret of the examples\n".utf8) else {
        throw Violation(text: "I1: the key file is not what was written")
      }
      if !log.recovery.cuts.isEmpty, random.oneIn(4) {
        _ = consume log
        return try checkCutStays()
      }
      for _ in 0..<(steps ?? 3 + random.below(22)) where !disk.isDead { try step(&log) }
      if !disk.isDead, random.oneIn(3) { return try close(log) }
    }
    stop()
  }

  private mutating func stop() { disk.stop(random.oneIn(3) ? .kill : .powerLoss) }

  /// - Returns: nil when a planned fault kept it from starting.
  private func start(mayFail: Bool) throws -> EventLog? {
    do throws(LogError) {
      return try EventLog.open(options)
    } catch {
      if case .system = error, mayFail { return nil }
      throw Violation(text: "refused to start: \(error)")
    }
  }

  private mutating func close(_ log: consuming EventLog) throws {
    while let commit = log.beginCommit() {
      if case .failed = try end(commit, &log) { return stop() }
    }
    do throws(LogError) { try log.close() } catch { return stop() }
  }

  /// Everything that was cut must have been kept.
  private func checkKept(_ report: RecoveryReport) throws {
    for cut in report.cuts where cut.bytes > 0 {
      guard let name = cut.kept, disk.contents("quarantine/\(name)")?.count == cut.bytes else {
        throw Violation(text: "quarantine: \(cut.bytes) bytes of \(cut.file) were cut and not kept")
      }
    }
  }

  /// What a start has cut stays cut, also when power is lost right after it.
  private mutating func checkCutStays() throws {
    disk.stop(.powerLoss)
    disk.heal()
    guard let log = try start(mayFail: false) else { return }
    guard log.recovery.cuts.isEmpty else {
      throw Violation(text: "a start cut \(log.recovery.cuts[0].bytes) bytes that the start before had cut")
    }
    try issued.adopt(log)
  }

  private mutating func step(_ log: inout EventLog) throws {
    switch random.below(10) {
    case 0..<5: try append(&log)
    case 5..<9:
      guard let commit = log.beginCommit() else { return }
      if random.oneIn(3) { try append(&log) }
      _ = try end(commit, &log)
    default:
      guard let write = log.beginHead() else { return }
      _ = try end(write, &log)
    }
  }

  private mutating func append(_ log: inout EventLog) throws {
    let next = log.nextSeq
    do throws(LogError) {
      if log.isSegmentChangeDue {
        let line = Example.segmentOpened(log.segmentFacts)
        _ = try log.changeSegment(line)
        issued.append([line])
      }
      made += 1
      let note = "c\(made)" + String(repeating: "n", count: random.below(random.oneIn(3) ? 700 : 60))
      let command = Example.command(random.oneIn(3) ? 2 + random.below(4) : 1, note: note)
      _ = try log.append(command, random.oneIn(4) ? .urgent : .ordinary)
      issued.append(command)
    } catch {
      switch error {
      case .full, .stopped, .system, .backlog: break
      default: throw Violation(text: "append at \(next): \(error)")
      }
    }
    guard log.nextSeq == issued.count + 1 else {
      throw Violation(text: "I1: after line \(issued.count) the log goes on with \(log.nextSeq)")
    }
  }

  /// Runs a commit and notes what it says; a reader looks before and after.
  private mutating func end(_ commit: GroupCommit, _ log: inout EventLog) throws -> CommitResult {
    issued.see(log.index.durableSeq)
    let outcome = commit.run()
    issued.see(log.index.durableSeq)
    let result = log.endCommit(outcome)
    switch result {
    case .durable(let range, _): try issued.acknowledge(range)
    case .full(_, let seq):
      try issued.drop(from: seq)
      if random.oneIn(2) { disk.heal() }
    case .failed, .head: break
    }
    return result
  }

  private mutating func oneMoreCommand() throws {
    guard var log = try start(mayFail: false) else { return }
    try issued.adopt(log)
    try append(&log)
    while let commit = log.beginCommit() {
      guard case .durable = try end(commit, &log) else { throw Violation(text: "I4: one more command did not succeed") }
    }
    guard issued.acknowledged == issued.count else {
      throw Violation(text: "I4: one more command was not acknowledged")
    }
    disk.stop(.powerLoss)
  }

  /// I3: reading everything again gives the tree that the log has.
  private func verify() throws {
    let log: VerifiedLog
    do throws(LogError) {
      log = try LogVerifier.verify(disk.root, limits: options.limits, isKnown: options.isKnown)
    } catch {
      throw Violation(text: "I3: verify: \(error)")
    }
    let opened = try EventLog.open(options)
    guard log.position.tree == opened.tree, log.position.seq == opened.durableSeq else {
      throw Violation(text: "I3: the tree over all lines is not the tree of the log")
    }
  }

  /// Damages one place of a log at rest; it must be refused, or cost no more than the last group, or change nothing.
  private mutating func rot() throws {
    var floor: UInt64 = 0
    let isClosed = random.oneIn(2)
    do {
      guard var log = try start(mayFail: false) else { return }
      try issued.adopt(log)
      for _ in 0..<4 { try step(&log) }
      while let commit = log.beginCommit() { _ = try end(commit, &log) }
      floor = isClosed ? log.durableSeq : log.durable.batch - 1
      if isClosed { try log.close() }
    }
    disk.stop(.kill)
    guard let rot = Rot.strike(disk, headCoversAll: isClosed, &random) else { return }
    if rot.file == "head" { floor = issued.acknowledged }
    do {
      let log = try EventLog.open(options)
      try issued.adopt(log, floor: floor)
    } catch is LogError {
      return
    } catch let violation as Violation {
      throw Violation(text: "after \(rot): \(violation.text)")
    }
  }
}
