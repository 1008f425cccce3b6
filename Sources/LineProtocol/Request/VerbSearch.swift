// Finds the verb at the beginning of a request; the longest one that is known wins.

enum VerbSearch {
  /// The verb that begins at `words[index]`, and how many words it takes.
  static func verb(
    at index: Int, of words: [InlineWord], line: ArraySlice<UInt8>
  ) throws(Fault) -> (verb: Verb, words: Int) {
    let first = words[index].bytes
    if index + 1 < words.count, let verb = Verb.spelled(first, words[index + 1].bytes) { return (verb, 2) }
    if let verb = Verb.spelled(first) { return (verb, 1) }
    let isNamed = isNames(first)
    let second = index + 1 < words.count && isNames(words[index + 1].bytes) ? words[index + 1].bytes : nil
    let offset = words[index].source.lowerBound - line.startIndex
    throw unknown(
      isNamed ? text(of: first) : words[index].text, second: second.map(text(of:)), at: offset)
  }

  /// The verb of a JSON request's `method`: words separated by one point or blank.
  static func verb(named name: String, at offset: @autoclosure () -> Int?) throws(Fault) -> Verb {
    guard let verb = Verb.spelled(by: name) else {
      throw unknown(text(of: Array(name.utf8)[...]), second: nil, at: offset())
    }
    return verb
  }

  /// Whether a word can be a part of a verb: names joined by points.
  private static func isNames(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 64 else { return false }
    var rest = word
    while true {
      let length = NameText.length(in: rest)
      guard length > 0 else { return false }
      rest = rest.dropFirst(length)
      if rest.isEmpty { return true }
      guard rest.removeFirst() == UInt8(ascii: ".") else { return false }
    }
  }

  /// A word with a space for each point.
  private static func text(of word: ArraySlice<UInt8>) -> String {
    String(decoding: word.map { $0 == UInt8(ascii: ".") ? 0x20 : $0 }, as: UTF8.self)
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
