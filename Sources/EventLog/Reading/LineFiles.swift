// Where a reader finds lines: a log that is open here, the segments of a directory, or any files.

internal import Hashing
internal import Synchronization
internal import SystemCalls

/// The source of a reader.
protocol LineFiles: Sendable {
  /// Whether `line` finds every line that is there.
  var knowsPlaces: Bool { get }
  /// Whether a gap between two runs means that a file is missing.
  var knowsGaps: Bool { get }
  /// Whether the last run ends behind a whole line, so that anything else at its end is damage.
  var endsWhole: Bool { get }
  /// The parts of files that hold the lines from `seq` to `last`; the first may begin with earlier lines, and the last may
  /// end with later ones.
  func runs(from seq: UInt64, to last: UInt64?) throws(LogError) -> [FileRun]
  /// One line, if its place is known. Its sum and seq are right.
  func line(_ seq: UInt64) throws(LogError) -> [UInt8]?
}

/// The segments of a log that is open here, as far as they are durable.
final class FollowedFiles: LineFiles {
  private let index: LineIndex
  private let directory: any LogFileSystem
  private let opened = Mutex<[UInt64: any LogFile]>([:])

  init(_ index: LineIndex, in directory: any LogFileSystem) {
    self.index = index
    self.directory = directory
  }

  var knowsPlaces: Bool { true }
  var knowsGaps: Bool { true }
  var endsWhole: Bool { true }

  func runs(from seq: UInt64, to last: UInt64?) throws(LogError) -> [FileRun] {
    // Otherwise all lines of the segment before the first one wanted would be read and checked, each time anew.
    if seq > 1, case .unread(let segment, let end) = index.place(of: seq) { try enter(segment, end: end) }
    var runs: [FileRun] = []
    for segment in index.segments(from: seq, to: last) {
      let start = segment.startOffset
      runs.append(
        FileRun(
          file: try file(segment.firstSeq), name: SegmentName.text(segment.firstSeq),
          range: (start ?? 0)..<max(segment.end, start ?? 0),
          firstSeq: start == nil ? segment.firstSeq : max(seq, segment.firstSeq)))
    }
    return runs
  }

  func line(_ seq: UInt64) throws(LogError) -> [UInt8]? {
    switch index.place(of: seq) {
    case .absent: return nil
    case .at(let place): return try read(place, seq)
    case .unread(let segment, let end):
      try enter(segment, end: end)
      guard case .at(let place) = index.place(of: seq) else {
        // It is durable, and fewer lines than that are there.
        throw .damaged(
          Damage(file: SegmentName.text(segment), byte: end, seq: seq, reason: .unreadable(.noNewline)))
      }
      return try read(place, seq)
    }
  }

  private func read(_ place: LineIndex.Place, _ seq: UInt64) throws(LogError) -> [UInt8] {
    let range = place.offset..<place.offset + UInt64(place.length)
    return try FileRun(
      file: try file(place.segment), name: SegmentName.text(place.segment), range: range, firstSeq: seq
    ).line()
  }

  /// Finds the lines of a segment that nobody had asked for.
  private func enter(_ segment: UInt64, end: UInt64) throws(LogError) {
    let file = try file(segment)
    var starts: [UInt32] = []
    var chunks = LineChunks(file, 0..<end, chunkBytes: 1 << 20)
    while let chunk = try calling({ () throws(SystemError) in try chunks.next() }) {
      var start = chunk.offset
      for lineEnd in chunk.ends {
        starts.append(UInt32(clamping: start))
        start = chunk.offset + UInt64(lineEnd)
      }
    }
    index.fill(segment: segment, starts: starts)
  }

  private func file(_ segment: UInt64) throws(LogError) -> any LogFile {
    if let known = opened.withLock({ $0[segment] }) { return known }
    let file = try calling { () throws(SystemError) in try directory.openFile(SegmentName.text(segment), .read) }
    opened.withLock { $0[segment] = file }
    return file
  }
}

/// The segments that are in a directory now.
struct FoundFiles: LineFiles {
  let directory: any LogFileSystem
  let limits: LogLimits

  var knowsPlaces: Bool { false }
  var knowsGaps: Bool { true }
  var endsWhole: Bool { false }

  func runs(from seq: UInt64, to last: UInt64?) throws(LogError) -> [FileRun] {
    let firsts = try SealedSegments(directory: directory, limits: limits).list()
    let start = firsts.lastIndex { $0 <= seq } ?? 0
    var runs: [FileRun] = []
    for first in firsts[start...] {
      if let last, first > last { break }
      let run = try calling { () throws(SystemError) in
        let name = SegmentName.text(first)
        let file = try directory.openFile(name, .read)
        return FileRun(file: file, name: name, range: 0..<(try file.size()), firstSeq: first)
      }
      runs.append(run)
    }
    return runs
  }

  func line(_ seq: UInt64) throws(LogError) -> [UInt8]? { nil }
}

/// Files that were named one by one; where each begins is read from its first line.
struct GivenFiles: LineFiles {
  let files: [any LogFile]
  let limits: LogLimits

  var knowsPlaces: Bool { false }
  var knowsGaps: Bool { false }
  var endsWhole: Bool { false }

  func runs(from seq: UInt64, to last: UInt64?) throws(LogError) -> [FileRun] {
    var runs: [FileRun] = []
    for file in files {
      let (start, size) = try calling { () throws(SystemError) in
        (try file.readAll(0..<UInt64(limits.lineBytes)), try file.size())
      }
      var cursor = LineCursor(start, 0..<start.count)
      guard cursor.skip(FrameText.open), let first = cursor.number() else {
        if start.isEmpty { continue }
        throw .damaged(Damage(file: file.name, byte: 0, seq: 0, reason: .unreadable(.malformed)))
      }
      runs.append(FileRun(file: file, name: file.name, range: 0..<size, firstSeq: first))
    }
    return runs
  }

  func line(_ seq: UInt64) throws(LogError) -> [UInt8]? { nil }
}
