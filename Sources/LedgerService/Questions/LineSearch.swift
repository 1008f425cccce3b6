// Every line that answers a query, one after the other: what tallies and stories are made from.
import EventLog
import InviteLedger
import LedgerFormat
import Projections

/// A search that goes to its end. It belongs on a thread of its own.
struct LineSearch: Sendable {
  let index: AuditIndex
  let reader: LogReader
  let query: Query
  /// Without this, lines are as if every personal value had been erased: nothing is found, counted or told by one.
  let showsPersonal: Bool

  private static var window: Int { 4_096 }

  /// Calls `body` with every event of a range that answers, oldest first, until it returns false.
  func forEachMatch(
    in range: ClosedRange<UInt64>, _ progress: QuestionProgress, _ body: (Record, ArraySlice<UInt8>) throws -> Bool
  ) throws {
    let plan = index.plan(query)
    let screen = QueryScreen(query)
    var position: UInt64? = range.lowerBound - 1
    while let from = position, from < range.upperBound {
      let scan = index.scan(plan, from: from, limit: Self.window)
      guard try look(at: scan.seqs.filter(range.contains), screen, body) else { return }
      position = scan.position
      try progress.note(position ?? range.upperBound)
    }
  }

  private func look(
    at seqs: [UInt64], _ screen: QueryScreen, _ body: (Record, ArraySlice<UInt8>) throws -> Bool
  ) throws -> Bool {
    var goesOn = true
    if seqs.standClose {
      var next = seqs[...]
      try reader.forEachLine(from: seqs[0], to: seqs[seqs.count - 1]) { line in
        guard line.seq == next.first else { return true }
        next = next.dropFirst()
        goesOn = try take(line.bytes, line.range, screen, body)
        return goesOn
      }
      return goesOn
    }
    for seq in seqs where goesOn {
      guard let line = try reader.line(seq) else { throw MissingLine(seq: seq) }
      goesOn = try take(line, 0..<line.count, screen, body)
    }
    return goesOn
  }

  private func take(
    _ bytes: [UInt8], _ range: Range<Int>, _ screen: QueryScreen, _ body: (Record, ArraySlice<UInt8>) throws -> Bool
  ) throws -> Bool {
    guard screen.mayMatch(bytes, range) else { return true }
    let shown = try shown(bytes, range)
    return query.matches(shown.record) ? try body(shown.record, shown.bytes) : true
  }

  /// A line and its record as the one who asks may see them.
  private func shown(_ bytes: [UInt8], _ range: Range<Int>) throws -> (bytes: ArraySlice<UInt8>, record: Record) {
    let decoded = try LineDecoder.decode(bytes, range: range)
    guard !showsPersonal else { return (bytes[range], decoded.record) }
    let bare = try LineDecoder.decode(Array(bytes[range])).bare()
    return (bare.bytes[...], bare.record)
  }

  /// The line of a seq and its record, as the one who asks may see them.
  func line(_ seq: UInt64) throws -> (bytes: ArraySlice<UInt8>, record: Record) {
    guard let line = try reader.line(seq) else { throw MissingLine(seq: seq) }
    return try shown(line, 0..<line.count)
  }
}
