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
    flags: AuditCommand.flags, run: AuditCommand.run)
}

enum AuditCommand {
  private static let following = Flag("-f", "--follow", help: "go on with what happens: tail, from --since on if given")
  static let flags = [following, LogSource.flag] + VerbCommand.flags(of: .audit)

  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try Arguments(words, flags: flags)
    guard let (source, terms) = try LogSource.find(arguments) else {
      return try VerbCommand.run(arguments.has(following.name) ? .tail : .audit, arguments)
    }
    if arguments.has(following.name) {
      throw ProgramFault("files have no \(following.name)", hint: "leave --log out to ask the service")
    }
    let cursor = CursorFile(arguments)
    let words = try QueryFlags.words(of: arguments, for: .audit) + cursor.words()
    let question = try FileQuestion(terms + words, about: source)
    let count = try FileAnswer(question, try OutputStyle(arguments), explains: arguments.has(Explanation.flag.name))
      .print(keeping: cursor)
    return arguments.has(QueryFlags.exit.name) && count == 0 ? ExitStatus.no : ExitStatus.done
  }
}
