// Finds the verb at the beginning of a request; the longest one that is known wins.

enum VerbSearch {
  /// The verb that begins at `words[index]`, and how many words it takes.
  static func verb(
    at index: Int, of words: [InlineWord], line: ArraySlice<UInt8>
  ) throws(Fault) -> (verb: Verb, words: Int) {
    let first = spelling(of: words[index])
    let second = index + 1 < words.count ? spelling(of: words[index + 1]) : nil
    if let first, let second, let verb = Verb.spelled(first + " " + second) { return (verb, 2) }
    if let first, let verb = Verb.spelled(first) { return (verb, 1) }
    let offset = words[index].source.lowerBound - line.startIndex
    throw unknown(first ?? words[index].text, second: second, at: offset)
  }

  /// The verb of a JSON request's `method`: words separated by one point or blank.
  static func verb(named name: String, at offset: @autoclosure () -> Int?) throws(Fault) -> Verb {
    let spelling = String(decoding: name.utf8.map { $0 == UInt8(ascii: ".") ? 0x20 : $0 }, as: UTF8.self)
    guard let verb = Verb.spelled(spelling) else { throw unknown(spelling, second: nil, at: offset()) }
    return verb
  }

  /// The word as part of a verb, points turned to blanks; nil if it cannot be one.
  private static func spelling(of word: InlineWord) -> String? {
    let isNames = word.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && NameText.length(in: $0) == $0.count
    }
    guard isNames, word.bytes.count <= 64 else { return nil }
    return String(decoding: word.bytes.map { $0 == UInt8(ascii: ".") ? 0x20 : $0 }, as: UTF8.self)
  }

  private static func unknown(_ first: String, second: String?, at offset: Int?) -> Fault {
    let parts = Verb.allCases.map(\.rawValue)
    let family = parts.filter { $0.hasPrefix(first + " ") }.map { String($0.dropFirst(first.count + 1)) }
    if !family.isEmpty, second == nil {
      return Fault(
        .line(.commandUnknown), "\"\(first)\" needs one more word: " + family.joined(separator: ", "),
        hint: "help \(first)", at: offset)
    }
    let whole = second.map { first + " " + $0 } ?? first
    let guess =
      Suggestion.nearest(to: whole, among: parts) ?? Suggestion.nearest(to: first, among: parts)
    let hint = guess.map { "did you mean \"\($0)\"?" } ?? "help"
    let said = family.isEmpty ? first : whole
    let message = NameText.isQuotable(said) ? "unknown command \"\(said)\"" : "unknown command"
    return Fault(.line(.commandUnknown), message + " at level \(ProtocolLevel.current)", hint: hint, at: offset)
  }
}

enum BareWord {
  /// A line that might be meant by `invite revoke inv_4`, or the verb's help.
  static func hint(for word: InlineWord, after verb: Verb) -> String {
    if word.bytes.first == UInt8(ascii: "#") { return "a comment stands on a line of its own" }
    let text = word.bytes.count <= 24 ? word.text : ""
    let fitting = verb.entry.parameters.first { parameter in
      switch parameter.type {
      case .invite, .batch, .message:
        if case .success = Result(catching: { try ValueReader.value(of: word.bytes, as: parameter.type) }) {
          true
        } else {
          false
        }
      default: false
      }
    }
    return fitting.map { "\(verb.rawValue) \($0.name)=\(text)" } ?? "help \(verb.rawValue)"
  }
}
