// A full disk: refused, undone, and forgotten when there is space again.

import EventLog
import Hashing
import SimulatedDisk
import SystemCalls
import Testing

@Suite struct FullDiskTests {
  @Test func `F5 a command is refused before anything is appended when no space can be reserved`() throws {
    let log = LogOnDisk()
    try log.work { opened in
      log.disk.plan(.noSpaceForever, in: 1)
      #expect(throws: LogError.full(retryMilliseconds: 500)) { _ = try opened.append(Example.command(1)) }
      #expect(opened.nextSeq == 2)
      log.disk.heal()
      _ = try opened.append(Example.command(1))
      opened.commitAll()
      #expect(opened.durableSeq == 2)
    }
  }

  @Test func `F5 what is kept for urgent commands is theirs alone`() throws {
    let log = LogOnDisk()
    log.options.limits.reservedForUrgent = 1000
    try log.work { opened in
      _ = try opened.append(Example.command(1))
      opened.commitAll()
      log.disk.plan(.noSpaceForever, in: 1)
      var ordinary = 0
      while (try? opened.append(Example.command(1))) != nil { ordinary += 1 }
      var urgent = 0
      while (try? opened.append(Example.command(1), .urgent)) != nil { urgent += 1 }
      #expect(ordinary > 0)
      #expect(urgent >= 3)
      opened.commitAll()
      #expect(opened.durableSeq == UInt64(2 + ordinary + urgent))
    }
  }

  @Test(arguments: [Fault.noSpace, .noSpaceForever])
  func `F5 a group that finds no space is undone with everything decided after it`(_ fault: Fault) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let log = LogOnDisk(seed: seed)
      log.options.limits.groupBytes = 300
      try log.work { opened in
        _ = try opened.append(Example.command(1, note: "kept"))
        opened.commitAll()
        let tree = opened.durableTree
        let length = log.bytes.count
        _ = try opened.append(Example.command(3, note: "lost"))
        log.disk.plan(fault, in: 1)
        let commit = try next(&opened)
        _ = try opened.append(Example.command(2, note: "decided later"))
        guard case .full(500, droppedFrom: 3) = opened.endCommit(commit.run()) else { throw Unexpected("not full") }
        let isAsBefore = opened.nextSeq == 3 && opened.tree == tree && !opened.hasCollected
        #expect(isAsBefore)
        #expect(log.bytes.count == length)
        log.disk.heal()
        _ = try opened.append(Example.command(2, note: "after"))
        opened.commitAll()
        #expect(opened.durableSeq == 4)
      }
      log.disk.stop(.powerLoss)
      #expect(try log.found() == 4)
      #expect(!String(decoding: log.bytes, as: UTF8.self).contains("lost"))
    }
  }

  private func next(_ log: inout EventLog) throws -> GroupCommit {
    guard let commit = log.beginCommit() else { throw Unexpected("nothing to commit") }
    return commit
  }

  @Test func `F5, F27 a full disk at any operation of a segment change is undone`() throws {
    for operation in 1...8 {
      let log = LogOnDisk(seed: UInt64(operation))
      log.options.limits.segmentBytes = 500
      try log.work { opened in
        while !opened.isSegmentChangeDue {
          _ = try opened.append(Example.command(1))
          opened.commitAll()
        }
        let before = opened.durableSeq
        _ = try opened.changeSegment(Example.segmentOpened(opened.segmentFacts))
        _ = try opened.append(Example.command(1))
        log.disk.plan(.noSpaceForever, in: operation)
        for result in opened.commitAll() { if case .failed(let error) = result { throw error } }
        log.disk.heal()
        if opened.durableSeq == before {
          let isDue = opened.isSegmentChangeDue
          #expect(isDue, "operation \(operation)")
          _ = try opened.changeSegment(Example.segmentOpened(opened.segmentFacts))
        }
        _ = try opened.append(Example.command(1))
        opened.commitAll()
        log.acknowledged = opened.durableSeq
        #expect(opened.durableSeq >= before + 2, "operation \(operation)")
      }
      log.disk.stop(.powerLoss)
      #expect(try log.found() == log.acknowledged, "operation \(operation)")
    }
  }

  @Test func `a cut that fails after a full disk ends the log`() throws {
    let log = LogOnDisk(seed: 3)
    try log.work { opened in
      _ = try opened.append(Example.command(1))
      log.disk.plan(.noSpaceForever, in: 1)
      for operation in 2...3 { log.disk.plan(.failure, in: operation) }
      guard case .failed? = opened.commitAll().first else { throw Unexpected("no failure") }
      #expect(opened.failure != nil)
    }
  }
}
