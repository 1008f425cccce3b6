// Where every line stands, and up to which line the log is durable: what the writer tells the readers.

internal import Synchronization

/// The places of the lines of a log, four bytes a line, shared by the log's one writer and any number of readers.
///
/// Only durable lines are in it. The lines of older segments are entered when somebody first asks for one of them.
package final class LineIndex: Sendable {
  /// Where a line is.
  package struct Place: Sendable, Equatable {
    /// First seq of its segment.
    package let segment: UInt64
    /// Of its first byte in that segment.
    package let offset: UInt64
    /// Without the newline.
    package let length: Int
  }

  /// One segment as readers see it.
  struct Segment: Sendable {
    let firstSeq: UInt64
    /// Bytes that are durable.
    var end: UInt64
    /// Offset of each line; nil while nobody has asked.
    var starts: [UInt32]?
  }

  private struct State {
    var segments: [Segment] = []
    var durableSeq: UInt64 = 0
  }

  private let state = Mutex(State())

  init() {}

  /// The last seq that is durable.
  package var durableSeq: UInt64 { state.withLock { $0.durableSeq } }

  /// Adds a segment at the end.
  func open(firstSeq: UInt64, end: UInt64, starts: [UInt32]?) {
    state.withLock { $0.segments.append(Segment(firstSeq: firstSeq, end: end, starts: starts)) }
  }

  /// Adds durable lines to the last segment.
  func publish(_ starts: [UInt32], end: UInt64, lastSeq: UInt64) {
    state.withLock { state in
      guard !state.segments.isEmpty else { return }
      let last = state.segments.count - 1
      state.segments[last].starts?.append(contentsOf: starts)
      state.segments[last].end = end
      state.durableSeq = lastSeq
    }
  }

  /// Enters the lines of a segment that nobody had asked for.
  func fill(segment firstSeq: UInt64, starts: [UInt32]) {
    state.withLock { state in
      guard let index = state.segments.firstIndex(where: { $0.firstSeq == firstSeq }) else { return }
      if state.segments[index].starts == nil { state.segments[index].starts = starts }
    }
  }

  /// The segments that hold lines from `seq` to `last`, each with where those lines begin, as far as that is known, and
  /// where they end, or something behind it.
  func segments(
    from seq: UInt64, to last: UInt64?
  ) -> [(firstSeq: UInt64, end: UInt64, startOffset: UInt64?)] {
    state.withLock { state in
      let start = state.segments.lastIndex { $0.firstSeq <= max(seq, 1) } ?? 0
      return state.segments[start...].prefix { $0.firstSeq <= last ?? .max }.map { segment in
        let end = last.flatMap { $0 < .max ? Self.offset(of: $0 + 1, in: segment) : nil } ?? segment.end
        return (segment.firstSeq, end, Self.offset(of: seq, in: segment))
      }
    }
  }

  private static func offset(of seq: UInt64, in segment: Segment) -> UInt64? {
    guard seq > segment.firstSeq else { return 0 }
    guard let starts = segment.starts, let index = Int(exactly: seq - segment.firstSeq), index < starts.count else {
      return nil
    }
    return UInt64(starts[index])
  }

  /// What is known about the place of a line.
  enum Lookup {
    case at(Place)
    /// It is in this segment, whose lines are not entered yet.
    case unread(segment: UInt64, end: UInt64)
    case absent
  }

  func place(of seq: UInt64) -> Lookup {
    state.withLock { state in
      guard seq > 0, seq <= state.durableSeq, let index = state.segments.lastIndex(where: { $0.firstSeq <= seq }) else {
        return .absent
      }
      let firstSeq = state.segments[index].firstSeq
      let end = state.segments[index].end
      guard let count = state.segments[index].starts?.count else { return .unread(segment: firstSeq, end: end) }
      guard let line = Int(exactly: seq - firstSeq), line < count, let start = state.segments[index].starts?[line]
      else {
        return .absent
      }
      let next = line + 1 < count ? state.segments[index].starts.map { UInt64($0[line + 1]) } ?? end : end
      return .at(Place(segment: firstSeq, offset: UInt64(start), length: Int(next - UInt64(start)) - 1))
    }
  }
}
