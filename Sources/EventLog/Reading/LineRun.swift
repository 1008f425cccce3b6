// Lines that stand in one file, read in order and checked.

internal import Hashing
internal import SystemCalls

/// A part of a file that begins with a line.
struct FileRun {
  let file: any LogFile
  let name: String
  let range: Range<UInt64>
  let firstSeq: UInt64
}

extension FileRun {
  /// The run as one line, which it is without its newline.
  func line() throws(LogError) -> [UInt8] {
    let bytes = try calling { () throws(SystemError) in try file.readAll(range) }
    guard let reason = LineRun.fault(bytes, bytes.indices, firstSeq) else { return bytes }
    throw .damaged(Damage(file: name, byte: range.lowerBound, seq: firstSeq, reason: reason))
  }
}

/// The lines of a run.
struct LineRun {
  /// Some of them.
  struct Chunk {
    let bytes: [UInt8]
    let firstSeq: UInt64
    /// Without their newlines.
    let ranges: [Range<Int>]
  }

  private let run: FileRun
  private var chunks: LineChunks
  private var seq: UInt64
  /// What is wrong behind the lines that were handed out last.
  private var damage: Damage?

  /// The seq behind the lines read so far.
  var nextSeq: UInt64 { seq }

  init(_ run: FileRun, limits: LogLimits) {
    self.run = run
    chunks = LineChunks(run.file, run.range, chunkBytes: limits.chunkBytes)
    seq = run.firstSeq
  }

  /// The bytes that are left and are no whole line: a write under way, the end of a file that was cut, or lines that lost their
  /// newlines; nil when none are.
  var rest: Damage? {
    guard chunks.offset < run.range.upperBound else { return nil }
    return Damage(file: run.name, byte: chunks.offset, seq: seq, reason: .unreadable(.noNewline))
  }

  /// The next lines; those before a bad one are handed out before it is thrown.
  mutating func next() throws(LogError) -> Chunk? {
    if let damage { throw .damaged(damage) }
    guard let chunk = try calling({ () throws(SystemError) in try chunks.next() }) else { return nil }
    let first = seq
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(chunk.ends.count)
    var start = 0
    for end in chunk.ends {
      let range = start..<end - 1
      if let reason = Self.fault(chunk.bytes, range, seq) {
        let found = Damage(file: run.name, byte: chunk.offset + UInt64(start), seq: seq, reason: reason)
        guard !ranges.isEmpty else { throw .damaged(found) }
        damage = found
        break
      }
      ranges.append(range)
      start = end
      seq += 1
    }
    return Chunk(bytes: chunk.bytes, firstSeq: first, ranges: ranges)
  }

  /// What is wrong with a line, by its sum and seq alone.
  fileprivate static func fault(_ bytes: [UInt8], _ range: Range<Int>, _ seq: UInt64) -> DamageReason? {
    let sumStart = range.upperBound - FrameText.sumLength
    guard sumStart > range.lowerBound, let sum = LineFrame.writtenSum(bytes, sumStart..<range.upperBound) else {
      return .unreadable(.malformed)
    }
    guard CRC32C.checksum(bytes, in: range.lowerBound..<sumStart) == sum else { return .unreadable(.sum) }
    var cursor = LineCursor(bytes, range)
    guard cursor.skip(FrameText.open), let found = cursor.number() else { return .unreadable(.malformed) }
    return found == seq ? nil : .contradiction(.seq(found: found))
  }
}
