// What is on its way out works until its day, says so, and then says how to write it.
import InviteLedger
import LineProtocol
import Testing

struct DeprecationTests {
  /// 2027-06-01T00:00:00Z.
  static let day = Timestamp(microseconds: 1_811_808_000_000_000)

  /// A row of `invite issue` as it could be one day: the verb and two of its parameters have successors.
  static let row = VerbEntry(
    kind: .command, summary: "issues an invite",
    parameters: [
      Parameter("email", .text(limit: 320), "the invited address"),
      Parameter(
        "max_uses", .uses, "how often", nullable: true, deprecation: Deprecation(since: 2, use: "uses", until: day)),
      Parameter(
        "topic", .text(limit: 255), "where to land", deprecation: Deprecation(since: 2, use: "place", until: day)),
      Parameter("role", .role, "the role"),
    ], examples: ["invite issue"])

  static let verbRow = VerbEntry(
    kind: .command, summary: "issues an invite", parameters: row.parameters, examples: ["invite issue"],
    deprecation: Deprecation(since: 2, use: "invite create", until: day))

  @Test func `nothing is deprecated today, so no request pays for asking`() throws {
    for verb in Verb.allCases { #expect(!verb.entry.hasDeprecation, "\(verb)") }
    #expect(try request("invite issue topic=x").deprecatedUses(by: Verb.inviteIssue.entry).isEmpty)
  }

  @Test func `a request tells what of it is on its way out`() throws {
    #expect(try request("invite issue email=a@example.org").deprecatedUses(by: Self.row).isEmpty)
    let uses = try request("invite issue max_uses=3 email=a@example.org topic=x").deprecatedUses(by: Self.row)
    #expect(uses.map(\.what) == ["invite issue max_uses=", "invite issue topic="])
    #expect(try request("invite issue").deprecatedUses(by: Self.verbRow).map(\.what) == ["invite issue"])
  }

  @Test func `until its day it works, and a note stands before the answer`() throws {
    let request = try request("@7 invite issue topic=x")
    let uses = request.deprecatedUses(by: Self.row)
    #expect(request.removal(among: uses, at: Timestamp(microseconds: Self.day.microseconds - 1)) == nil)
    var writer = ReplyWriter(id: request.id)
    writer.deprecated(try #require(uses.first))
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"note":"deprecated","what":"invite issue topic=","use":"place","until":"2027-06-01T00:00:00.000000Z","#
        + #""id":"7"}"# + "\n")
  }

  @Test func `from its day on a parameter is refused with the request rewritten`() throws {
    let request = try request("invite issue email=bob@example.org max_uses=3 topic=secret role=guest")
    let error = try #require(request.removal(among: request.deprecatedUses(by: Self.row), at: Self.day))
    #expect(error.code == .line(.argumentRemoved) && error.code.exitStatus == 64)
    #expect(error.message == "invite issue max_uses= was removed on 2027-06-01")
    #expect(error.hint == "invite issue email=EMAIL role=guest uses=3 place=PLACE")
    #expect(error.column == 45)
  }

  @Test func `from its day on a verb is refused with the request rewritten`() throws {
    let request = try request("invite issue max_uses=null role=200")
    let error = try #require(request.removal(among: request.deprecatedUses(by: Self.verbRow), at: Self.day))
    #expect(error.code == .line(.commandRemoved))
    #expect(error.hint == "invite create role=administrator uses=null")
  }

  @Test func `what is deprecated says since when and what to use instead`() {
    for verb in Verb.allCases {
      for deprecation in [verb.entry.deprecation] + verb.entry.parameters.map(\.deprecation) {
        guard let deprecation else { continue }
        #expect(2...ProtocolLevel.current ~= deprecation.since && !deprecation.use.isEmpty, "\(verb)")
      }
    }
  }

  @Test func `help changes names everything with the level it came with`() throws {
    let lines = try Help.lines(on: "changes")
    #expect(lines.first?.hasPrefix("level \(ProtocolLevel.current): ") == true)
    #expect(lines.allSatisfy { $0.utf8.count <= 160 })
    let text = lines.joined(separator: " ")
    for verb in Verb.allCases { #expect(text.contains(verb.rawValue), "\(verb)") }
    for code in ErrorCode.allCases { #expect(text.contains(code.text), "\(code.text)") }
  }
}
