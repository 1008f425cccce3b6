// The words after a sub-command: its flags, and everything else in order.
import LineProtocol

/// A flag that a sub-command knows.
struct Flag: Sendable {
  /// `--columns`, or `-o`.
  var spellings: [String]
  /// What its value is called in help; nil for a flag that has none.
  var value: String?
  var summary: String

  init(_ spellings: String..., value: String? = nil, help summary: String) {
    self.spellings = spellings
    self.value = value
    self.summary = summary
  }

  var name: String { spellings[0] }
}

extension Flag {
  /// Tells flags and their values from the other words, each in their order; what follows `--` is left among these.
  static func separate(_ words: [String], _ flags: [Flag]) -> (flags: [String], rest: [String]) {
    var (given, others): ([String], [String]) = ([], [])
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" { return (given, others + [word] + rest) }
      let name = word.split(separator: "=").first.map(String.init) ?? word
      guard let flag = flags.first(where: { $0.spellings.contains(name) }) else {
        others.append(word)
        continue
      }
      given.append(word)
      if flag.value != nil, !word.contains("="), let value = rest.popFirst() { given.append(value) }
    }
    return (given, others)
  }
}

/// Words after they were told apart.
struct Arguments {
  /// What is no flag, in order.
  private(set) var words: [String] = []
  private var given: [(name: String, value: String)] = []

  /// Reads words by the flags a sub-command knows. `--name=VALUE` and `--name VALUE` are the same; `--` ends flags.
  /// - Throws: a fault with a suggestion for a flag that nobody knows, or that lacks its value.
  init(_ words: [String], flags: [Flag]) throws(ProgramFault) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        self.words += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        self.words.append(word)
        continue
      }
      try read(word, &rest, flags)
    }
  }

  private mutating func read(_ word: String, _ rest: inout ArraySlice<String>, _ flags: [Flag]) throws(ProgramFault) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let flag = flags.first(where: { $0.spellings.contains(parts[0]) }) else {
      throw Self.unknown(parts[0], flags)
    }
    guard let valueName = flag.value else {
      guard parts.count == 1 else { throw ProgramFault("\(flag.name) takes no value", hint: flag.name) }
      given.append((flag.name, ""))
      return
    }
    guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
      throw ProgramFault("\(flag.name) needs a value", hint: "\(flag.name) \(valueName): \(flag.summary)")
    }
    given.append((flag.name, value))
  }

  private static func unknown(_ word: String, _ flags: [Flag]) -> ProgramFault {
    let names = flags.flatMap(\.spellings)
    if let near = Suggestion.nearest(to: word, among: names) {
      return ProgramFault("unknown option \(word)", hint: "did you mean \(near)?")
    }
    return ProgramFault(
      "unknown option \(word)", hint: "known are \(names.joined(separator: " ")); --help explains them")
  }

  /// The same with more words behind the others.
  func adding(_ words: [String]) -> Arguments {
    var arguments = self
    arguments.words += words
    return arguments
  }

  /// The same without the first words.
  func without(firstWords count: Int) -> Arguments {
    var arguments = self
    arguments.words.removeFirst(min(count, words.count))
    return arguments
  }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { given.contains { $0.name == name } }

  /// The value of a flag, the last one if it was given more than once.
  func value(_ name: String) -> String? { given.last { $0.name == name }?.value }

  /// Every value of a flag that may be repeated.
  func values(_ name: String) -> [String] { given.filter { $0.name == name }.map(\.value) }

  /// The value of a flag that is one of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type
  ) throws(ProgramFault) -> Choice? where Choice.RawValue == String {
    guard let text = value(name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ProgramFault("\(name) is none of its values", hint: "\(name) is one of \(known)")
  }
}
