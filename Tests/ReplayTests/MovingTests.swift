// Steps and jumps.
import Replay
import Testing

struct MovingTests {
  @Test func `back after step is where one was`() throws {
    var session = try Stories.session("first-invite-redeemed")
    _ = try session.perform("goto start")
    for _ in 0..<session.timeline.end {
      let before = try session.perform("digest")?.value
      _ = try session.perform("step")
      _ = try session.perform("back")
      #expect(try session.perform("digest")?.value == before)
      _ = try session.perform("step")
    }
    #expect(session.here == session.timeline.end)
  }

  @Test func `steps taken one by one lead where one jump does`() throws {
    var walking = try Stories.session("long")
    var jumping = walking
    _ = try walking.perform("goto 100")
    _ = try walking.perform("step 50")
    _ = try jumping.perform("goto 150")
    #expect(try walking.perform("digest")?.value == jumping.perform("digest")?.value)
  }

  @Test func `every form of a position leads where it says`() throws {
    var session = try Stories.session("revoke-then-redeem")
    let end = session.timeline.end
    _ = try session.perform("mark here")
    let places: [(String, UInt64)] = [
      ("start", 0), ("end", end), ("2", 2), ("+1", 3), ("-2", 1), ("mark:here", end),
      ("2026-11-21T09:00:00.000000Z", 0),
    ]
    _ = try session.perform("goto end")
    for (text, seq) in places {
      _ = try session.perform("goto \(text)")
      if !text.contains("T") { #expect(session.here == seq, "\(text)") }
    }
    _ = try session.perform("goto inv_1:issued")
    let issued = session.here
    #expect(try session.lines("where").first?.contains("InviteIssued") == true)
    _ = try session.perform("goto inv_1:last")
    #expect(session.here > issued)
    _ = try session.perform("goto start")
    _ = try session.perform("goto next:type=InviteRevoked")
    #expect(try session.lines("where").first?.contains("InviteRevoked") == true)
    #expect(throws: ReplayError.self) { try session.perform("goto prev:type=MessageSent") }
  }

  @Test func `a step shows what the event changed, in the way of the read models`() throws {
    var session = try Stories.session("first-invite-redeemed")
    _ = try session.perform("goto start")
    _ = try session.perform("goto next:type=TokenRedeemed")
    _ = try session.perform("back")
    let lines = try session.lines("step")
    #expect(lines.first?.contains("TokenRedeemed") == true && lines.first?.contains("invites") == true)
    #expect(lines.contains { $0.contains("/invites/inv_1/uses_left") && $0.hasSuffix("1 → 0") })
    #expect(lines.contains { $0.hasPrefix("+ /members/") })
  }

  @Test(
    arguments: [
      "first-invite-redeemed", "account-life", "groups", "superseding", "message-archived-and-restored", "policy",
      "catalog", "inviter-held", "lineage-reassigned",
    ])
  func `what a step shows is what two whole snapshots differ in`(story: String) throws {
    var session = try Stories.session(story)
    for seq in 1...session.timeline.end {
      _ = try session.perform("goto \(seq - 1)")
      let answer = try #require(try session.perform("step"))
      let shown = Set(answer.lines.dropFirst().map { $0.split(separator: " ").joined(separator: " ") })
      let whole = try #require(try session.perform("diff"))
      let expected = whole.lines.dropFirst().map { $0.split(separator: " ").joined(separator: " ") }
        .filter { !$0.contains("/audit/") && !$0.contains("\"expired\"") && !$0.contains("\"suspended\"") }
      #expect(shown == Set(expected), "\(story), seq \(seq)")
    }
  }

  @Test func `the ends of the log are said, and change nothing`() throws {
    var session = try Stories.session("mint")
    #expect(try session.perform("step")?.isNo == true)
    _ = try session.perform("goto start")
    #expect(try session.perform("back")?.isNo == true && session.here == 0)
    #expect(throws: ReplayError.self) { try session.perform("goto 100000") }
    #expect(session.here == 0)
  }
}
