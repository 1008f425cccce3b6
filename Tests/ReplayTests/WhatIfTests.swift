// What would have happened: events left out, changed, put in and moved, against what the ledger decides.
import InviteLedger
import JSONText
import LedgerFormat
import Projections
import Randomness
import Replay
import Testing

struct WhatIfTests {
  @Test(arguments: Stories.all)
  func `when an event is put again as it was, every later one is decided as it was`(story: String) throws {
    var session = try Stories.session(story)
    let records = try Stories.records(story)
    _ = try session.perform("edit 1 actor=\(records[0].actor)")
    #expect(session.timeline.last.text == session.original.last.text)
    for record in records { #expect(try session.timeline.log.record(record.seq) == record) }
  }

  @Test(arguments: Stories.all)
  func `a change that is taken back leaves the log as it is`(story: String) throws {
    var session = try Stories.session(story)
    let middle = session.timeline.end / 2 + 1
    _ = try session.perform("omit seq=\(middle)")
    #expect(try session.timeline.log.record(middle) == nil && !session.overlay.isEmpty)
    let answer = try session.perform("reset")
    #expect(answer?.isNo == false && session.overlay.isEmpty)
    #expect(session.timeline.last.text == session.original.last.text && session.here == session.timeline.end)
  }

  @Test func `without the account nobody issues, and nobody redeems what was not issued`() throws {
    var session = try Stories.session("first-invite-redeemed")
    let answer = try #require(try session.perform("omit type=AccountAdded")).value
    let reasons = (answer["impossible"]?.array ?? []).compactMap { $0["reason"]?.string }
    #expect(reasons.map { $0.prefix { $0 != ":" } } == ["auth.denied", "token.unknown"])
    #expect(try session.perform("print /invites/inv_1")?.isNo == true)
  }

  @Test func `uses are counted anew, and names stay`() throws {
    var session = try Stories.session("link-with-ten-uses")
    let answer = try #require(try session.perform("omit seq=3")).value
    #expect(answer["impossible_count"] == .integer(0) && answer["different_count"] == .integer(9))
    #expect(try session.lines("print /invites/inv_1/used") == ["9"])
    #expect(try session.lines("print /redemptions/red_10/use") == ["9"])
    #expect(try session.perform("print /redemptions/red_1")?.isNo == true)
    _ = try session.perform("goto 5")
    #expect(try session.lines("print /audit/types/TokenRedeemed") == ["2"])
    #expect(try session.timeline.value(at: StatePath("/audit/types/TokenRedeemed"), 5) == .integer(2))
  }

  @Test func `what followed from an event goes with it`() throws {
    var session = try Stories.session("superseding")
    let reasons = try #require(try session.perform("omit seq=8")).value["impossible"]?.array ?? []
    #expect(reasons.map { $0["seq"]?.integer } == [9])
    #expect(try session.lines("print /invites/inv_2/status") == [#""pending""#])
  }

  @Test func `what follows now and did not in the log is put in`() throws {
    var session = try Stories.session("superseding")
    let answer = try #require(try session.perform("omit seq=7")).value
    #expect(answer["added"]?.array == [.integer(10)] && answer["impossible_count"] == .integer(0))
    #expect(try session.lines("where")[0].hasPrefix("9 InviteSuperseded"))
    #expect(try session.lines("goto end")[0].hasPrefix("10 InviteSuperseded"))
    #expect(try session.lines("print /invites/inv_1/successor") == [#""inv_3""#])
  }

  @Test func `an event that says something else changes what follows from it`() throws {
    var session = try Stories.session("first-invite-redeemed")
    _ = try session.perform("edit 3 role=300")
    #expect(try session.lines("print /invites/inv_1/role") == ["300"])
    #expect(try session.lines("print /accounts/bob/role") == ["300"])
    _ = try session.perform("edit 3 max_uses=5")
    #expect(try session.lines("print /invites/inv_1/role") == ["300"], "the first change stays")
    #expect(try session.lines("print /invites/inv_1/uses_left") == ["4"])
    _ = try session.perform("edit 2 full_name=Ada")
    #expect(try session.lines("print /accounts/ada/full_name") == [#""Ada""#], "a field that was not there")
  }

  @Test func `a command that is put in is decided where it stands`() throws {
    var session = try Stories.session("first-invite-redeemed")
    _ = try session.perform("goto 3")
    let answer = try #require(try session.perform("insert @as=ada invite revoke invite=inv_1")).value
    #expect((answer["impossible"]?.array ?? []).map { $0["seq"]?.integer } == [4])
    #expect(session.timeline.end == 5 && session.here == 3)
    #expect(try session.lines("step")[0].hasPrefix("4 InviteRevoked ada"))
    #expect(try session.lines("step")[0].contains("impossible: token.revoked"))
    let refused = try session.perform("insert @as=nobody_else invite revoke invite=inv_9")?.value["refused"]?.array
    #expect(refused?.count == 1)
  }

  @Test func `what is put in has a number that the log does not use`() throws {
    var session = try Stories.session("mint")
    #expect(try session.lines("ls /invites").last == "inv_6")
    _ = try session.perform("goto 1")
    _ = try session.perform("insert invite issue email=zoe@example.org")
    _ = try session.perform("insert invite issue email=yan@example.org")
    #expect(session.timeline.end == session.original.end + 2)
    _ = try session.perform("goto end")
    for number in [7, 8] {
      #expect(try session.perform("print /invites/inv_\(number)/email")?.isNo == false)
    }
    #expect(try session.perform("overlay")?.value["patch_count"]?.integer ?? 0 >= 2)
    _ = try session.perform("reset 1")
    #expect(session.timeline.end == session.original.end + 1)
  }

  @Test func `two events in each other's place are decided there`() throws {
    var session = try Stories.session("superseding")
    _ = try session.perform("swap 4 5")
    #expect(try session.lines("print /invites/inv_2/issued_seq") == ["4"])
    #expect(try session.lines("print /invites/inv_1/issued_seq") == ["5"])
    _ = try session.perform("reset")
    let answer = try #require(try session.perform("swap 2 8")).value
    #expect(answer["impossible_count"]?.integer ?? 0 > 0)
  }

  /// A history with random events left out is still one: its records follow each other, positions are those of a fresh
  /// fold, and going back after a step changes nothing.
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `a changed history can be walked like any other`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let story = try #require(Stories.all.randomElement(using: &random))
    var session = try Stories.session(story)
    for _ in 0..<3 {
      _ = try session.perform("omit seq=\(UInt64.random(in: 1...session.original.end, using: &random))")
    }
    var state = LedgerState()
    var models = LedgerModels()
    for seq in 1...session.timeline.end {
      if let record = try session.timeline.log.record(seq) {
        state.expectNumber(of: record.event)
        try state.applyAfterGap(record)
        models.apply(record)
      } else {
        models.leaveOut(seq)
      }
    }
    #expect(session.timeline.last.text == models.text, "\(story), seed \(seed)")
    for _ in 0..<10 {
      let seq = UInt64.random(in: 0..<session.timeline.end, using: &random)
      _ = try session.perform("goto \(seq)")
      let before = try session.timeline.models(at: seq).text
      _ = try session.perform("step")
      _ = try session.perform("back")
      #expect(session.here == seq)
      #expect(try session.timeline.models(at: seq).text == before, "\(story), seed \(seed)")
    }
  }

