// The protocol for people: what `help` answers, a row a line. Short first, examples before options.
import InviteLedger
import JSONText

/// Texts of `help`.
package enum Help {
  /// Topics beside verbs and their first words.
  package enum Topic: String, CaseIterable, Sendable {
    case errors, changes, envelope, query, scopes
  }

  /// The lines of a help page. Throws for a topic that nobody knows, with the nearest one.
  package static func lines(on topic: String?) throws(ReplyError) -> [String] {
    let words = (topic ?? "").split(whereSeparator: { $0 == " " || $0 == "." }).joined(separator: " ")
    if words.isEmpty { return overview }
    if let verb = Verb.spelled(by: words) { return lines(on: verb) }
    let family = Verb.allCases.filter { $0.rawValue.hasPrefix(words + " ") }
    if !family.isEmpty { return lines(on: family) }
    switch Topic(rawValue: words) {
    case .errors: return errors
    case .changes: return changes
    case .envelope: return envelope
    case .query: return query
    case .scopes: return scopes
    case nil: throw unknown(words)
    }
  }

  /// The five verbs that work alone, as lines to send.
  package static let core = [
    "invite issue email=bob@example.org groups=staff expires=10d",
    "token redeem token=TOKEN email=bob@example.org",
    "message archive message=msg_3 holder=user:bob",
    "audit type=TokenRedeemed since=2h",
    "tail type=InviteIssued",
  ]

  private static var overview: [String] {
    ["A request is one line; the reply is one JSON object a line, ok or err the last.", ""]
      + indented(core) + ["", "Verbs:"] + families
      + ["", "More: " + (["help VERB"] + Topic.allCases.map { "help " + $0.rawValue }).joined(separator: ", ")]
  }

  /// The verbs by their first word, so that the overview stays short however many there are; those of one word say what
  /// they do.
  private static var families: [String] {
    var words: [String] = []
    var members: [String: [Verb]] = [:]
    for verb in Verb.allCases {
      let word = verb.rawValue.split(separator: " ").first.map(String.init) ?? ""
      if members[word] == nil { words.append(word) }
      members[word, default: []].append(verb)
    }
    return columns(
      words.map { word in
        let verbs = members[word] ?? []
        let rest = verbs.map { $0.rawValue.dropFirst(word.utf8.count + 1) }.filter { !$0.isEmpty }
        return (word, rest.isEmpty ? verbs[0].entry.summary : rest.joined(separator: ", "))
      })
  }

  private static func lines(on family: [Verb]) -> [String] {
    indented(family.compactMap(\.entry.examples.first)) + [""] + table(family)
  }

  private static func unknown(_ topic: String) -> ReplyError {
    let near = Suggestion.nearest(to: topic, among: Verb.allCases.map(\.rawValue) + Topic.allCases.map(\.rawValue))
    let said = NameText.isQuotable(topic) ? "there is no help on \"\(topic)\"" : "there is no help on that"
    return ReplyError(
      .ledger(.argumentInvalid), said, hint: near.map { "help " + $0 } ?? "help",
      data: [JSONMember(name: "parameter", value: .string("topic"))])
  }

  static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  private static func table(_ verbs: [Verb]) -> [String] {
    columns(verbs.map { ($0.rawValue, $0.entry.summary) })
  }

  /// Pairs in two columns.
  static func columns(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.map { $0.0.utf8.count }.max() ?? 0
    return pairs.map { left, right in
      "  " + left + String(repeating: " ", count: max(0, width - left.utf8.count) + 2) + right
    }
  }
}

extension ReplyWriter {
  /// The whole reply to `help`.
  package mutating func help(on topic: String?) {
    do {
      let lines = try Help.lines(on: topic)
      for line in lines { row(text: line) }
      ok { $0.member("rows", lines.count) }
    } catch {
      self.error(error)
    }
  }
}
