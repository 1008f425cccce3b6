// Finding the rows of a query: a stretch of an audit or a tail, on whichever thread has time for it.
import EventLog
import LedgerFormat
import LineProtocol
import Projections
import SystemCalls

/// What a search found.
struct RowSlice: Sendable {
  var bytes: [UInt8] = []
  var rows = 0
  /// The last seq that was considered, in the order of the search; nil when not even the first was.
  var passed: UInt64?
}

/// Looks at the seqs of a range, in either direction, until there are rows enough, or it took long enough.
struct RowSearch: Sendable {
  let index: AuditIndex
  let reader: LogReader
  let query: Query
  let id: RequestID?
  let isReverse: Bool
  /// Lines are shown, and found by, their personal values.
  let showsPersonal: Bool
  let range: ClosedRange<UInt64>
  /// Rows and bytes that are wanted at most.
  let limit: Int
  let room: Int
  let microseconds: Int64

  /// Lines that one look at the index may name: enough to read them as a stretch, few enough to forget the rest. Backwards
  /// all of them are matched before the time is looked at.
  private var window: Int { isReverse && query.hasPatterns ? 256 : 2_048 }

  /// Lines to ask the index for first. A page is often full with as many lines as it has rows; one more says whether
  /// there is another page.
  private var firstWindow: Int { limit < window ? limit + 1 : window }

  func run() throws -> RowSlice {
    let plan = index.plan(query)
    let screen = LineScreen(text: QueryScreen(query), isDecided: plan.isExact)
    let deadline = SystemClock.bootMicroseconds + microseconds
    var writer = ReplyWriter(id: id)
    var slice = RowSlice()
    var position: UInt64? = isReverse ? range.upperBound + 1 : range.lowerBound - 1
    var wanted = firstWindow
    while let from = position {
      let scan = index.scan(
        plan, from: from, order: isReverse ? .newestFirst : .oldestFirst, limit: wanted)
      wanted = min(window, wanted * 2)
      let seqs = scan.seqs.filter(range.contains)
      let isWhole = try look(at: seqs, screen, &writer, &slice, until: deadline)
      guard isWhole else { break }
      position = scan.position.flatMap { range.contains($0) ? $0 : nil }
      slice.passed = position ?? (isReverse ? range.lowerBound : range.upperBound)
      if SystemClock.bootMicroseconds >= deadline { break }
    }
    slice.bytes = writer.bytes
    return slice
  }

  /// Reads lines in the order given. False when it stopped before the last of them.
  private func look(
    at seqs: [UInt64], _ screen: LineScreen, _ writer: inout ReplyWriter, _ slice: inout RowSlice,
    until deadline: Int64
  ) throws -> Bool {
    if seqs.standClose {
      return isReverse
        ? try lookBack(seqs, screen, &writer, &slice)
        : try lookThrough(seqs, screen, &writer, &slice, until: deadline)
    }
    for (number, seq) in seqs.enumerated() {
      if isFull(writer, slice) || number % 64 == 63 && SystemClock.bootMicroseconds >= deadline { return false }
      guard let line = try reader.line(seq) else { throw MissingLine(seq: seq) }
      try take(line, 0..<line.count, screen, &writer, &slice)
      slice.passed = seq
    }
    return true
  }

  private func lookThrough(
    _ seqs: [UInt64], _ screen: LineScreen, _ writer: inout ReplyWriter, _ slice: inout RowSlice, until deadline: Int64
  ) throws -> Bool {
    var next = seqs[...]
    try reader.forEachLine(from: seqs[0], to: seqs[seqs.count - 1]) { line in
      guard line.seq == next.first else { return true }
      if isFull(writer, slice) || next.count % 64 == 0 && SystemClock.bootMicroseconds >= deadline { return false }
      try take(line.bytes, line.range, screen, &writer, &slice)
      slice.passed = line.seq
      next = next.dropFirst()
      return true
    }
    return next.isEmpty
  }

  /// A stretch is read forwards and its rows are turned round; they are few or many, never more than a window.
  private func lookBack(
    _ seqs: [UInt64], _ screen: LineScreen, _ writer: inout ReplyWriter, _ slice: inout RowSlice
  ) throws -> Bool {
    var found: [(seq: UInt64, line: [UInt8])] = []
    var next = seqs[...]
    try reader.forEachLine(from: seqs[seqs.count - 1], to: seqs[0]) { line in
      guard line.seq == next.last else { return true }
      next = next.dropLast()
      if let row = try row(line.bytes, line.range, screen) { found.append((line.seq, Array(row))) }
      return true
    }
    for (seq, line) in found.reversed() {
      if isFull(writer, slice) { return false }
      writer.row(line: line)
      slice.rows += 1
      slice.passed = seq
    }
    return true
  }

  private func take(
    _ bytes: [UInt8], _ range: Range<Int>, _ screen: LineScreen, _ writer: inout ReplyWriter, _ slice: inout RowSlice
  ) throws {
    guard let row = try row(bytes, range, screen) else { return }
    writer.row(line: row)
    slice.rows += 1
  }

  /// The line as it is sent, if it is one of the query's. Who may not see personal values finds nothing by them either.
  private func row(_ bytes: [UInt8], _ range: Range<Int>, _ screen: LineScreen) throws -> ArraySlice<UInt8>? {
    // The reader has checked the line's sum, and nothing else of it is asked.
    if screen.isDecided, showsPersonal { return bytes[range] }
    guard screen.text.mayMatch(bytes, range) else { return nil }
    guard showsPersonal else {
      let bare = try LineDecoder.decode(Array(bytes[range])).bare()
      return query.matches(bare.record) ? bare.bytes[...] : nil
    }
    return query.matches(try LineDecoder.decode(bytes, range: range).record) ? bytes[range] : nil
  }

  private func isFull(_ writer: ReplyWriter, _ slice: RowSlice) -> Bool {
    slice.rows >= limit || writer.bytes.count >= room
  }
}

extension [UInt64] {
  /// Whether lines of these seqs, in either order, are better read as one stretch.
  var standClose: Bool {
    guard count >= Limits.linesOfAStretch, let first, let last else { return false }
    return Swift.max(first, last) - Swift.min(first, last) < UInt64(count) * Limits.linesPassedOver
  }
}

/// What is known of lines before one is decoded.
private struct LineScreen {
  let text: QueryScreen
  /// The index decides the query alone.
  let isDecided: Bool
}

/// A line that the log says it has and cannot be read: damage under a running service.
struct MissingLine: Error {
  var seq: UInt64
}
