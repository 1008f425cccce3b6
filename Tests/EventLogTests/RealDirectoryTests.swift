// The log on the kernel's own file system.

import EventLog
import Foundation
import Hashing
import SimulatedDisk
import SystemCalls
import Testing

/// A directory that is gone when the test is.
final class ScratchDirectory {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("il-log-\(UUID().uuidString)").path

  func open() throws -> Directory { try Directory.make(path: path) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct RealDirectoryTests {
  @Test func `a first start makes key, first segment and head, and a second start finds the same`() throws {
    let scratch = ScratchDirectory()
    do {
      let log = try EventLog.open(Example.options(scratch.open()))
      #expect(log.recovery.isFirstStart)
      #expect(log.durableSeq == 1)
      try log.close()
    }
    #expect(try scratch.open().names() == ["events-00000000000000000001.ndjson", "head", "key", "lock"])
    var log = try EventLog.open(Example.options(scratch.open()))
    #expect(!log.recovery.isFirstStart)
    let key = log.takeKey()
    #expect(key == Array("0 secret of the examples\n".utf8))
    #expect(log.durableSeq == 1)
  }

  @Test func `what was committed is there after a restart, and only then visible`() throws {
    let scratch = ScratchDirectory()
    do {
      var log = try EventLog.open(Example.options(scratch.open()))
      let reader = log.reader()
      let first = try log.append(Example.command(1))
      #expect(first == 2...2)
      let second = try log.append(Example.command(3))
      #expect(second == 3...5)
      #expect(try reader.line(2) == nil)
      let results = log.commitAll()
      guard case .durable(2...5, let position)? = results.first else { throw Unexpected(results) }
      let tree = log.tree
      #expect(position.tree == tree)
      let line = try #require(try reader.line(4))
      #expect(
        String(decoding: line, as: UTF8.self).hasPrefix(
          #"{"seq":4,"ts":"2026-11-21T09:00:00.000000Z","type":"NoteAdded""#))
      #expect(String(decoding: line, as: UTF8.self).contains(#""meta":{"batch":2,"part":[2,3]},"sum":""#))
    }
    let log = try EventLog.open(Example.options(scratch.open()))
    #expect(log.durableSeq == 5)
    #expect(log.recovery.cuts == [])
    #expect(log.recovery.rewrittenBytes > 0)
    var seqs: [UInt64] = []
    try log.reader().forEachLine(from: 2) { line in
      seqs.append(line.seq)
      return true
    }
    #expect(seqs == [2, 3, 4, 5])
  }

  @Test func `a segment change goes on in a new file with the tree of the old`() throws {
    let scratch = ScratchDirectory()
    var options = try Example.options(scratch.open())
    options.limits.segmentBytes = 400
    do {
      var log = try EventLog.open(options)
      for _ in 0..<6 {
        if log.isSegmentChangeDue { _ = try log.changeSegment(Example.segmentOpened(log.segmentFacts)) }
        _ = try log.append(Example.command(2))
        log.commitAll()
      }
      try log.close()
    }
    let log = try EventLog.open(options)
    let size = log.tree.size
    #expect(log.recovery.segments > 2)
    #expect(log.durableSeq == size)
    var count: UInt64 = 0
    try LogReader(directory: scratch.open()).forEachLine { (line: LogLine) -> Bool in
      count += 1
      return line.seq == count
    }
    #expect(count == log.durableSeq)
    #expect(try log.reader().line(2)?.isEmpty == false)
  }

  @Test func `a second opener is told who holds the directory`() throws {
    let scratch = ScratchDirectory()
    let log = try EventLog.open(Example.options(scratch.open()))
    let error = #expect(throws: LogError.self) {
      let second = try EventLog.open(Example.options(scratch.open()))
      try second.close()
    }
    #expect(error == .held(directory: scratch.path, by: "process 331"))
    #expect(log.durableSeq == 1)
  }

  @Test func `F29 files and directories that others may touch, and links, are refused by name`() throws {
    let scratch = ScratchDirectory()
    do { try EventLog.open(Example.options(scratch.open())).close() }
    let files = FileManager.default
    let head = scratch.path + "/head"
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: head)
    #expect(try refusal(scratch).contains("head (it has mode 640: chmod it to 600): Permission denied"))
    try files.moveItem(atPath: head, toPath: scratch.path + "/other")
    try files.createSymbolicLink(atPath: head, withDestinationPath: "other")
    #expect(try refusal(scratch).hasPrefix("open \(head): Too many levels of symbolic links (ELOOP)"))
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
    #expect(try refusal(scratch).contains("(it has mode 755: chmod it to 700)"))
  }

  private func refusal(_ scratch: ScratchDirectory) throws -> String {
    do {
      let log = try EventLog.open(Example.options(scratch.open()))
      return "opened, at \(log.durableSeq)"
    } catch {
      return "\(error)"
    }
  }

  @Test func `space reserved ahead does not show in the length of the file`() throws {
    let scratch = ScratchDirectory()
    var log = try EventLog.open(Example.options(scratch.open()))
    _ = try log.append(Example.command(1))
    log.commitAll()
    let size = try scratch.open().open(LogOnDisk.firstSegment, .read).size()
    #expect(size == log.durable.end)
  }
}
