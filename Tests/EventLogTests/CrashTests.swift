// Death, failing syncs and a full disk at every operation of a script with a first start, segment changes and recoveries.

import EventLog
import Hashing
import SimulatedDisk
import SystemCalls
import Testing

@Suite struct CrashTests {
  private static let script = [[1], [2, 1], [3], [1, 1, 1], [4]]

  private func log(_ seed: UInt64) -> LogOnDisk {
    let log = LogOnDisk(seed: seed)
    log.options.limits.segmentBytes = 900
    return log
  }

  /// How many operations the script has without faults.
  private func operations() throws -> Int {
    let log = log(1)
    try log.write(groups: Self.script)
    return log.disk.operations
  }

  /// Nothing acknowledged may be missing, and one more command must succeed and survive.
  private func checkRestart(_ log: LogOnDisk, _ what: String) throws {
    let found = try log.found()
    #expect(found >= log.acknowledged, "\(what)")
    try log.write(groups: [[1]], closing: false)
    let acknowledged = log.acknowledged
    #expect(acknowledged > found, "\(what)")
    log.disk.stop(.powerLoss)
    #expect(try log.found() == acknowledged, "\(what)")
    let verified = try LogVerifier.verify(log.disk.root, limits: log.options.limits, isKnown: log.options.isKnown)
    #expect(verified.position.seq == acknowledged, "\(what)")
  }

  @Test(arguments: Stop.allCases) func `F1, F3, F4 death at any operation loses nothing acknowledged`(_ stop: Stop)
    throws
  {
    for operation in 1...(try operations()) {
      for seed in 1...3 as ClosedRange<UInt64> {
        let log = log(seed)
        log.disk.plan(.death, in: operation)
        #expect(throws: (any Error).self, "death at \(operation)") { try log.write(groups: Self.script) }
        #expect(log.disk.isDead)
        log.disk.stop(stop)
        try checkRestart(log, "death at \(operation), seed \(seed)")
      }
    }
  }

  @Test func `F27 death at any operation of a recovery is recovered from`() throws {
    for operation in 1...12 {
      for seed in 1...4 as ClosedRange<UInt64> {
        let log = log(seed)
        try log.write(groups: [[1], [2, 1]], closing: false)
        log.disk.plan(.death, in: 3)
        #expect(throws: (any Error).self) { try log.write(groups: [[4, 4], [1]], closing: false) }
        log.disk.stop(.powerLoss)
        log.disk.plan(.death, in: operation)
        _ = try? log.found()
        log.disk.heal()
        log.disk.stop(.powerLoss)
        try checkRestart(log, "recovery died at \(operation), seed \(seed)")
      }
    }
  }

  @Test func `F7 a failure at any operation ends the log, and a start finds all`() throws {
    for operation in 1...(try operations()) {
      let log = log(UInt64(operation))
      log.disk.plan(.failure, in: operation)
      _ = try? log.write(groups: Self.script)
      log.disk.stop(operation.isMultiple(of: 2) ? .kill : .powerLoss)
      try checkRestart(log, "failure at \(operation)")
    }
  }

  @Test func `F9 a failed sync is never followed by another write`() throws {
    let log = LogOnDisk()
    try log.work { opened in
      _ = try opened.append(Example.command(1))
      // fallocate was first; the write, then the sync.
      log.disk.plan(.failure, in: 2)
      guard case .failed(let error)? = opened.commitAll().first else { throw Unexpected("no failure") }
      #expect(error.call == "fdatasync")
      let operations = log.disk.operations
      #expect(throws: LogError.stopped(error)) { _ = try opened.append(Example.command(1)) }
      let none = opened.beginCommit() == nil && opened.beginHead() == nil
      #expect(none)
      #expect(throws: LogError.stopped(error)) { try opened.writeHead() }
      #expect(opened.durableSeq == 1)
      #expect(opened.failure == error)
      #expect(log.disk.operations == operations)
    }
  }

  @Test func `F8 a short write is continued at the next byte`() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      let log = LogOnDisk(seed: seed)
      try log.work { opened in
        _ = try opened.append(Example.command(3))
        log.disk.plan(.shortWrite, in: 1)
        opened.commitAll()
        #expect(opened.durableSeq == 4)
      }
      log.disk.stop(.powerLoss)
      #expect(try log.found() == 4)
    }
  }
}
