// Appending: what is refused, how groups are formed, what the tree says.

import EventLog
import Hashing
import SimulatedDisk
import Testing

@Suite struct AppendTests {
  private func refused(_ limits: (inout LogLimits) -> Void, _ command: [LineParts]) throws -> LogError? {
    let log = LogOnDisk()
    limits(&log.options.limits)
    return try log.work { opened in
      _ = try opened.append([Example.line()])
      var failure: LogError?
      do throws(LogError) { _ = try opened.append(command) } catch { failure = error }
      #expect(opened.nextSeq == 3)
      let tree = opened.tree
      opened.commitAll()
      #expect(opened.durableTree == tree)
      #expect(opened.durableSeq == 2)
      return failure
    }
  }

  @Test func `a line that is too long is refused and its command with it`() throws {
    let long = Example.line(data: #"{"t":""# + String(repeating: "x", count: 30 * 1024) + #""}"#)
    guard case .lineTooLong? = try refused({ _ in }, [Example.line(), long]) else { throw Unexpected("accepted") }
  }

  @Test func `a command with too many lines or bytes is refused`() throws {
    guard case .commandTooLarge(5, _)? = try refused({ $0.commandLines = 4 }, Example.command(5)) else {
      throw Unexpected("accepted")
    }
    guard case .commandTooLarge? = try refused({ $0.commandBytes = 300 }, Example.command(5)) else {
      throw Unexpected("accepted")
    }
    guard case .commandTooLarge(0, _)? = try refused({ _ in }, []) else { throw Unexpected("accepted") }
  }

  @Test func `what could not be read back is refused`() throws {
    let good = Example.line()
    for bad in [
      LineParts(body: good.body + [0x20], tail: good.tail), LineParts(body: good.body, tail: []),
      LineParts(body: good.body, tail: Array("5}".utf8)), LineParts(body: good.body, tail: Array("}\n".utf8)),
      LineParts(body: [], tail: good.tail),
    ] {
      guard case .malformedLine? = try refused({ _ in }, [good, bad]) else { throw Unexpected("accepted") }
    }
  }

  @Test func `time does not go back from line to line`() throws {
    guard case .malformedLine? = try refused({ _ in }, [Example.line(at: 2), Example.line(at: 1)]) else {
      throw Unexpected("accepted")
    }
  }

  @Test func `a group holds whole commands up to its limit, and a larger command alone`() throws {
    let log = LogOnDisk()
    log.options.limits.groupBytes = 400
    try log.work { opened in
      for size in [1, 1, 1, 20, 1] { _ = try opened.append(Example.command(size)) }
      var groups: [ClosedRange<UInt64>] = []
      for result in opened.commitAll() {
        guard case .durable(let seqs, _) = result else { throw Unexpected(result) }
        groups.append(seqs)
      }
      #expect(groups == [2...3, 4...4, 5...24, 25...25])
    }
    let batches = log.lines.map { line in (try? LineFrame.read(line, 0..<line.count))?.batch ?? 0 }
    #expect(batches == [1, 2, 2, 4] + [UInt64](repeating: 5, count: 20) + [25])
  }

  @Test func `what waits for the disk has a bound`() throws {
    let log = LogOnDisk()
    log.options.limits.collectedBytes = 2000
    log.options.limits.groupBytes = 500
    try log.work { opened in
      var failure: LogError?
      for _ in 0..<40 where failure == nil {
        do throws(LogError) { _ = try opened.append(Example.command(1)) } catch { failure = error }
      }
      guard case .backlog? = failure else { throw Unexpected(failure as Any) }
      opened.commitAll()
      _ = try opened.append(Example.command(1))
    }
  }

  @Test func `the tree after each command is the tree over its lines`() throws {
    let log = LogOnDisk()
    try log.work { opened in
      var receipts: [MerkleEdge] = []
      for size in [1, 3, 2] {
        _ = try opened.append(Example.command(size))
        receipts.append(opened.tree)
      }
      opened.commitAll()
      var tree = MerkleEdge()
      var expected: [MerkleEdge] = []
      for (index, line) in log.lines.enumerated() {
        tree.append(leaf: try LineFrame.read(line, 0..<line.count).leaf(in: line))
        if [1, 4, 6].contains(index) { expected.append(tree) }
      }
      #expect(receipts == expected)
    }
  }

  @Test func `a segment is not opened by a line that says something else`() throws {
    let log = LogOnDisk()
    try log.work { opened in
      var facts = opened.segmentFacts
      facts.previousLength += 1
      let wrong = Example.segmentOpened(facts)
      #expect(throws: LogError.self) { _ = try opened.changeSegment(wrong) }
      #expect(throws: LogError.self) { _ = try opened.changeSegment(Example.line()) }
      #expect(opened.nextSeq == 2)
    }
  }
}
