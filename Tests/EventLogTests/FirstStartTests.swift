// The first start: in an order that survives death at every step.

import EventLog
import Hashing
import SimulatedDisk
import SystemCalls
import Testing

@Suite struct FirstStartTests {
  @Test func `a first start that died anywhere is continued with its key`() throws {
    let complete = LogOnDisk()
    try complete.write(groups: [])
    for operation in 1...complete.disk.operations {
      for stop in Stop.allCases {
        let log = LogOnDisk(seed: UInt64(operation))
        log.options.key = KeyFile(name: "key") { Array("the first key\n".utf8) }
        log.disk.plan(.death, in: operation)
        #expect(log.refusal() != nil)
        log.disk.stop(stop)
        let kept = log.disk.contents("key")
        log.options.key = KeyFile(name: "key") { Array("another key\n".utf8) }
        try log.work { opened in
          let key = opened.takeKey()
          #expect(key == kept ?? Array("another key\n".utf8), "death at \(operation)")
          #expect(opened.durableSeq == 1)
        }
        #expect(kept == nil || kept == Array("the first key\n".utf8))
      }
    }
  }

  @Test func `the key is durable before the first line, and the line before head`() throws {
    for operation in 1...20 {
      let log = LogOnDisk(seed: UInt64(operation))
      log.disk.plan(.death, in: operation)
      _ = log.refusal()
      log.disk.stop(.powerLoss)
      if log.bytes.last == UInt8(ascii: "\n") { #expect(log.disk.contents("key") != nil) }
      if log.disk.contents("head") != nil { #expect(log.lines.count == 1) }
    }
  }

  @Test(arguments: ["notes.txt", "events-00000000000000000002.ndjson", "quarantine/old"])
  func `a directory with anything else in it is refused`(_ name: String) throws {
    let log = LogOnDisk()
    log.disk.replace(name, with: [1])
    #expect(log.refusal() == .notALedger(directory: "ledger", found: name))
  }

  @Test func `a tolerated name is no obstacle`() throws {
    let log = LogOnDisk()
    log.disk.replace("socket", with: [])
    log.options.tolerated = ["socket"]
    #expect(try log.found() == 1)
  }

  @Test func `a log whose key file is gone is refused by name`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1]])
    log.disk.lose("key")
    #expect(log.refusal() == .keyMissing(file: "ledger/key"))
  }
}
