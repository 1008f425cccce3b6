// A log as it was at one moment, with the place of every line known: for those who jump about in it.

internal import Synchronization
internal import SystemCalls

/// Runs that were found once. The places of a run's lines, four bytes a line, are found when somebody first asks for a
/// line of it; a read of one line is then one call.
final class IndexedFiles: LineFiles {
  private let found: [FileRun]
  private let limits: LogLimits
  /// Offsets from the start of each run, by the number of the run.
  private let starts = Mutex<[Int: [UInt32]]>([:])

  let knowsGaps: Bool
  let endsWhole: Bool
  var knowsPlaces: Bool { true }

  init(_ files: any LineFiles, limits: LogLimits) throws(LogError) {
    found = try files.runs(from: 1, to: nil)
    knowsGaps = files.knowsGaps
    endsWhole = files.endsWhole
    self.limits = limits
  }

  func runs(from seq: UInt64, to last: UInt64?) throws(LogError) -> [FileRun] {
    let start = found.lastIndex { $0.firstSeq <= seq } ?? 0
    var runs: [FileRun] = []
    for (number, run) in found.enumerated().dropFirst(start) {
      if let last, run.firstSeq > last { break }
      let rest = number == start ? try tail(of: run, number, from: seq) : run
      runs.append(last.map { head(of: rest, number, to: $0) } ?? rest)
    }
    return runs
  }

  func line(_ seq: UInt64) throws(LogError) -> [UInt8]? {
    guard let number = found.lastIndex(where: { $0.firstSeq <= seq }) else { return nil }
    let run = found[number]
    let starts = try places(of: number)
    let index = Int(clamping: seq - run.firstSeq)
    guard index + 1 < starts.count else { return nil }
    let range = run.range.lowerBound + UInt64(starts[index])..<run.range.lowerBound + UInt64(starts[index + 1]) - 1
    return try FileRun(file: run.file, name: run.name, range: range, firstSeq: seq).line()
  }

  /// The run from a line on. A line that is not there leaves the end of the run, which has none.
  private func tail(of run: FileRun, _ number: Int, from seq: UInt64) throws(LogError) -> FileRun {
    guard seq > run.firstSeq else { return run }
    let starts = try places(of: number)
    guard let end = starts.last else { return run }
    let index = Int(clamping: seq - run.firstSeq)
    let offset = run.range.lowerBound + UInt64(index < starts.count ? starts[index] : end)
    return FileRun(file: run.file, name: run.name, range: offset..<run.range.upperBound, firstSeq: seq)
  }

  /// The run up to a line, where that is known already.
  private func head(of run: FileRun, _ number: Int, to last: UInt64) -> FileRun {
    let index = Int(clamping: last - found[number].firstSeq)
    guard let places = starts.withLock({ $0[number] }), index < places.count - 1 else { return run }
    let end = max(run.range.lowerBound, found[number].range.lowerBound + UInt64(places[index + 1]))
    return FileRun(file: run.file, name: run.name, range: run.range.lowerBound..<end, firstSeq: run.firstSeq)
  }

  /// Where each line of a run begins, and behind the last of them where the whole lines end.
  private func places(of number: Int) throws(LogError) -> [UInt32] {
    if let known = starts.withLock({ $0[number] }) { return known }
    let run = found[number]
    var places: [UInt32] = [0]
    var chunks = LineChunks(run.file, run.range, chunkBytes: limits.chunkBytes)
    while let chunk = try calling({ () throws(SystemError) in try chunks.next() }) {
      for end in chunk.ends { places.append(UInt32(clamping: chunk.offset - run.range.lowerBound + UInt64(end))) }
    }
    starts.withLock { $0[number] = places }
    return places
  }
}

extension LogReader {
  /// A reader of what is there now and of nothing that comes later, which finds any line at once.
  package func indexed() throws(LogError) -> LogReader {
    LogReader(files: try IndexedFiles(files, limits: limits), limits: limits)
  }

  /// How many bytes of lines there are.
  package func byteCount() throws(LogError) -> UInt64 {
    try files.runs(from: 1, to: nil).reduce(0) { $0 + ($1.range.upperBound - $1.range.lowerBound) }
  }
}
