// Breakpoints and watches, in both directions.
import InviteLedger
import Replay
import Testing

struct StoppingTests {
  @Test func `a breakpoint stops before each event it is about, forwards and backwards`() throws {
    let records = try Stories.records("link-with-ten-uses")
    let redeemed = records.filter { $0.event.type == .tokenRedeemed }.map { $0.seq - 1 }
    var session = try Stories.session("link-with-ten-uses")
    _ = try session.perform("break type=TokenRedeemed")
    _ = try session.perform("goto start")
    var forwards: [UInt64] = []
    while try session.perform("continue")?.isNo == false { forwards.append(session.here) }
    #expect(forwards == redeemed)
    #expect(session.here == session.timeline.end)
    var backwards: [UInt64] = []
    while try session.perform("reverse-continue")?.isNo == false { backwards.append(session.here) }
    #expect(backwards == redeemed.reversed())
    #expect(session.here == 0)
  }

  @Test func `a watch stops after each change, or after the one to a value`() throws {
    var session = try Stories.session("link-with-ten-uses")
    _ = try session.perform("goto start")
    _ = try session.perform("watch /invites/inv_1/used = 3")
    _ = try session.perform("c")
    #expect(try session.lines("p /invites/inv_1/used") == ["3"])
    _ = try session.perform("delete 1")
    _ = try session.perform("watch /invites/inv_1/used")
    _ = try session.perform("c")
    #expect(try session.lines("p /invites/inv_1/used") == ["4"])
    _ = try session.perform("rc")
    #expect(try session.lines("p /invites/inv_1/used") == ["3"])
  }

  @Test func `stops are listed, removed, and bounded`() throws {
    var session = try Stories.session("mint")
    for _ in 0..<64 { _ = try session.perform("break type=InviteIssued") }
    #expect(throws: ReplayError.self) { try session.perform("break type=InviteIssued") }
    #expect(try session.lines("info").count == 65)
    _ = try session.perform("delete 7")
    #expect(throws: ReplayError.self) { try session.perform("delete 7") }
    _ = try session.perform("delete")
    #expect(session.stops.isEmpty)
  }

  @Test func `a long search stops when it is asked to, and leaves the session where it was`() throws {
    var session = try Stories.session("long")
    _ = try session.perform("goto start")
    _ = try session.perform("watch /invites/inv_1/role = 100")
    #expect(throws: Interrupted.self) { try session.perform("continue", look: { _ in throw Interrupted() }) }
    #expect(session.here == 0)
  }
}
