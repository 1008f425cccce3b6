// `help`: the sub-commands of this program and, page by page, the verbs of the protocol.
import LineProtocol

enum HelpText {
  /// The page on a topic; the overview without one.
  /// - Throws: a fault with the nearest topic.
  static func lines(on topic: [String]) throws(ProgramFault) -> [String] {
    let topic = topic.joined(separator: " ")
    if topic.isEmpty { return overview }
    if let command = SubCommand.all.first(where: { $0.name == topic }) {
      guard Verb(rawValue: topic) != nil else { return command.help }
      return command.help + ["", "The verb:"] + (try protocolLines(on: topic))
    }
    if let verb = Verb.spelled(by: topic) {
      return try protocolLines(on: topic) + ["", "Options:"]
        + table(VerbCommand.flags(of: verb).map { ($0.usage, $0.summary) })
    }
    let family = SubCommand.all.filter { $0.name.hasPrefix(topic + " ") }.map { ($0.name, $0.summary) }
    return try protocolLines(on: topic) + table(family)
  }

  private static func protocolLines(on topic: String) throws(ProgramFault) -> [String] {
    do {
      return try Help.lines(on: topic)
    } catch {
      let names = SubCommand.all.map(\.name)
      let hint = Suggestion.nearest(to: topic, among: names).map { "invite-ledger help " + $0 } ?? error.hint
      throw ProgramFault(error.message, hint: hint.hasPrefix("help") ? "invite-ledger " + hint : hint)
    }
  }

  private static var overview: [String] {
    let examples = ["invite-ledger serve", "invite-ledger invite import people.csv > links.csv"]
    return ["invite-ledger: who was invited, by whom, and what became of it", ""]
      + (examples + core).map { "  " + $0 }
      + ["", "Sub-commands:"] + table(SubCommand.all.map { ($0.name, $0.summary) })
      + ["", "Verbs of the service, with the protocol's own words:"]
      + table(Verb.allCases.map { ($0.rawValue, $0.entry.summary) })
      + ["", "More: invite-ledger help NAME, also help errors, envelope, query, changes."]
  }

  /// The protocol's first five verbs as they are typed in a shell, where no token stands on a command line.
  private static var core: [String] {
    Help.core.map { "invite-ledger " + withoutToken($0.split(separator: " ").map(String.init)[...]) }
  }

  /// An example of a verb as it is typed in a shell: the verb first, what may come with it behind. Nil for one that is a JSON
  /// object, which no shell can send.
  static func shellLine(_ line: String, of verb: Verb) -> String? {
    let words = line.split(separator: " ").map(String.init)
    let before = words.prefix { $0.hasPrefix("@") }
    let name = verb.rawValue.split(separator: " ").map(String.init)
    let rest = words.dropFirst(before.count)
    guard Array(rest.prefix(name.count)) == name else { return nil }
    // An id is for answers that come in a stream; a shell has one.
    let kept = before.filter { $0.dropFirst().first?.isNumber != true }
    return (["invite-ledger"] + name + [withoutToken(rest.dropFirst(name.count))] + kept).filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func withoutToken(_ words: ArraySlice<String>) -> String {
    words.map { $0.hasPrefix("token=") ? "token=-" : $0 }.joined(separator: " ")
  }

  /// Pairs in two columns.
  static func table(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.map(\.0.count).max() ?? 0
    return pairs.map { "  " + $0 + String(repeating: " ", count: width - $0.count + 2) + $1 }
  }
}
