// The smallest log that still shows something: nothing of it can be left out, and it opens like any log.
import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import Projections
import Replay
import SystemCalls
import Testing

struct MinimizingTests {
  private static let conditions = [
    ("superseding", "/invites/inv_2/status = superseded"), ("superseding", "type=InviteSuperseded"),
    ("first-invite-redeemed", "/accounts/bob"), ("link-with-ten-uses", "/redemptions/red_7"),
    ("link-with-ten-uses", "/invites/inv_1/used = 3"), ("revoked-and-reinstated", "type=InviteReinstated"),
    ("message-archived-and-restored", "/messages/msg_1/holders/1/box = archived"), ("keys", "type=KeyRevoked"),
    ("reservations", "type=TokenReserved"), ("long", "/accounts/member_20"),
    ("long", "type=MessageRestored"), ("csv-batch", "type=BatchClosed"), ("token-rotated", "type=TokenRedeemed"),
  ]

  @Test(arguments: conditions)
  func `the smallest log shows it, without any of its events it does not, and it is a log`(
    story: String, condition: String
  ) throws {
    var session = try Stories.session(story)
    let written = WrittenFiles()
    session.outside.writeFile = { written.write($0, $1) }
    let answer = try #require(try session.perform("minimize \(condition) to fixture"))
    let bytes = try #require(written.bytes("fixture"))
    let names = answer.value["names"]
    // Things have new numbers in the fixture.
    let renamed = condition.split(separator: "/", omittingEmptySubsequences: false)
      .map { names?[String($0)]?.string ?? String($0) }.joined(separator: "/")

    var fixture = Session(try Stories.timeline(of: bytes))
    #expect(fixture.timeline.damage == nil)
    #expect(Int(fixture.timeline.end) == answer.value["events"]?.array?.count)
    #expect(try fixture.perform("bisect \(renamed)")?.isNo == false, "\(story) \(condition)")
    for seq in 1...fixture.timeline.end {
      if try fixture.timeline.log.record(seq)?.event.type == .ledgerOpened { continue }
      _ = try fixture.perform("omit seq=\(seq)")
      let left = try (1...fixture.timeline.end).filter { try fixture.timeline.log.record($0) != nil }.count
      if left < Int(fixture.original.end) {
        #expect(try fixture.holds(renamed) == false, "\(story) \(condition) without seq \(seq) of the fixture")
      }
      _ = try fixture.perform("reset")
    }
  }

  @Test func `what never holds is not made smaller`() throws {
    var session = try Stories.session("mint")
    #expect(try session.perform("minimize /invites/inv_1/status = revoked")?.isNo == true)
  }
}

extension Session {
  /// Whether a condition holds at the end.
  fileprivate mutating func holds(_ condition: String) throws -> Bool {
    guard condition.hasPrefix("/") else { return try perform("bisect \(condition)")?.isNo == false }
    let parts = condition.split(separator: "=").map { $0.split(separator: " ").joined() }
    let value = try timeline.value(at: StatePath(parts[0]), timeline.end)
    return parts.count == 1 ? value != nil : value == JSONValue(typed: parts[1])
  }
}
