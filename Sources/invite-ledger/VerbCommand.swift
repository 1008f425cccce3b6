// Every verb of the protocol as a sub-command: its words go to the socket as they are, its answer comes back printed.
import InviteLedgerClient
import JSONText
import LineProtocol

enum VerbCommand {
  static let flags = SocketFlags.all + OutputStyle.flags

  /// Sends the verb with its words and prints the reply.
  static func run(_ verb: Verb, _ words: [String]) throws -> Int32 {
    try run(verb, Arguments(words, flags: flags))
  }

  /// The same with words that were told apart before.
  static func run(_ verb: Verb, _ arguments: Arguments) throws -> Int32 {
    let style = try style(of: verb, arguments)
    let request = try VerbRequest(verb, arguments)
    let ledger = try LedgerConnection.open(arguments)
    if verb == .tail { return try follow(request, on: ledger, style) }
    try show(request, from: ledger, style)
    return ExitStatus.done
  }

  /// The rows of `describe` are of several kinds and make no table.
  private static func style(of verb: Verb, _ arguments: Arguments) throws(ProgramFault) -> OutputStyle {
    var style = try OutputStyle(arguments)
    if verb == .describe, style.format == .table || style.format == .text { style.format = .ndjson }
    return style
  }

  /// Prints one page after the other. A person is shown the first and told how to go on; a pipe gets all of them.
  private static func show(_ request: VerbRequest, from ledger: LedgerConnection, _ style: OutputStyle) throws {
    var request = request
    var printer: RowPrinter?
    while true {
      let answer = try ledger.exchange(request.line(), isRepeatable: request.isRepeatable) { line in
        guard case .row(let row) = line else { return }
        if printer == nil { printer = RowPrinter(style, columns: RowColumns(of: request.verb)) }
        try printer?.row(row)
      }
      guard let cursor = answer["cursor"]?.string else {
        return try finish(&printer, answer, request, style)
      }
      if style.isForTerminal || request.hasLimit {
        try finish(&printer, answer, request, style)
        return Console.say("more rows: add cursor=\(cursor)")
      }
      request.goOn(after: cursor)
    }
  }

  private static func finish(
    _ printer: inout RowPrinter?, _ answer: JSONValue, _ request: VerbRequest, _ style: OutputStyle
  ) throws {
    if request.verb.entry.row.isEmpty || (printer == nil && request.verb.entry.kind == .command) {
      return try AnswerText.print(answer, style)
    }
    if printer == nil { printer = RowPrinter(style, columns: RowColumns(of: request.verb)) }
    try printer?.finish()
    if style.isForTerminal, let count = printer?.count, request.verb != .help {
      Console.say(count == 1 ? "1 row" : "\(count) rows")
    }
  }

  /// A tail goes on after a restart of the service, however long that takes to read its log.
  private static let tailPatienceMilliseconds: UInt32 = 600_000

  private static func follow(_ request: VerbRequest, on ledger: LedgerConnection, _ style: OutputStyle) throws -> Int32
  {
    ledger.patienceMilliseconds = tailPatienceMilliseconds
    var printer = RowPrinter(style, columns: .logLine, isLive: true)
    let cursor = try ledger.follow { seen in
      request.line(behind: seen)
    } body: { line in
      if case .row(let row) = line {
        try printer.row(row)
        try printer.flush()
      }
      return true
    }
    try printer.finish()
    if let cursor { Console.say("go on with cursor=\(cursor)") }
    return ExitStatus.done
  }
}

/// The words of one request, ready to become lines.
struct VerbRequest {
  let verb: Verb
  private var words: [String]

  /// Reads secrets from where they are, and gives a command a request key.
  init(_ verb: Verb, _ arguments: Arguments) throws {
    self.verb = verb
    words = try arguments.words.map { try SecretInput.filled($0, of: verb) }
    if let name = arguments.value("--as") { words.append("@as=" + name) }
    let isMarked = words.contains { $0.hasPrefix("@req=") || $0 == "@dry" }
    if verb.entry.kind == .command, !isMarked { words.append("@req=" + (try LedgerRequest.randomKey())) }
    guard RequestLine.line(of: [verb.rawValue] + words) != nil else {
      throw ProgramFault("a word has a control character no request can have", hint: "leave it out")
    }
  }

  /// Asking twice does no harm.
  var isRepeatable: Bool { verb != .quit }

  /// The person said how many rows there may be.
  var hasLimit: Bool { words.contains { $0.hasPrefix("limit=") } }

  /// The request as it is sent.
  func line() -> [UInt8] { line(of: words) }

  /// The request that begins right behind a seq.
  func line(behind seq: UInt64?) -> [UInt8] {
    guard let seq else { return line() }
    return line(of: without("since", "cursor") + ["since=\(seq + 1)"])
  }

  /// Turns to the next page.
  mutating func goOn(after cursor: String) { words = without("cursor") + ["cursor=" + cursor] }

  private func without(_ names: String...) -> [String] {
    words.filter { word in !names.contains { word.hasPrefix($0 + "=") } }
  }

  /// The verb goes in words, everything else as it was checked when this was made.
  private func line(of words: [String]) -> [UInt8] {
    RequestLine.line(of: verb.rawValue.split(separator: " ").map(String.init) + words) ?? []
  }
}
