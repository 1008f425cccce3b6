// Descriptors close themselves and move bytes whole.

import Glibc
import SystemCalls
import Testing

@Suite struct Descriptors {
  /// The reading and the writing end of a new pipe.
  private func pipeEnds() throws -> [Int32] {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe Glibc.pipe(&ends) == 0)
    return ends
  }

  @Test func `letting go of the last writer of a pipe closes it, so its reader sees the end`() throws {
    let ends = try pipeEnds()
    let reader = Descriptor(owning: ends[0], name: "pipe")
    do {
      let writer = Descriptor(owning: ends[1], name: "pipe")
      try writer.writeAll(Array("abc".utf8))
    }
    var bytes: [UInt8] = [0x2E]
    #expect(try reader.read(appendingTo: &bytes, limit: 100) == 3)
    #expect(bytes == Array(".abc".utf8))
    #expect(try reader.read(appendingTo: &bytes, limit: 100) == 0)
    #expect(bytes == Array(".abc".utf8))
  }

  @Test func `a call on a number that is not open fails with its name and the reason`() throws {
    let impostor = Descriptor(owning: 1_000_000, name: "nothing")
    #expect(throws: SystemError(call: "write", target: "nothing", code: EBADF)) {
      try impostor.writeAll([1])
    }
  }
}
