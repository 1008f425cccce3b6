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
    if first.hasPrefix("-"), let (flags, rest) = leadingFlags(words) { return try dispatch(rest + flags) }
    let name = words.prefix { !$0.hasPrefix("-") && !$0.contains("=") && !helpWords.contains($0) }
    if words.dropFirst().contains(where: { $0 == "-h" || $0 == "--help" }) || words.last == "help" {
      return try help(on: topic(of: Array(name)))
    }
    if let (command, rest) = subCommand(words) { return try command.run(rest) }
    if let (verb, rest) = verb(words) { return try VerbCommand.run(verb, rest) }
    throw unknown(words)
  }

  /// Flags that every client understands may stand before the command too; nil when there is no command behind them.
  private static func leadingFlags(_ words: [String]) -> (flags: [String], rest: [String])? {
    var rest = words[...]
    while let word = rest.first, word.hasPrefix("-") {
      let name = word.split(separator: "=").first.map(String.init) ?? word
      guard let flag = VerbCommand.flags.first(where: { $0.spellings.contains(name) }) else { return nil }
      rest = rest.dropFirst(flag.value == nil || word.contains("=") ? 1 : 2)
    }
    return rest.isEmpty ? nil : (Array(words[..<rest.startIndex]), Array(rest))
  }

  private static func help(on topic: [String]) throws -> Int32 {
    try Console.print(try HelpText.lines(on: topic).joined(separator: "\n"))
    return ExitStatus.done
  }

  /// The longest beginning of the words that is a name.
  private static func topic(of words: [String]) -> [String] {
    for count in [2, 1] where words.count >= count {
      let name = words.prefix(count).joined(separator: " ")
      if Verb(rawValue: name) != nil || SubCommand.all.contains(where: { $0.name == name }) {
        return Array(words.prefix(count))
      }
    }
    return Array(words.prefix(1))
  }

  /// The longest name wins: `invite import` is a sub-command, `invite issue` a verb.
  private static func subCommand(_ words: [String]) -> (SubCommand, [String])? {
    for count in [2, 1] where words.count >= count {
      let name = words.prefix(count).joined(separator: " ")
      if let command = SubCommand.all.first(where: { $0.name == name }) {
        return (command, Array(words.dropFirst(count)))
      }
    }
    return nil
  }

  /// `invite issue` and `invite.issue` are the same; flags may stand before the verb's second word.
  private static func verb(_ words: [String]) -> (Verb, [String])? {
    let first = words[0].split(separator: ".").joined(separator: " ")
    if words.count > 1, let verb = Verb(rawValue: first + " " + words[1]) { return (verb, Array(words.dropFirst(2))) }
    return Verb(rawValue: first).map { ($0, Array(words.dropFirst())) }
  }

  private static func unknown(_ words: [String]) -> ProgramFault {
    let names = SubCommand.all.map(\.name) + Verb.allCases.map(\.rawValue)
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
