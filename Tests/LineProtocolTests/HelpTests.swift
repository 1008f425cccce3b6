// What help says, and that it says all of it.
import InviteLedger
import LineProtocol
import Testing

struct HelpTests {
  @Test func `the overview is short, has examples first, and names every verb`() throws {
    let lines = try Help.lines(on: nil)
    #expect(lines.count <= Verb.allCases.count + 12)
    let example = try #require(lines.firstIndex { $0.hasPrefix("  invite issue email=") })
    let list = try #require(lines.firstIndex(of: "Verbs:"))
    #expect(example < list)
    for verb in Verb.allCases {
      let words = verb.rawValue.split(separator: " ")
      let line = try #require(lines[list...].first { $0.hasPrefix("  \(words[0]) ") }, "\(verb)")
      if words.count > 1 {
        #expect(line.split { $0 == " " || $0 == "," }.contains(words[1]), "\(verb)")
      }
    }
  }

  @Test(arguments: Verb.allCases)
  func `help on a verb has its examples and all its parameters`(verb: Verb) throws {
    let lines = try Help.lines(on: verb.rawValue)
    for example in verb.entry.examples { #expect(lines.contains("  " + example)) }
    for parameter in verb.entry.parameters { #expect(lines.contains { $0.hasPrefix("  \(parameter.name) ") }) }
  }

  @Test func `help errors prints the whole list of codes`() throws {
    let lines = try Help.lines(on: "errors")
    for code in ErrorCode.allCases { #expect(lines.contains { $0.hasPrefix("  \(code.text) ") }) }
  }

  @Test func `help on the first word of several lists them`() throws {
    let lines = try Help.lines(on: "invite")
    #expect(lines.contains { $0.hasPrefix("  invite mint ") })
    #expect(!lines.contains { $0.hasPrefix("  token ") })
  }

  @Test(arguments: Help.Topic.allCases)
  func `every topic has a page`(topic: Help.Topic) throws {
    #expect(try !Help.lines(on: topic.rawValue).isEmpty)
  }

  @Test func `verbs can be written with a point`() throws {
    #expect(try Help.lines(on: "invite.issue") == Help.lines(on: "invite issue"))
  }

  @Test func `an unknown topic suggests the nearest`() throws {
    let error = try #require(throws: ReplyError.self) { try Help.lines(on: "eror") }
    #expect(error.hint == "help errors")
    #expect(error.code == .ledger(.argumentInvalid))
  }

  @Test func `lines fit a terminal of 200 columns`() throws {
    let topics = [nil] + Verb.allCases.map(\.rawValue) + Help.Topic.allCases.map(\.rawValue)
    for topic in topics {
      for line in try Help.lines(on: topic) { #expect(line.utf8.count <= 200, "\(line)") }
    }
  }
}