  @Test(
    arguments: [
      ("first-invite-redeemed", "/invites/inv_1/used"), ("link-with-ten-uses", "/invites/inv_1/used"),
      ("superseding", "/invites/inv_2/successor"), ("account-life", "/accounts/bob"),
      ("groups", "/members/ada/invitees"),
      ("message-archived-and-restored", "/messages/msg_1/holders/1/box"), ("notes", "/invites/inv_1/notes"),
    ])
  func `why names the last event whose removal changes the value`(story: String, path: String) throws {
    var session = try Stories.session(story)
    let value = try session.perform("print \(path)")?.value["value"]
    let seq = try #require(try session.perform("why \(path)")?.value["change"]?["seq"]?.integer)
    for other in UInt64(seq)...session.timeline.end {
      _ = try session.perform("omit seq=\(other)")
      let changed = try session.perform("print \(path)")?.value["value"]
      #expect((changed != value) == (other == UInt64(seq)), "\(story) \(path) without seq \(other)")
      _ = try session.perform("reset")
    }
  }

  @Test(
    arguments: [
      "omit", "omit type=NoSuch", "omit actor=nobody_at_all", "edit", "edit 1", "edit 0 actor=ada", "edit 3 nothing=1",
      "edit 3 role=strong", "edit 3 invite=", "edit 99 role=300", "insert", "insert {", #"insert {"type":"X"}"#,
      #"insert {"type":"InviteRevoked"}"#, "insert audit", "insert nonsense", "swap 1", "swap 1 1", "swap 1 99",
      "reset 1", "reset x",
    ])
  func `a change that cannot be is refused, and nothing is changed`(line: String) throws {
    var session = try Stories.session("first-invite-redeemed")
    #expect(throws: ReplayError.self) { try session.perform(line) }
    #expect(try session.overlay.isEmpty && session.timeline.log.record(4) != nil)
  }
}
