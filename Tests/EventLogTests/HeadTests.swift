// `head`: two slots, written in turn.

import EventLog
import Hashing
import SimulatedDisk
import Testing

@Suite struct HeadTests {
  private func slots(_ log: LogOnDisk) -> [String] {
    let text = String(decoding: log.disk.contents("head") ?? [], as: UTF8.self)
    return text.split(separator: "\n").map { String($0.replacing(" ", with: "")) }
  }

  @Test func `every write takes the slot that is older`() throws {
    let log = LogOnDisk()
    try log.work { opened in
      var before = slots(log)
      for turn in 0..<4 {
        _ = try opened.append(Example.command(1))
        opened.commitAll()
        try opened.writeHead()
        let after = slots(log)
        #expect(after[turn % 2] == before[turn % 2])
        #expect(after[1 - turn % 2].hasPrefix(#"{"head":\#(turn + 3),"seq":\#(turn + 2),"#))
        before = after
      }
    }
  }

  @Test func `nothing is written when head says it already`() throws {
    let log = LogOnDisk()
    try log.work { opened in
      let operations = log.disk.operations
      try opened.writeHead()
      let none = opened.beginHead() == nil
      #expect(none)
      #expect(log.disk.operations == operations)
    }
  }

  @Test func `a damaged byte in one slot leaves the other, and both damaged are refused`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [1]])
    let head = log.disk.contents("head") ?? []
    for index in head.indices {
      var damaged = head
      damaged[index] ^= 1
      log.disk.replace("head", with: damaged)
      #expect(try log.found() == 3, "byte \(index)")
      damaged[(index + 512) % 1024] ^= 1
      log.disk.replace("head", with: damaged)
      #expect(log.refusal() == .headUnreadable(file: "head"), "byte \(index)")
      log.disk.replace("head", with: head)
    }
  }

  @Test func `head torn at any byte leaves the other slot`() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      let log = LogOnDisk(seed: seed)
      try log.work { opened in
        _ = try opened.append(Example.command(1))
        opened.commitAll()
        log.disk.plan(.death, in: 1)
        #expect(throws: LogError.self) { try opened.writeHead() }
      }
      log.disk.stop(.kill)
      #expect(try log.found() == 2)
    }
  }
}
