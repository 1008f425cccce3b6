// Reading lines: in order, by seq, across segments, beside a writer, and from plain files.

import EventLog
import Hashing
import SimulatedDisk
import SystemCalls
import Testing

@Suite struct ReaderTests {
  private func segments() throws -> LogOnDisk {
    let log = LogOnDisk()
    log.options.limits.segmentBytes = 700
    log.options.limits.lineBytes = 1000
    log.options.limits.chunkBytes = 1100
    try log.write(groups: (0..<12).map { _ in [1, 2] })
    return log
  }

  private func seqs(_ reader: LogReader, from: UInt64 = 1, to: UInt64? = nil) throws -> [UInt64] {
    var seqs: [UInt64] = []
    try reader.forEachLine(from: from, to: to) { line in
      #expect(line.bytes[line.range].starts(with: Array(#"{"seq":\#(line.seq),"#.utf8)))
      seqs.append(line.seq)
      return true
    }
    return seqs
  }

  @Test func `any part of the log is read in order, open or from its files`() throws {
    let log = try segments()
    try log.work { opened in
      let last = opened.durableSeq
      #expect(last > 36)
      try checkParts(opened.reader(), last)
      try checkParts(LogReader(directory: log.disk.root, limits: log.options.limits), last)
    }
  }

  private func checkParts(_ reader: LogReader, _ last: UInt64) throws {
    for from in [1, 2, 7, 20, last] as [UInt64] {
      #expect(try seqs(reader, from: from) == Array(from...last))
      #expect(try seqs(reader, from: from, to: from + 3) == Array(from...min(from + 3, last)))
    }
    #expect(try seqs(reader, from: last + 1).isEmpty)
  }

  @Test func `every line is found by its seq`() throws {
    let log = try segments()
    try log.work { opened in
      let (open, files) = (opened.reader(), LogReader(directory: log.disk.root, limits: log.options.limits))
      for seq in 1...opened.durableSeq {
        let line = try open.line(seq)
        #expect(line?.starts(with: Array(#"{"seq":\#(seq),"#.utf8)) == true)
        #expect(line?.last == UInt8(ascii: "}"))
        #expect(try files.line(seq) == line)
      }
      #expect(try open.line(0) == nil)
      #expect(try open.line(opened.nextSeq) == nil)
    }
  }

  @Test func `lines that lost a newline are damage and never the end of the log`() throws {
    let log = try segments()
    try log.work { opened in
      let all = Array(1...opened.durableSeq)
      let indexed = try opened.reader().indexed()
      let names = try log.disk.root.names().filter { $0.hasPrefix("events-") }
      for name in names {
        let whole = try #require(log.disk.contents(name))
        for place in whole.indices where whole[place] == UInt8(ascii: "\n") {
          var bytes = whole
          bytes[place] = 0
          log.disk.replace(name, with: bytes)
          let files = LogReader(directory: log.disk.root, limits: log.options.limits)
          #expect(throws: LogError.self, "\(name), \(place)") { try seqs(opened.reader()) }
          #expect(throws: LogError.self, "\(name), \(place)") { try seqs(indexed) }
          if name == names.last, place == whole.count - 1 {
            // Beside a service this may be a write under way.
            #expect(try seqs(files) == all.dropLast())
          } else {
            #expect(throws: LogError.self, "\(name), \(place)") { try seqs(files) }
          }
          log.disk.replace(name, with: whole)
        }
      }
      #expect(try seqs(opened.reader()) == all)
    }
  }

  @Test func `a line that was altered under a running service is damage, however it is asked for`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1], [2], [1]])
    try log.work { opened in
      let reader = opened.reader()
      let indexed = try reader.indexed()
      let line = try #require(try reader.line(3))
      #expect(try indexed.line(3) == line)
      // A byte before the sum: nothing else says that it was another.
      let place = try #require(log.bytes.firstRange(of: line)?.lowerBound) + line.count - 40
      log.bytes[place] ^= 1
      for reader in [reader, indexed] {
        #expect(throws: LogError.self) { _ = try reader.line(3) }
        #expect(throws: LogError.self) { try reader.forEachLine(from: 3, to: 3) { _ in true } }
        #expect(try reader.line(2) != nil && reader.line(4) != nil)
      }
      log.bytes[place] ^= 1
    }
  }

  @Test func `reading stops where its caller has enough`() throws {
    let log = try segments()
    var count = 0
    try LogReader(directory: log.disk.root, limits: log.options.limits).forEachLine { _ in
      count += 1
      return count < 5
    }
    #expect(count == 5)
  }

  @Test func `a reader of files sees whole lines only`() throws {
    let log = LogOnDisk()
    try log.write(groups: [[1, 1]])
    log.bytes.removeLast(5)
    #expect(try seqs(LogReader(directory: log.disk.root)) == [1, 2])
  }

  @Test func `a damaged line or a missing segment is an error, not a gap`() throws {
    let log = try segments()
    let reader = LogReader(directory: log.disk.root, limits: log.options.limits)
    let second = try #require(log.disk.root.names().filter { $0.hasPrefix("events-") }.dropFirst().first)
    let bytes = try #require(log.disk.contents(second))
    var damaged = bytes
    damaged[30] ^= 1
    log.disk.replace(second, with: damaged)
    #expect(throws: LogError.self) { try seqs(reader) }
    log.disk.lose(second)
    #expect(throws: LogError.self) { try seqs(reader) }
  }

  @Test func `files of any name are read in the order given`() throws {
    let log = try segments()
    let names = try log.disk.root.names().filter { $0.hasPrefix("events-") }
    let files = try names.map { try log.disk.root.openFile($0, .read) }
    #expect(try seqs(LogReader(files: files, limits: log.options.limits)).count == Int(log.acknowledged))
    let last = try #require(files.last)
    #expect(try seqs(LogReader(files: [last], limits: log.options.limits)).last == log.acknowledged)
  }
}
