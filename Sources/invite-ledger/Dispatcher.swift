// Finds out which sub-command or verb is meant, and ends every one of them in the same way.
import LineProtocol
import SystemCalls

enum Dispatcher {
  private static let helpWords: Set<String> = ["help", "-h", "--help"]

  /// Runs what the words of the command line ask for.
  /// - Returns: the exit status.
  static func run(_ words: [String]) -> Int32 {
    do {
      return try dispatch(words)
    } catch {
      if let error = error as? SystemError, error.isBrokenPipe { return ExitStatus.done }
      let fault = ProgramFault(error)
      Console.say(fault)
      return fault.status
    }
  }

  private static func dispatch(_ words: [String]) throws -> Int32 {
    guard let first = words.first else {
      Console.say(try HelpText.lines(on: []).joined(separator: "\n"))
      return ExitStatus.usage
    }
    if helpWords.contains(first) { return try help(on: Array(words.dropFirst())) }
    if first == "--version" { return try SubCommand.version.run([]) }
    if first.hasPrefix("-") {
      // Flags that every client understands may stand before the command too.
      let (flags, rest) = Flag.separate(words, VerbCommand.flags)
      if let next = rest.first, !next.hasPrefix("-") { return try dispatch(rest + flags) }
    }
    let name = words.prefix { !$0.hasPrefix("-") && !$0.contains("=") && !helpWords.contains($0) }
    if words.dropFirst().contains(where: { $0 == "-h" || $0 == "--help" }) || words.last == "help" {
      return try help(on: topic(of: Array(name)))
    }
    guard let (command, count) = CommandName.find(words) else { throw unknown(words) }
    return try command.run(Array(words.dropFirst(count)))
  }

  private static func help(on topic: [String]) throws -> Int32 {
    try Console.print(try HelpText.lines(on: topic).joined(separator: "\n"))
    return ExitStatus.done
  }

  /// The longest beginning of the words that is a name.
  private static func topic(of words: [String]) -> [String] {
    Array(words.prefix(CommandName.find(words)?.count ?? 1))
  }

  private static func unknown(_ words: [String]) -> ProgramFault {
    let names = CommandName.all.map(\.name)
    let family = names.filter { $0.hasPrefix(words[0] + " ") }.map { String($0.dropFirst(words[0].count + 1)) }
    let typed = words.prefix(2).filter { !$0.contains("=") }.joined(separator: " ")
    let near = Suggestion.nearest(to: typed, among: names) ?? Suggestion.nearest(to: words[0], among: names)
    let hint = near.map { "did you mean \"invite-ledger \($0)\"?" } ?? "invite-ledger help"
    if !family.isEmpty, words.count == 1 || near == nil {
      return ProgramFault(
        "\"\(words[0])\" needs one of: " + family.joined(separator: ", "), hint: "invite-ledger help \(words[0])")
    }
    return ProgramFault("unknown command \"\(typed)\"", hint: hint)
  }
}
