// Every row of the recovery table on the bytes of a log.

import EventLog
import Hashing
import Randomness
import SimulatedDisk
import Testing

@Suite struct RecoveryTests {
  /// Lines 1; 2, 3; 4, 5, 6, where only line 1 is below head.
  private func tornLog() throws -> LogOnDisk {
    let log = LogOnDisk()
    try log.write(groups: [[1, 1], [1, 1, 1]], closing: false)
    return log
  }

  /// A line with a right sum that no log would write there.
  private func line(_ seq: UInt64, batch: UInt64, type: String = "NoteAdded", at time: Int = 0, rest: String = "}")
    -> [UInt8]
  {
    let parts = Example.line(type, at: time, rest: rest)
    var bytes = Array(#"{"seq":\#(seq)"#.utf8) + parts.body + Array(String(batch).utf8) + parts.tail
    bytes += Array(#","sum":"\#(CRC32C.hex8(CRC32C.checksum(bytes)))"}"#.utf8)
    return bytes
  }

  @Test func `F10 an undamaged log is kept whole and its last group is written again`() throws {
    let log = try tornLog()
    try log.work { opened in
      #expect(opened.durableSeq == 6)
      #expect(opened.recovery.cuts == [])
      #expect(opened.recovery.rewrittenBytes == UInt64(log.lines.suffix(3).reduce(0) { $0 + $1.count + 1 }))
    }
  }

  @Test func `after a clean stop nothing is written again`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1, 2]])
    try log.work { opened in #expect(opened.recovery.rewrittenBytes == 0) }
  }

  @Test(arguments: [
    (Contradiction.seq(found: 8), "seq"), (.batch(found: 3), "batch before"), (.batch(found: 9), "batch after"),
    (.time, "time"), (.part, "part"),
  ])
  func `a line whose sum is right and that does not belong there is refused`(_ expected: Contradiction, _ what: String)
    throws
  {
    let log = LogOnDisk()
    try log.work { opened in
      for _ in 0..<3 { _ = try opened.append([Example.line(at: 5)]) }
      opened.commitAll()
      _ = try opened.append([Example.line(at: 5), Example.line(at: 5)])
      opened.commitAll()
    }
    let bad = [
      "seq": line(8, batch: 8, at: 5), "batch before": line(7, batch: 3, at: 5),
      "batch after": line(7, batch: 9, at: 5),
      "time": line(7, batch: 7, at: 4), "part": line(7, batch: 7, at: 5, rest: #","part":[2,2]}"#),
    ]
    log.lines.append(try #require(bad[what]))
    #expect(log.refusal()?.damage == .contradiction(expected))
  }

  @Test func `F28 an unknown type or version is refused by name`() throws {
    let log = try tornLog()
    log.lines.append(line(7, batch: 7, type: "FromTheFuture"))
    guard case .unknownEvent(_, _, 7, "FromTheFuture", 1)? = log.refusal() else {
      throw Unexpected(log.refusal() as Any)
    }
  }

  @Test func `a bad last line is quarantined and cut`() throws {
    let log = try tornLog()
    let cut = log.lines[5]
    log.bytes.removeLast(1)
    try log.work { opened in
      #expect(opened.durableSeq == 5)
      let report = try #require(opened.recovery.cuts.first)
      #expect(report.reason == .unfinished(.noNewline))
      #expect(report.seq == 6)
      #expect(log.disk.contents("quarantine/\(report.kept ?? "")") == cut)
    }
    let text = String(decoding: log.disk.contents("quarantine/log.ndjson") ?? [], as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    #expect(
      text.contains(
        #""offset":\#(log.bytes.count),"bytes":\#(cut.count),"seq":6,"reason":"the last group was not written whole"#))
  }

  @Test func `a bad line before good ones of its own group is the torn group`() throws {
    let log = try tornLog()
    log.lines[3][30] ^= 1
    try log.work { opened in
      #expect(opened.durableSeq == 3)
      #expect(opened.recovery.cuts.map(\.reason) == [.outOfOrder(.sum)])
    }
  }

  @Test func `a bad line before a later group is damage`() throws {
    let log = try tornLog()
    let before = log.bytes
    log.lines[2][30] ^= 1
    let damaged = log.bytes
    #expect(log.refusal()?.damage == .unreadableBeforeLaterGroup(.sum))
    #expect(log.bytes == damaged)
    log.bytes = before
    #expect(try log.found() == 6)
  }

  @Test func `a later group is seen even inside a line that swallowed it`() throws {
    let log = try tornLog()
    let end = log.lines.prefix(3).reduce(0) { $0 + $1.count + 1 } - 1
    log.bytes[end] = UInt8(ascii: "x")
    #expect(log.refusal()?.damage == .unreadableBeforeLaterGroup(.sum))
  }

  @Test func `what is bad at or below head is damage`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1, 1], [1, 1, 1]])
    log.lines[5][30] ^= 1
    #expect(log.refusal()?.damage == .unreadableBelowHead(.sum))
  }

  @Test func `a log shorter than head, emptied or missing is refused`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1, 1], [1, 1, 1]])
    let whole = log.bytes
    log.lines.removeLast()
    #expect(log.refusal()?.damage == .endsBeforeHead(seq: 6))
    log.bytes = []
    #expect(log.refusal()?.damage == .endsBeforeHead(seq: 6))
    log.disk.lose(LogOnDisk.firstSegment)
    #expect(log.refusal()?.damage == .missingSegment)
    log.bytes = whole
    #expect(try log.found() == 6)
    log.disk.lose("head")
    guard case .notALedger? = log.refusal() else { throw Unexpected(log.refusal() as Any) }
  }

  @Test func `half a command is cut back to its first line`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [1, 4]], closing: false)
    log.lines.removeLast(2)
    try log.work { opened in
      #expect(opened.durableSeq == 3)
      #expect(opened.recovery.cuts.map(\.reason) == [.incompleteCommand])
    }
    #expect(try log.found() == 3)
  }

  @Test func `a command that head knows is not cut`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [1, 4]])
    log.lines.removeLast(2)
    #expect(log.refusal()?.damage == .endsBeforeHead(seq: 7))
  }

  @Test func `a line that head remembers differently is damage`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1, 1]])
    log.lines[2] = line(3, batch: 2)
    #expect(log.refusal()?.damage == .contradiction(.head))
  }

  @Test func `F2 a group torn at any byte costs only itself, whatever stands behind`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1, 1]], closing: true)
    let start = log.bytes.count
    try log.write(groups: [[1, 2]], closing: false)
    let whole = log.bytes
    let head = log.disk.contents("head") ?? []
    var random = SeededRandom(seed: 7)
    let garbage = (0..<97).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    for end in start..<whole.count {
      for (what, filler): (String, [UInt8]) in [
        ("nothing", []), ("zeros", [UInt8](repeating: 0, count: 97)), ("garbage", garbage),
      ] {
        log.disk.replace("head", with: head)
        log.bytes = Array(whole[..<end]) + filler
        let found = try log.found()
        // Line 4 is a command, 5 and 6 are another.
        #expect([3, 4].contains(found), "cut at \(end), then \(what)")
        #expect(whole.starts(with: log.bytes))
      }
    }
  }
}
