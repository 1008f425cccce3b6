// When something changed, against comparing the state before and after every event.
import Hashing
import InviteLedger
import JSONText
import Projections
import Randomness
import Replay
import Testing

struct FindingTests {
  /// The changes of a path, found in the plainest way: the whole state before and after every event.
  private func changes(of path: StatePath, in timeline: Timeline) throws -> [(
    seq: UInt64, old: JSONValue?, new: JSONValue?
  )] {
    var found: [(seq: UInt64, old: JSONValue?, new: JSONValue?)] = []
    var old: JSONValue?
    for seq in 1...timeline.end {
      let new = try timeline.value(at: path, seq)
      if new != old { found.append((seq, old, new)) }
      old = new
    }
    return found
  }

  @Test(
    arguments: [
      ("first-invite-redeemed", "/invites/inv_1/status"), ("first-invite-redeemed", "/members/ada"),
      ("link-with-ten-uses", "/invites/inv_1/used"), ("expired-and-extended", "/invites/inv_1/status"),
      ("message-archived-and-restored", "/messages/msg_1/holders/1/box"), ("superseding", "/invites/inv_2/successor"),
      ("account-life", "/accounts/bob"), ("notes", "/invites/inv_1/notes"), ("groups", "/accounts/bob/groups"),
    ])
  func `history, why and bisect agree with looking at every state`(story: String, text: String) throws {
    var session = try Stories.session(story)
    let path = try StatePath(text)
    let expected = try changes(of: path, in: session.timeline)
    let history = try #require(try session.perform("history \(text)")).value["changes"]?.array ?? []
    #expect(history.map { $0["seq"]?.integer } == expected.map { Int64($0.seq) }, "\(story) \(text)")
    #expect(history.map { $0["new"] } == expected.map(\.new))
    for change in expected.reversed() {
      let why = try #require(try session.perform("why \(text)")).value["change"]
      #expect(why?["seq"]?.integer == Int64(change.seq) && why?["old"] == change.old)
    }
    #expect(try session.perform("why \(text)")?.isNo == true)
    if let first = expected.first, let value = first.new {
      let found = try session.perform("bisect \(text) = \(value.canonicalText)")
      #expect(found?.value["seq"]?.integer == Int64(first.seq))
    }
  }

  /// States that are kept every few events cut the log where long logs are cut every few thousand.
  @Test(arguments: Stories.all)
  func `the history of anything is the same however the log is cut`(story: String) throws {
    let log = try ReplayLog(Stories.reader(story))
    var random = SeededRandom(seed: 23)
    let timeline = try Timeline(log, keeping: 1_000, every: .random(in: 3...9, using: &random))
    let session = Session(timeline)
    // Every position is looked at, so of a long log a few things.
    let isLong = timeline.end > 500
    let sections = Sections.all.shuffled(using: &random).prefix(isLong ? 2 : .max)
    for (section, type) in sections where type != AuditIndex.self {
      let model = timeline.last.all.first { Swift.type(of: $0) == type }
      let keys = model?.keys(in: section, after: nil, limit: .max) ?? []
      for key in keys.shuffled(using: &random).prefix(isLong ? 1 : 3) {
        let path = StatePath(steps: [section, key])
        let expected = try changes(of: path, in: timeline)
        var asked = session
        let found = try asked.perform("history \(path)")?.value["changes"]?.array ?? []
        #expect(found.map { $0["seq"]?.integer } == expected.map { Int64($0.seq) }, "\(path), seed 23")
        #expect(found.map { $0["new"] } == expected.map(\.new), "\(path), seed 23")
      }
    }
  }

  @Test func `why finds the last change of anything in the long story, from anywhere`() throws {
    var session = try Stories.session("long")
    var random = SeededRandom(seed: 11)
    let document = try SnapshotDocument(session.timeline.last.invites)
    let invites = document.value["invites"]?.object ?? []
    for _ in 0..<12 {
      let key = try #require(invites.randomElement(using: &random)).name
      let path = try StatePath("/invites/\(key)/status")
      let here = UInt64.random(in: 1...session.timeline.end, using: &random)
      _ = try session.perform("goto \(here)")
      let seq = try session.perform("why \(path)")?.value["change"]?["seq"]?.integer
      let value = try session.timeline.value(at: path, here)
      if let seq {
        #expect(try session.timeline.value(at: path, UInt64(seq)) == value, "\(path) at \(here), seed 11")
        #expect(try session.timeline.value(at: path, UInt64(seq) - 1) != value, "\(path) at \(here), seed 11")
      } else {
        #expect(value == nil, "\(path) at \(here), seed 11")
      }
    }
  }

  @Test(
    arguments: [
      ("first-invite-redeemed", "/invites/inv_1/status"), ("link-with-ten-uses", "/invites/inv_1/used"),
      ("expired-and-extended", "/invites/inv_1/status"), ("account-life", "/accounts/bob"), ("notes", "/invites/inv_9"),
    ])
  func `one pass over the log finds the change that a history finds`(story: String, text: String) throws {
    let path = try StatePath(text)
    let timeline = try Stories.timeline(story)
    let expected = try changes(of: path, in: timeline)
    for seq in 0...timeline.end {
      let found = try LastChange(of: path).find(in: timeline.log.reader, through: seq) { _ in }
      let change = expected.last { $0.seq <= seq }
      #expect(found?.seq == change?.seq && found?.old == change?.old && found?.new == change?.new, "\(story) \(seq)")
    }
  }

  @Test func `blame names for every leaf the event that set it`() throws {
    var session = try Stories.session("first-invite-redeemed")
    let rows = try #require(try session.perform("blame /invites/inv_1")).value.array ?? []
    func seq(_ name: String) -> Int64? {
      rows.first { $0["path"]?.string == "/invites/inv_1/\(name)" }?["seq"]?.integer
    }
    let redeemed = try session.perform("why /invites/inv_1/used")?.value["change"]?["seq"]?.integer
    #expect(seq("status") == redeemed && seq("used") == redeemed)
    #expect(seq("inviter") == rows.first { $0["path"]?.string == "/invites/inv_1/issued_seq" }?["value"]?.integer)
  }

  @Test func `bisect finds the first event that answers a query, and says when nothing does`() throws {
    var session = try Stories.session("account-life")
    let found = try session.perform("bisect type=AccountDeactivated")?.value["seq"]?.integer
    let records = try Stories.records("account-life")
    #expect(found == records.first { $0.event.type == .accountDeactivated }.map { Int64($0.seq) })
    #expect(try session.perform("bisect /members/nobody")?.isNo == true)
  }

  @Test func `digests are those of the models, here and along the log`() throws {
    var session = try Stories.session("mint")
    func expected(_ seq: Int) throws -> [String] {
      let models = LedgerModels(records: try Stories.records("mint")[..<seq])
      return models.all.map { "\(seq) \(type(of: $0).name) \(SHA256.hash($0.snapshotBytes).hex)" }
    }
    let end = Int(session.timeline.end)
    #expect(try session.lines("digest") == expected(end))
    #expect(try session.lines("digest --every 4") == [4, 8, end].flatMap { try expected($0) })
  }

  @Test func `what counts events, and what is no thing, has no history`() throws {
    var session = try Stories.session("mint")
    #expect(throws: ReplayError.self) { try session.perform("history /audit/last_seq") }
    #expect(throws: ReplayError.self) { try session.perform("why /invites") }
    #expect(throws: ReplayError.self) { try session.perform("why /nothing/at") }
  }
}
