// The verb table keeps to its own rules, and its examples are true.
import InviteLedger
import JSONText
import LineProtocol
import Testing

struct VerbTableTests {
  @Test(arguments: Verb.allCases)
  func `every example of a verb is a request for it`(verb: Verb) throws {
    #expect(!verb.entry.examples.isEmpty)
    for example in verb.entry.examples {
      let request = try request(example)
      #expect(request.verb == verb)
      let command = try request.command { _ in .malformed(reason: "an example") }
      #expect((command == nil) == (verb.entry.kind != .command))
    }
  }

  @Test(arguments: Verb.allCases)
  func `a verb is known by its words and with a point between them, and by no other spelling`(verb: Verb) {
    let words = verb.rawValue
    let pointed = String(words.map { $0 == " " ? "." : $0 })
    for line in [words, pointed, #"{"method":"\#(words)"}"#, #"{"method":"\#(pointed)"}"#] { #expect(isKnown(line)) }
    for line in [words.uppercased(), words + "x", "x" + words, "." + words, #"{"method":" \#(words)"}"#] {
      #expect(!isKnown(line))
    }
    if words.contains(" ") { #expect(!isKnown("'" + words + "'")) }
  }

  /// Whether a line is about a verb, whatever else is wrong with it.
  private func isKnown(_ line: String) -> Bool {
    guard case .failure(let error, _) = RequestParser.parse(Array(line.utf8)) else { return true }
    return error.code != .line(.commandUnknown)
  }

  @Test(arguments: Help.core.filter { !$0.contains("TOKEN") } + Help.queryExamples)
  func `the examples of the overview are requests`(example: String) throws {
    _ = try request(example)
  }

  @Test(arguments: Verb.allCases)
  func `names are well formed, unique and explained`(verb: Verb) {
    let names = verb.entry.parameters.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F })
    }
    let summaries = [verb.entry.summary] + verb.entry.parameters.map(\.summary) + verb.entry.answer.map(\.summary)
    #expect(summaries.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
    if case .value(let name) = verb.entry.terms { #expect(verb.entry.parameter(name) != nil) }
  }

  @Test(arguments: Verb.allCases)
  func `nothing is newer than the level, and nothing changed before it came`(verb: Verb) {
    let entry = verb.entry
    #expect(1...entry.changed ~= entry.since && entry.changed <= ProtocolLevel.current)
    for parameter in entry.parameters {
      #expect(entry.since...entry.changed ~= parameter.since)
      #expect(parameter.since...entry.changed ~= parameter.changed)
    }
  }

  @Test func `nullable parameters are those of types in which null means something`() {
    for verb in Verb.allCases {
      for parameter in verb.entry.parameters where parameter.isNullable {
        #expect(["uses", "expiry", "text", "integer", "duration"].contains(parameter.type.word))
      }
    }
  }

  @Test func `every command answers seq, and every query with rows says how many`() {
    for verb in Verb.allCases {
      let answer = Set(verb.entry.answer.map(\.name))
      if verb.entry.kind == .command { #expect(answer.contains("seq") && answer.contains("changed")) }
      if verb.entry.kind == .query { #expect(answer.contains("seq")) }
      if !verb.entry.row.isEmpty && verb.entry.kind == .query { #expect(answer.contains("rows")) }
    }
  }

  @Test func `levels go up by one`() {
    #expect(ProtocolLevel.changes.map(\.level) == Array(1...ProtocolLevel.current))
  }
}
