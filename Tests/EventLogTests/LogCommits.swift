// Steps that tests of the log share: a fixed script, committing at once, opening as the next process would.

import EventLog
import Hashing
import SimulatedDisk
import SystemCalls
import Testing

extension EventLog {
  /// Commits, on this thread, whatever waits.
  @discardableResult
  mutating func commitAll() -> [CommitResult] {
    var results: [CommitResult] = []
    while let commit = beginCommit() { results.append(endCommit(commit.run())) }
    return results
  }
}

/// Something a test did not expect, with what it was.
struct Unexpected: Error {
  let text: String

  init(_ value: some Any) { text = String(describing: value) }
}

/// A log on a simulated disk, and what was acknowledged of it.
final class LogOnDisk {
  let disk: SimulatedDisk
  var options: LogOptions
  /// The last seq that a commit said is durable.
  var acknowledged: UInt64 = 0

  init(seed: UInt64 = 1) {
    disk = SimulatedDisk(seed: seed)
    options = Example.options(disk.root)
    options.limits.reservedAhead = 1000
    options.limits.reservedForUrgent = 100
  }

  static let firstSegment = "events-00000000000000000001.ndjson"

  /// Opens, lets `body` work, and lets go without closing, as a killed process does.
  func work<Value>(_ body: (inout EventLog) throws -> Value) throws -> Value {
    var log = try EventLog.open(options)
    acknowledged = max(acknowledged, log.durableSeq)
    return try body(&log)
  }

  /// Opens a log, commits each group of commands of the given sizes, and closes it.
  func write(groups: [[Int]], closing: Bool = true) throws {
    var log = try EventLog.open(options)
    acknowledged = max(acknowledged, log.durableSeq)
    for group in groups {
      for (index, size) in group.enumerated() {
        if log.isSegmentChangeDue { _ = try log.changeSegment(Example.segmentOpened(log.segmentFacts)) }
        _ = try log.append(Example.command(size, note: "\(log.nextSeq).\(index)"))
      }
      try note(log.commitAll())
    }
    if closing { try log.close() }
  }

  private func note(_ results: [CommitResult]) throws {
    for result in results {
      switch result {
      case .durable(let range, _): acknowledged = range.upperBound
      case .failed(let error): throw error
      case .full, .head: break
      }
    }
  }

  /// The last seq that the next process finds.
  func found() throws -> UInt64 { try work { $0.durableSeq } }

  /// The error with which the next process refuses to start.
  func refusal() -> LogError? {
    do throws(LogError) {
      let log = try EventLog.open(options)
      _ = log.durableSeq
      return nil
    } catch {
      return error
    }
  }

  var bytes: [UInt8] {
    get { disk.contents(Self.firstSegment) ?? [] }
    set { disk.replace(Self.firstSegment, with: newValue) }
  }

  /// The lines of the first segment, without newlines.
  var lines: [[UInt8]] {
    get { bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) } }
    set { bytes = Array(newValue.map { $0 + [UInt8(ascii: "\n")] }.joined()) }
  }
}

extension LogError {
  var damage: DamageReason? {
    if case .damaged(let damage) = self { return damage.reason }
    return nil
  }
}
