// Verifying files without a service.

import EventLog
import Hashing
import SimulatedDisk
import Testing

@Suite struct VerifierTests {
  private func verify(_ log: LogOnDisk) throws(LogError) -> VerifiedLog {
    try LogVerifier.verify(log.disk.root, limits: log.options.limits, isKnown: log.options.isKnown)
  }

  private func segments() throws -> LogOnDisk {
    let log = LogOnDisk()
    log.options.limits.segmentBytes = 700
    try log.write(groups: (0..<12).map { _ in [1, 2] })
    return log
  }

  @Test func `a log is verified beside its writer, with size and root`() throws {
    let log = try segments()
    try log.work { opened in
      let verified = try verify(log)
      #expect(verified.position.tree == opened.durableTree)
      #expect(verified.segments.count > 3)
      #expect(verified.segments.reduce(0) { $0 + $1.lines } == opened.durableSeq)
      #expect(verified.tail == nil)
      #expect(verified.head?.seq == opened.durableSeq)
    }
  }

  @Test func `every changed byte of a sealed segment is found, also what a start does not read`() throws {
    let log = try segments()
    let whole = log.bytes
    for index in stride(from: 0, to: whole.count, by: 3) {
      log.bytes[index] ^= 4
      #expect(throws: LogError.self, "byte \(index)") { try verify(log) }
      log.bytes = whole
    }
    #expect(throws: Never.self) { try verify(log) }
  }

  @Test func `a line replaced by another with a right sum is found by the tree`() throws {
    let log = try segments()
    var text = String(decoding: log.lines[1].dropLast(18), as: UTF8.self)
    text = text.replacing("2.0", with: "2.1")
    log.lines[1] = Array((text + #","sum":"\#(CRC32C.hex8(CRC32C.checksum(Array(text.utf8))))"}"#).utf8)
    #expect(try log.found() > 30)
    let error = #expect(throws: LogError.self) { try verify(log) }
    #expect(error?.damage == .contradiction(.opening))
  }

  @Test func `what a start would cut is reported and not counted`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [1, 3]], closing: false)
    log.bytes.removeLast(3)
    let verified = try verify(log)
    #expect(verified.position.seq == 3)
    #expect(verified.tail?.offset == UInt64(log.lines.prefix(3).reduce(0) { $0 + $1.count + 1 }))
    #expect(verified.segments.first?.lines == 3)
  }

  @Test func `a log without files is refused when head knows of lines`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1]])
    log.disk.lose(LogOnDisk.firstSegment)
    #expect(throws: LogError.self) { try verify(log) }
  }
}
