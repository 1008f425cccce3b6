// Replies on their way to standard output: page after page, or as they happen.
import InviteLedgerClient
import JSONText
import LineProtocol

/// Shows the answers to one request.
struct AnswerDisplay {
  private var request: VerbRequest
  private let style: OutputStyle
  private let explains: Bool
  private var printer: RowPrinter?
  private var progress: RowProgress?

  init(_ request: VerbRequest, _ style: OutputStyle, explains: Bool) {
    self.request = request
    self.style = style
    self.explains = explains
  }

  private var columns: RowColumns {
    if explains { return Explanation.columns }
    if request.isTally { return RowColumns(names: ["value", "count"]) }
    return RowColumns(of: request.verb)
  }

  /// Prints one page after the other. A person is shown the first and told how to go on; a pipe gets all of them.
  /// - Returns: how many rows there were, or were counted.
  mutating func show(from ledger: LedgerConnection, keeping cursorFile: CursorFile) throws -> Int {
    while true {
      let answer = try page(from: ledger)
      let next = answer["cursor"]?.string
      if let next, !style.isForTerminal, !request.hasLimit {
        request.goOn(after: next)
        continue
      }
      try finish(answer)
      let isForward = request.verb == .audit && !request.words.contains("reverse=true")
      try cursorFile.finish(next: next, isForward: isForward) { try Self.endCursor(of: answer, ledger) }
      return answer["count"]?.integer.flatMap { Int(exactly: $0) } ?? printer?.count ?? 0
    }
  }

  private mutating func page(from ledger: LedgerConnection) throws -> JSONValue {
    defer { progress?.finish() }
    return try ledger.exchange(request.line(), isRepeatable: request.isRepeatable) { line in
      switch line {
      case .row(let row):
        progress?.finish()
        if printer == nil { printer = RowPrinter(style, columns: columns) }
        try printer?.row(explains ? Explanation.row(of: row) : row)
      case .note(let note): show(note)
      case .ok, .refused: break
      }
    }
  }

  /// How far the service is, and what is on its way out.
  private mutating func show(_ note: JSONValue) {
    switch note["note"]?.string {
    case "progress":
      guard let done = note["done"]?.integer, let total = note["total"]?.integer else { return }
      if progress == nil { progress = RowProgress(total: Int(clamping: total), of: "events") }
      progress?.show(Int(clamping: done))
    case "deprecated":
      let advice = note["use"]?.string.map { "use \($0)" } ?? "see invite-ledger help changes"
      Console.say("deprecated: \(advice), before \(note["until"]?.string ?? "it is removed")")
    default: break
    }
  }

  private mutating func finish(_ answer: JSONValue) throws {
    let entry = request.verb.entry
    if entry.row.isEmpty || (printer == nil && entry.kind == .command) { return try AnswerText.print(answer, style) }
    if printer == nil, request.isTally, let count = answer["count"]?.integer {
      return try Console.print(style.format.isJSON ? answer.canonicalText : String(count))
    }
    if printer == nil { printer = RowPrinter(style, columns: columns) }
    try printer?.finish()
    if style.isForTerminal, let count = printer?.count, request.verb != .help {
      Console.say(count == 1 ? "1 row" : "\(count) rows")
    }
  }

  /// Where an answer ended that has nothing behind it: right after the newest event that it saw.
  private static func endCursor(of answer: JSONValue, _ ledger: LedgerConnection) throws -> String {
    let hello = try ledger.ask(LedgerRequest("hello"))
    guard let name = hello["ledger"]?.text, let seq = answer["seq"]?.integer else {
      throw LedgerError.unreadable("an answer without ledger or seq")
    }
    return "\(name):\(seq)"
  }
}

extension AnswerDisplay {
  /// A tail goes on after a restart of the service, however long that takes to read its log.
  private static let tailPatienceMilliseconds: UInt32 = 600_000

  /// Prints events as they happen.
  mutating func follow(on ledger: LedgerConnection, keeping cursorFile: CursorFile) throws -> Int32 {
    ledger.patienceMilliseconds = Self.tailPatienceMilliseconds
    var printer = RowPrinter(style, columns: columns, isLive: true)
    let cursor = try ledger.follow { seen in
      request.line(behind: seen)
    } body: { line in
      if case .row(let row) = line {
        try printer.row(explains ? Explanation.row(of: row) : row)
        try printer.flush()
      }
      return true
    }
    try printer.finish()
    if let cursor {
      if cursorFile.isWanted { try cursorFile.keep(cursor) } else { Console.say("go on with cursor=\(cursor)") }
    }
    return ExitStatus.done
  }
}
