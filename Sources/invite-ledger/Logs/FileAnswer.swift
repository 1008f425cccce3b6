// The answer of files to a question, printed as the service's would be.
import InviteLedger
import JSONText
import LineProtocol
import Projections

struct FileAnswer {
  private let question: FileQuestion
  private let style: OutputStyle
  private let explains: Bool

  init(_ question: FileQuestion, _ style: OutputStyle, explains: Bool) {
    self.question = question
    self.style = style
    self.explains = explains
  }

  /// Prints the rows, or what they add up to, and keeps where that ended.
  /// - Returns: how many events answer.
  func print(keeping cursor: CursorFile) throws -> Int {
    if let tally = question.tally { return try printTally(tally, keeping: cursor) }
    var printer = RowPrinter(style, columns: explains ? Explanation.columns : .logLine)
    let page = try question.page { bytes in try printer.row(explains ? Explanation.row(of: bytes) : bytes) }
    try printer.finish()
    try keep(cursor, next: page.next, newest: page.newest)
    return page.rows
  }

  private func keep(_ cursor: CursorFile, next: UInt64?, newest: UInt64) throws {
    try cursor.finish(next: try next.flatMap(question.cursor), isForward: !question.isReverse) {
      if let cursor = try question.cursor(behind: newest) { return cursor }
      throw LogSource.nameless
    }
  }

  private func printTally(_ kind: EventTally, keeping cursor: CursorFile) throws -> Int {
    var counts = EventCounts(kind)
    let newest = try question.forEachMatch { record in
      counts.note(record)
      guard !counts.isTooMuch else {
        throw ProgramFault(
          "query.value: " + EventCounts.tooMuch.message, hint: EventCounts.tooMuch.hint, status: ExitStatus.refused)
      }
    }
    try kind == .count ? printTotal(of: counts) : printValues(of: counts)
    try keep(cursor, next: nil, newest: newest)
    return Int(clamping: counts.total)
  }

  private func printTotal(of counts: EventCounts) throws {
    try Console.print(style.format.isJSON ? #"{"count":\#(counts.total)}"# : String(counts.total))
  }

  private func printValues(of counts: EventCounts) throws {
    var printer = RowPrinter(style, columns: RowColumns(names: ["value", "count"]))
    for entry in counts.sorted {
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("value", entry.value)
      writer.member("count", entry.count)
      writer.endObject()
      try printer.row(writer.bytes)
    }
    try printer.finish()
  }
}
