// The names that a command line can begin with: sub-commands, and verbs of the protocol.
import LineProtocol

/// What one name stands for.
enum CommandName {
  case subCommand(SubCommand)
  case verb(Verb)

  /// Every name once, in the order of help; a sub-command hides a verb of the same name.
  static let all: [(name: String, summary: String)] = {
    let commands = SubCommand.all.map { (name: $0.name, summary: $0.summary) }
    let verbs = Verb.allCases.map { (name: $0.rawValue, summary: $0.entry.summary) }
    return commands + verbs.filter { verb in !commands.contains { $0.name == verb.name } }
  }()

  /// The longest name that words begin with, and how many words it has: `invite import` is a sub-command, `invite issue` a
  /// verb, and `invite.issue` is the same.
  static func find(_ words: [String]) -> (command: CommandName, count: Int)? {
    for count in [2, 1] where words.count >= count {
      let name = words.prefix(count).joined(separator: " ")
      if let command = SubCommand.all.first(where: { $0.name == name }) { return (.subCommand(command), count) }
      if let verb = Verb.spelled(by: name) { return (.verb(verb), count) }
    }
    return nil
  }

  /// Runs it with the words behind its name.
  /// - Returns: the exit status.
  func run(_ words: [String]) throws -> Int32 {
    switch self {
    case .subCommand(let command): try command.run(words)
    case .verb(let verb): try VerbCommand.run(verb, words)
    }
  }

  var flags: [Flag] {
    switch self {
    case .subCommand(let command): command.flags
    case .verb(let verb): VerbCommand.flags(of: verb)
    }
  }

  /// The verb whose words it takes; nil for a sub-command with words of its own.
  var verb: Verb? {
    switch self {
    case .subCommand(let command): Verb(rawValue: command.name)
    case .verb(let verb): verb
    }
  }
}
