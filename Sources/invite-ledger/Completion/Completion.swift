// What can be typed next, made from the tables that help and the parser are made from.
import InviteLedger
import LineProtocol
import Projections

/// A line that is being typed.
package struct Completion {
  /// Something that can stand next, and what it is.
  package struct Candidate: Hashable {
    package var word: String
    package var summary: String

    package init(word: String, summary: String) {
      self.word = word
      self.summary = summary
    }
  }

  /// The words before the one that is being typed, without the program's name and the flags that every client knows.
  private let words: [String]
  /// The word right before it, whatever it is.
  private let before: String?
  /// Flags that say which service is meant, as they were typed.
  package let placeFlags: [String]
  /// The beginning of the word that is being typed; empty at a new one.
  private let current: String

  /// - Parameter line: the line up to the cursor, with the program's name.
  package init(line: String) {
    var words = ShellWords.split(line)
    current = words.popLast() ?? ""
    words = Array(words.dropFirst())
    before = words.last
    placeFlags = Flag.separate(words, SocketFlags.all).flags
    self.words = Flag.separate(words, VerbCommand.flags).rest
  }

  /// The candidates that begin with what was typed.
  /// - Parameter live: values that only the service knows.
  package func candidates(live: (LiveValues) -> [Candidate]) -> [Candidate] {
    all(live).filter { $0.word.hasPrefix(current) && $0.word != current }
  }

  private func all(_ live: (LiveValues) -> [Candidate]) -> [Candidate] {
    let name = words.prefix { !$0.hasPrefix("-") && !$0.contains("=") }
    let nextNames = Self.nextWords(after: Array(name)).filter { _ in name.count == words.count }
    let command = CommandName.find(Array(name))?.command
    let flags = command?.flags ?? VerbCommand.flags
    if let before, let flag = flags.first(where: { $0.spellings.contains(before) }), flag.value != nil {
      return Self.values(of: flag)
    }
    guard let command else { return nextNames }
    if current.hasPrefix("-") { return Self.spellings(of: flags) }
    if let equals = current.firstIndex(of: "="), let verb = command.verb {
      return Self.values(of: String(current[..<equals]), verb, live)
    }
    return nextNames + (command.verb.map(parameters) ?? Self.ownWords(of: command))
  }

  /// The words that a name can go on with.
  private static func nextWords(after words: [String]) -> [Candidate] {
    var candidates: [Candidate] = []
    for entry in CommandName.all {
      let parts = entry.name.split(separator: " ").map(String.init)
      guard parts.count > words.count, Array(parts.prefix(words.count)) == words else { continue }
      let isWhole = parts.count == words.count + 1
      guard !candidates.contains(where: { $0.word == parts[words.count] }) else { continue }
      candidates.append(
        Candidate(word: parts[words.count], summary: isWhole ? entry.summary : parts[words.count] + " …"))
    }
    return candidates
  }

  private static func spellings(of flags: [Flag]) -> [Candidate] {
    flags.flatMap { flag in flag.spellings.map { Candidate(word: $0, summary: flag.summary) } }
  }

  private static func values(of flag: Flag) -> [Candidate] {
    let words: [String] =
      switch flag.name {
      case "-o": OutputFormat.allCases.map(\.rawValue)
      case "--color": ColorChoice.allCases.map(\.rawValue)
      case "--by", "--values": QueryField.names
      default: []  // files, names and numbers: the shell offers files
      }
    return words.map { Candidate(word: $0, summary: flag.summary) }
  }

  /// Parameters that were not given yet, fields of the query, and the envelope once somebody asks for it.
  private func parameters(of verb: Verb) -> [Candidate] {
    let entry = verb.entry
    if current.hasPrefix("@") {
      return EnvelopeWord.allCases.filter { $0 != .id && $0.isUnderstood(by: entry.kind) }.map { word in
        Candidate(word: "@" + word.rawValue + (word.isFlag ? "" : "="), summary: word.summary)
      }
    }
    let given = Set(words.compactMap { $0.split(separator: "=").first.map(String.init) })
    let parameters = entry.parameters.filter { !given.contains($0.name) && $0.deprecation == nil }
    var candidates = parameters.map { Candidate(word: $0.name + "=", summary: $0.summary) }
    guard entry.terms == .query else { return candidates }
    for field in QueryField.names where !parameters.contains(where: { $0.name == field }) {
      candidates.append(Candidate(word: field + "=", summary: "a field of the query"))
    }
    return candidates
  }

  private static func ownWords(of command: CommandName) -> [Candidate] {
    guard case .subCommand(let command) = command else { return [] }
    return command.words.map { Candidate(word: $0, summary: command.summary) }
  }

  private static func values(
    of name: String, _ verb: Verb, _ live: (LiveValues) -> [Candidate]
  ) -> [Candidate] {
    let type = verb.entry.parameter(name)?.type
    let words: [String] =
      switch type {
      case .choice(let words), .choices(let words): words
      case .flag: ["true", "false"]
      case .role: ["owner", "administrator", "moderator", "member", "guest"]
      case nil where name == "type": EventType.allCases.map(\.rawValue)
      case nil where name == "has" || name == "missing": QueryField.names
      default: []
      }
    let known = words.map { Candidate(word: $0, summary: "") }
    let asked = known.isEmpty ? LiveValues(of: name, type).map(live) ?? [] : known
    return asked.map { Candidate(word: name + "=" + $0.word, summary: $0.summary) }
  }
}
