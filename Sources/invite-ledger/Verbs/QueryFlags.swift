// The flags of questions, as journalctl and git have them, in the protocol's words.
import LineProtocol

/// What a person asks for with flags beside the words of a verb.
enum QueryFlags {
  /// A flag that is a parameter of the verb.
  private struct Word {
    var flag: Flag
    var parameter: String
    /// What the parameter is when the flag has no value.
    var value: String?
  }

  private static let words = [
    Word(
      flag: Flag("-S", "--since", value: "TIME", help: "from this time, age or seq on (since=)"), parameter: "since"),
    Word(flag: Flag("-U", "--until", value: "TIME", help: "up to this time, age or seq (until=)"), parameter: "until"),
    Word(
      flag: Flag("-g", "--grep", value: "PATTERN", help: "lines that match somewhere; small letters are any (grep=)"),
      parameter: "grep"),
    Word(flag: Flag("-n", "--limit", value: "N", help: "at most so many rows (limit=)"), parameter: "limit"),
    Word(flag: Flag("-r", "--reverse", help: "newest first (reverse=true)"), parameter: "reverse", value: "true"),
    Word(
      flag: Flag("-c", "--count", help: "how many there are, instead of them (count=true)"), parameter: "count",
      value: "true"),
    Word(flag: Flag("--by", value: "FIELD", help: "count by the values of a field (by=)"), parameter: "by"),
    Word(flag: Flag("--values", value: "FIELD", help: "the values of a field (values=)"), parameter: "values"),
    Word(flag: Flag("--fields", help: "which fields they have (fields=true)"), parameter: "fields", value: "true"),
    Word(flag: Flag("--after", value: "CURSOR", help: "go on where a page ended (cursor=)"), parameter: "cursor"),
  ]

  static let exit = Flag("-e", "--exit-status", help: "exit status 1 when there is no row")

  /// What every verb understands whose parameters say so.
  static let all = words.map(\.flag) + [exit]

  /// The flags that a verb understands.
  static func flags(of verb: Verb) -> [Flag] {
    let known = words.filter { verb.entry.parameter($0.parameter) != nil }.map(\.flag)
    return verb.entry.kind == .query ? known + [exit] : known
  }

  /// The given flags as words of the request.
  /// - Throws: a fault for a flag that the verb has no parameter for.
  static func words(of arguments: Arguments, for verb: Verb) throws(ProgramFault) -> [String] {
    var given: [String] = []
    for word in words where arguments.has(word.flag.name) {
      guard verb.entry.parameter(word.parameter) != nil else {
        throw ProgramFault("\(verb.rawValue) has no \(word.flag.name)", hint: "invite-ledger help \(verb.rawValue)")
      }
      given.append(word.parameter + "=" + (word.value ?? arguments.value(word.flag.name) ?? ""))
    }
    return given
  }
}
