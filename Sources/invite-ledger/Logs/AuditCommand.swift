// `audit` and `tail`: who did what. The service is asked, or with --log the files are read.
import LineProtocol

extension SubCommand {
  static let audit = SubCommand(
    name: "audit", summary: "who did what and when: the log's own lines, by field",
    examples: [
      "invite-ledger audit type=TokenRedeemed -S 2h",
      "invite-ledger audit invite=inv_4 --json",
      "invite-ledger audit actor=ada --log backup/ledger",
    ],
    details: [
      "Words are terms of the query language: invite-ledger help query. With --log no service is needed; what a running",
      "service has just written and not yet made durable may be seen.",
    ],
    flags: AuditCommand.flags + VerbCommand.flags, run: AuditCommand.run)
}

enum AuditCommand {
  static let flags = [
    Flag("-S", "--since", value: "TIME", help: "from this time, age or seq on (since=)"),
    Flag("-U", "--until", value: "TIME", help: "up to this time, age or seq (until=)"),
    Flag("-n", "--limit", value: "N", help: "at most so many rows (limit=)"),
    Flag("-r", "--reverse", help: "newest first (reverse=true)"),
    LogSource.flag,
  ]

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags + VerbCommand.flags)
    guard let (source, terms) = try LogSource.find(arguments) else {
      return try VerbCommand.run(.audit, arguments.adding(queryWords(of: arguments)))
    }
    let question = try FileQuestion(terms + queryWords(of: arguments), about: source)
    try answer(question, from: source, try OutputStyle(arguments))
    return ExitStatus.done
  }

  /// Flags in the protocol's words.
  private static func queryWords(of arguments: Arguments) -> [String] {
    let pairs = [("-S", "since"), ("-U", "until"), ("-n", "limit")]
    var words = pairs.compactMap { flag, name in arguments.value(flag).map { "\(name)=\($0)" } }
    if arguments.has("-r") { words.append("reverse=true") }
    return words
  }

  private static func answer(_ question: FileQuestion, from source: LogSource, _ style: OutputStyle) throws {
    var printer = RowPrinter(style, columns: .logLine)
    var found: [[UInt8]] = []
    try question.forEachMatch { bytes in
      guard question.isReverse else {
        try printer.row(bytes)
        return printer.count < question.limit
      }
      found.append(bytes)
      // The newest `limit` are all that will be shown; the rest goes in portions, so that this stays linear.
      if found.count / 2 >= question.limit { found.removeFirst(found.count - question.limit) }
      return true
    }
    for bytes in found.reversed().prefix(question.limit) { try printer.row(bytes) }
    try printer.finish()
  }
}
