// Reading durable lines, by seq or in order.

package import Hashing
internal import SystemCalls

/// A line among others.
package struct LogLine: Sendable {
  package let seq: UInt64
  /// A chunk of the log.
  package let bytes: [UInt8]
  /// The line in it, without its newline.
  package let range: Range<Int>
}

/// Reads the lines of a log; any number of them may read while the log is written. It sees whole lines only.
///
/// Made by an event log it sees what is durable; on files alone it sees what is there.
package struct LogReader: Sendable {
  let files: any LineFiles
  let limits: LogLimits

  init(files: any LineFiles, limits: LogLimits) {
    self.files = files
    self.limits = limits
  }

  init(following index: LineIndex, in directory: any LogFileSystem, limits: LogLimits) {
    files = FollowedFiles(index, in: directory)
    self.limits = limits
  }

  /// Reads the segments in a directory, also one in use by a service.
  package init(directory: any LogFileSystem, limits: LogLimits = .standard) {
    files = FoundFiles(directory: directory, limits: limits)
    self.limits = limits
  }

  /// Reads files that need not have the names of segments, in the order given.
  package init(files: [any LogFile], limits: LogLimits = .standard) {
    self.files = GivenFiles(files: files, limits: limits)
    self.limits = limits
  }

  /// Calls `body` with every line from `seq` to `last`, in order, until it returns false.
  ///
  /// Sum and seq of every line are checked.
  ///
  /// - Parameters:
  ///   - seq: the first line wanted.
  ///   - last: nil for all that are there when the call begins.
  ///   - body: takes a line; its bytes may be kept.
  /// - Throws: `LogError`, or what `body` throws.
  package func forEachLine(
    from seq: UInt64 = 1, to last: UInt64? = nil, _ body: (LogLine) throws -> Bool
  ) throws {
    var expected: UInt64?
    let runs = try files.runs(from: max(seq, 1), to: last)
    for (number, run) in runs.enumerated() {
      if files.knowsGaps, let expected, run.firstSeq != expected {
        throw LogError.damaged(
          Damage(file: SegmentName.text(expected), byte: 0, seq: expected, reason: .missingSegment))
      }
      var lines = LineRun(run, limits: limits)
      while let chunk = try lines.next() {
        for (index, range) in chunk.ranges.enumerated() {
          let line = LogLine(seq: chunk.firstSeq + UInt64(index), bytes: chunk.bytes, range: range)
          if line.seq < seq { continue }
          if let last, line.seq > last { return }
          guard try body(line) else { return }
        }
      }
      if let rest = lines.rest {
        // Only what was written last may be unfinished, and only where nobody knows yet that it is durable.
        guard number == runs.count - 1, !files.endsWhole else { throw LogError.damaged(rest) }
        return
      }
      expected = lines.nextSeq
    }
  }

  /// One line without its newline, its sum and seq checked, or nil if it is not there (yet). Cheap on a log that is open
  /// here; a search on files alone.
  package func line(_ seq: UInt64) throws -> [UInt8]? {
    if let found = try files.line(seq) { return found }
    guard !files.knowsPlaces else { return nil }
    var result: [UInt8]?
    try forEachLine(from: seq, to: seq) { line in
      result = Array(line.bytes[line.range])
      return false
    }
    return result
  }

  /// A tree grown by the lines behind those that it is over, up to a seq or to what is no line.
  package func tree(growing tree: MerkleEdge, through last: UInt64) throws -> MerkleEdge {
    var tree = tree
    guard tree.size < last else { return tree }
    try forEachLine(from: tree.size + 1, to: last) { line in
      let committed = line.range.lowerBound..<line.range.upperBound - FrameText.sumLength
      guard let frame = LineFrame.unsummed(line.bytes, committed) else { return false }
      tree.append(leaf: frame.leaf(in: line.bytes))
      return true
    }
    return tree
  }
}
