// Clocks, randomness, accounts, settings of the process.

import Foundation
import SystemCalls
import Testing

@Suite struct `Facts from the kernel` {
  @Test func `the clocks never go back`() {
    var last = (SystemClock.monotonicNanoseconds, SystemClock.bootMicroseconds)
    for _ in 0..<1_000 {
      let now = (SystemClock.monotonicNanoseconds, SystemClock.bootMicroseconds)
      #expect(now.0 >= last.0 && now.1 >= last.1)
      last = now
    }
  }

  @Test func `wall time is in microseconds since 1970`() {
    // Between 2025 and 2100.
    #expect((1_735_689_600_000_000..<4_102_444_800_000_000).contains(SystemClock.wallMicroseconds))
  }

  @Test func `as many processors work as the kernel lists`() throws {
    let list = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    #expect(ProcessFacts.processors == list.split(separator: "\n").count { $0.hasPrefix("processor") })
  }

  @Test func `random bytes fill the whole buffer and do not repeat`() throws {
    let one = try Randomness.bytes(4_096)
    let other = try Randomness.bytes(4_096)
    #expect(one.count == 4_096)
    #expect(one != other)
    // All zero at the end with a chance of 2^-512.
    #expect(one.suffix(64) != ArraySlice(repeating: 0, count: 64))
    #expect(try Randomness.bytes(0) == [])
  }

  @Test func `users and groups have names, unless they do not exist`() {
    #expect(MachineAccounts.userName(of: 0) == "root")
    #expect(MachineAccounts.groupID(named: "root") == 0)
    #expect(MachineAccounts.userName(of: 4_000_000_000) == nil)
    #expect(MachineAccounts.groupID(named: "no such group") == nil)
  }

  @Test func `without core dumps no core file is written and nobody may look inside`() async {
    await #expect(processExitsWith: .success) {
      try ProcessFacts.forbidCoreDumps()
      try #require(coreFileLimit() == 0)
    }
  }

  @Test func `the descriptor limit is raised no further than allowed, and never lowered`() async {
    await #expect(processExitsWith: .success) {
      let before = try ProcessFacts.raiseDescriptorLimit(to: 0)
      try #require(before > 0)
      let after = try ProcessFacts.raiseDescriptorLimit(to: .max)
      try #require(after >= before && after < .max)
    }
  }

  @Test func `memory that is free again is kept up to what was said`() async {
    await #expect(processExitsWith: .success) {
      ProcessFacts.keepFreeMemory(upTo: 16 << 20, blocksApartFrom: 4 << 20)
      let before = try residentBytes()
      var blocks = (0..<128).map { [UInt8](repeating: $0, count: 64 << 10) }
      try #require(try residentBytes() - before > 4 << 20 && blocks.count == 128)
      blocks.removeAll()
      try #require(try residentBytes() - before > 4 << 20)
      // More than is kept: all but that is given back.
      blocks = (0..<640).map { [UInt8](repeating: UInt8($0 & 1), count: 64 << 10) }
      try #require(try residentBytes() - before > 36 << 20 && blocks.count == 640)
      blocks.removeAll()
      try #require(try residentBytes() - before < 20 << 20)
    }
  }

  @Test func `a byte is found where it first stands in a range, and nowhere else`() {
    let bytes: [UInt8] = [1, 2, 3, 2, 1]
    for start in 0...5 {
      for end in start...5 {
        #expect(bytes.firstIndex(of: 2, in: start..<end) == bytes[start..<end].firstIndex(of: 2))
        #expect(bytes.firstIndex(of: 9, in: start..<end) == nil)
      }
    }
    #expect([UInt8]().firstIndex(of: 0, in: 0..<0) == nil)
  }
}

/// Memory of this process that is not on disk.
private func residentBytes() throws -> Int {
  var bytes: [UInt8] = []
  _ = try Descriptor.reading("/proc/self/statm").read(appendingTo: &bytes, limit: 256)
  let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
  return try #require(words.count > 1 ? Int(words[1]) : nil) * 4_096
}
