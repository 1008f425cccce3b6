// Damage at rest: a sample here, every bit of it in `Tools/crash`.

import EventLog
import Hashing
import SimulatedDisk
import Testing

@Suite struct DamageTests {
  /// Refused, or whole, or without the last group: lines 1; 2; 3 and 4; 5.
  private func check(_ log: LogOnDisk, _ whole: [UInt8], isClosed: Bool, _ what: String) throws {
    if log.refusal() != nil { return }
    let found = try log.found()
    #expect(found == 5 || !isClosed && found == 4, "\(what)")
    #expect(whole.starts(with: log.bytes), "\(what)")
  }

  @Test(arguments: [true, false]) func `F11 a flipped bit is refused or costs only the last group`(_ isClosed: Bool)
    throws
  {
    let log = LogOnDisk()
    try log.write(groups: [[1], [2], [1]], closing: isClosed)
    let (whole, head) = (log.bytes, log.disk.contents("head") ?? [])
    for index in whole.indices {
      log.bytes = whole
      log.disk.replace("head", with: head)
      log.bytes[index] ^= 1 << UInt8(index % 8)
      try check(log, whole, isClosed: isClosed, "bit \(index % 8) of byte \(index)")
    }
  }

  @Test(arguments: [true, false]) func `F11 lines lost, doubled or swapped are refused`(_ isClosed: Bool) throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [2], [1]], closing: isClosed)
    let (whole, head, lines) = (log.bytes, log.disk.contents("head") ?? [], log.lines)
    var edits: [(String, [[UInt8]])] = []
    for index in lines.indices {
      var (deleted, doubled) = (lines, lines)
      deleted.remove(at: index)
      doubled.insert(lines[index], at: index)
      edits += [("deleted \(index)", deleted), ("doubled \(index)", doubled)]
      for other in lines.indices.dropFirst(index + 1) {
        var swapped = lines
        swapped.swapAt(index, other)
        edits.append(("swapped \(index) and \(other)", swapped))
      }
    }
    for (what, edited) in edits {
      log.disk.replace("head", with: head)
      log.lines = edited
      try check(log, whole, isClosed: isClosed, what)
    }
  }

  @Test func `F12 a log cut at any byte below head is refused`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [2], [1]])
    let whole = log.bytes
    for length in whole.indices {
      log.bytes = Array(whole[..<length])
      #expect(log.refusal() != nil, "cut at \(length)")
    }
  }
}
