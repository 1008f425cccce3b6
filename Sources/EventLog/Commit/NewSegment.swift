// Sealing a segment and beginning the next.

internal import SystemCalls

/// The work of a segment change.
struct NewSegment: Sendable {
  let directory: any LogFileSystem
  let firstSeq: UInt64
  let head: HeadWrite
  /// The segment that is sealed, and its length.
  let sealed: (file: any LogFile, end: UInt64)
  let reserve: UInt64

  func run(_ bytes: [UInt8]) -> CommitOutcome {
    do throws(SystemError) {
      try head.run()
      try sealed.file.truncate(to: sealed.end)
    } catch {
      return CommitOutcome(result: error.meansNoSpace ? .noSpace : .failed(error))
    }
    let name = SegmentName.text(firstSeq)
    var made = false
    do throws(SystemError) {
      let file = try directory.openFile(name, .create)
      made = true
      try directory.sync()
      let reservedEnd = try SpaceReservation.extend(file, to: UInt64(bytes.count) + reserve)
      try file.writeAll(bytes, at: 0)
      var outcome = CommitOutcome(result: GroupCommit.sync(file))
      outcome.file = file
      outcome.reservedEnd = reservedEnd
      return outcome
    } catch {
      guard error.meansNoSpace else { return CommitOutcome(result: .failed(error)) }
      return CommitOutcome(result: made ? remove(name) : .noSpace)
    }
  }

  private func remove(_ name: String) -> CommitOutcome.Result {
    do throws(SystemError) {
      try directory.remove(name)
      try directory.sync()
      return .noSpace
    } catch {
      return .failed(error)
    }
  }
}

/// Taking space ahead of the end of a file.
enum SpaceReservation {
  /// Reserves up to `end`.
  ///
  /// - Returns: up to where writing will find room; without bound where the file system cannot say.
  static func extend(_ file: any LogFile, from start: UInt64 = 0, to end: UInt64) throws(SystemError) -> UInt64 {
    guard start < end else { return start }
    do throws(SystemError) {
      try file.reserve(start..<end)
      return end
    } catch {
      if error.meansUnsupported { return .max }
      throw error
    }
  }
}
