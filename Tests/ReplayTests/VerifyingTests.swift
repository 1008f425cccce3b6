// Trust in a fold: other processes and other builds, played by sessions on the same log.
import JSONText
import Replay
import Testing

struct VerifyingTests {
  /// A session whose other processes are sessions, one of which has other digests of a model from a seq on.
  private static func session(_ story: String, wrong program: String?, from seq: UInt64) throws -> Session {
    var session = try Stories.session(story)
    let other = session
    session.outside.replayElsewhere = { asked, words, _, _ in
      var other = other
      return try words.compactMap { word in
        let answer = try other.perform(word)?.value
        guard asked == program, word.hasPrefix("digest") else { return answer }
        return answer?.wrong(from: seq)
      }
    }
    return session
  }

  @Test(arguments: ["mint", "long", "superseding"])
  func `other processes have the same digests, whatever the order of the models`(story: String) throws {
    var session = try Self.session(story, wrong: "none", from: 0)
    let answer = try session.perform("verify --runs 3")
    #expect(answer?.isNo == false && answer?.value["seq"] == .null)
  }

  @Test func `a process that folds otherwise is found`() throws {
    var session = try Self.session("long", wrong: nil, from: 700)
    let answer = try #require(try session.perform("verify --every 100"))
    #expect(answer.isNo && answer.value["seq"] == .integer(700) && answer.value["models"] == .string("lineage"))
  }

  @Test(arguments: [1, 2, 3, 9, 700, 1_999, 2_000] as [UInt64])
  func `the first event where two builds part is found, and none in equal ones`(seq: UInt64) throws {
    var session = try Self.session("long", wrong: "new", from: seq)
    let answer = try #require(try session.perform("compare old new"))
    #expect(answer.isNo && answer.value["seq"] == .integer(Int64(seq)))
    #expect(answer.value["models"] == .array([.string("lineage")]))
    #expect(try session.perform("compare old other")?.isNo == false)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 9] as [UInt64])
  func `a program finds the first bad state, with git's exit statuses`(first: UInt64) throws {
    var session = try Stories.session("superseding")
    session.outside.runProgram = { (words, seq, state, _) throws in
      #expect(words == ["sh", "-c", "exit 1"])
      let value = try JSONReader.value(of: state)
      #expect(value["audit"] != nil)
      return seq < first ? 0 : 127
    }
    let answer = try session.perform("bisect run sh -c 'exit 1'")
    #expect(answer?.value["seq"] == .integer(Int64(first)))
  }

  @Test func `states that cannot be told are passed over, and a status of 128 ends the search`() throws {
    var session = try Stories.session("superseding")
    session.outside.runProgram = { _, seq, _, _ in (3...6).contains(seq) ? 125 : seq < 5 ? 0 : 1 }
    let answer = try session.perform("bisect run check")
    #expect(answer?.isNo == true && answer?.lines.last?.contains("from seq 3 to 7") == true)
    session.outside.runProgram = { _, seq, _, _ in seq == 9 ? 1 : seq == 0 ? 0 : 130 }
    #expect(throws: ReplayError.self) { try session.perform("bisect run check") }
    session.outside.runProgram = { _, _, _, _ in 0 }
    #expect(try session.perform("bisect run check")?.isNo == true)
  }

  @Test(arguments: ["verify --runs 99", "compare one", "verify --x 1", "bisect run 'a"])
  func `what cannot be compared is refused`(line: String) throws {
    var session = try Self.session("mint", wrong: "none", from: 0)
    #expect(throws: ReplayError.self) { try session.perform(line) }
    _ = try session.perform("omit seq=2")
    #expect(throws: ReplayError.self) { try session.perform("verify") }
  }
}

extension JSONValue {
  /// Digests with another one of the lineage from a seq on.
  fileprivate func wrong(from seq: UInt64) -> JSONValue {
    guard case .array(let entries) = self else { return self }
    return .array(
      entries.map { entry in
        guard case .object(var members) = entry, entry["seq"]?.integer ?? 0 >= Int64(clamping: seq),
          let place = members.firstIndex(where: { $0.name == "digests" }),
          case .object(var digests) = members[place].value,
          let lineage = digests.firstIndex(where: { $0.name == "lineage" })
        else { return entry }
        digests[lineage].value = .string("another")
        members[place].value = .object(digests)
        return .object(members)
      })
  }
}
