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

  /// Prints the rows, or what they add up to.
  /// - Returns: how many events answer.
  func print() throws -> Int {
    if let tally = question.tally { return try printTally(tally) }
    var printer = RowPrinter(style, columns: explains ? Explanation.columns : .logLine)
    var found: [[UInt8]] = []
    try question.forEachMatch { bytes, _ in
      guard question.isReverse else {
        try printer.row(explains ? Explanation.row(of: bytes) : bytes)
        return printer.count < question.limit
      }
      found.append(bytes)
      // The newest `limit` are all that will be shown; the rest goes in portions, so that this stays linear.
      if found.count / 2 >= question.limit { found.removeFirst(found.count - question.limit) }
      return true
    }
    for bytes in found.reversed().prefix(question.limit) {
      try printer.row(explains ? Explanation.row(of: bytes) : bytes)
    }
    try printer.finish()
    return printer.count
  }

  private func printTally(_ kind: EventTally) throws -> Int {
    var counts = EventCounts(kind)
    try question.forEachMatch { _, record in
      counts.note(record)
      guard !counts.isTooMuch else {
        throw ProgramFault(
          "query.value: " + EventCounts.tooMuch.message, hint: EventCounts.tooMuch.hint, status: ExitStatus.refused)
      }
      return true
    }
    if kind == .count {
      try Console.print(style.format.isJSON ? #"{"count":\#(counts.total)}"# : String(counts.total))
      return Int(clamping: counts.total)
    }
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
    return Int(clamping: counts.total)
  }
}
