// Every code with which the ledger refuses, and what a refusal leaves behind: nothing.
import InviteLedger
import Testing

@Suite struct RejectionTests {
  @Test(arguments: Refusal.all) func `a command is refused with its code`(_ refusal: Refusal) throws {
    let ledger = try refusal.ledger()
    #expect(ledger.code(of: refusal.command, as: refusal.actor) == refusal.code)
  }

  @Test(arguments: Refusal.order) func `of two faults the earlier one answers`(_ refusal: Refusal) throws {
    let ledger = try refusal.ledger()
    #expect(ledger.code(of: refusal.command, as: refusal.actor) == refusal.code)
  }

  @Test func `every code is reached by an example`() {
    let reached = Set(Refusal.all.map(\.code))
    #expect(RejectionCode.allCases.filter { !reached.contains($0) } == [])
  }

  /// Personal values in an example are recognised by these marks.
  @Test(arguments: Refusal.all) func `a refusal says what and why, and nothing personal`(_ refusal: Refusal) throws {
    let ledger = try refusal.ledger()
    do throws(Rejection) {
      _ = try ledger.decide(refusal.command, as: refusal.actor)
      Issue.record("\(refusal.testDescription) was not refused")
    } catch {
      let said = "\(error.message) \(error.hint)".replacing("name@example.org", with: "")
      #expect(!error.message.isEmpty)
      for personal in ["bob@", "eve@", "ada@", "@example.com", "hint-of", "\u{1}"] {
        #expect(!said.lowercased().contains(personal))
      }
    }
  }

  @Test func `a limit on resends says when the next one is free`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let resend = Command.resendInvite(ResendInvite(invite: InviteID(number: 1)))
    for _ in 1...3 {
      try ledger.append(resend)
      ledger.wait(minutes: 60)
    }
    #expect(throws: Rejection.self) { try ledger.decide(resend, as: Example.root) }
    do throws(Rejection) {
      _ = try ledger.decide(resend, as: Example.root)
    } catch {
      #expect(error.retryMilliseconds == Int64(75_600_000))
    }
    ledger.wait(minutes: 21 * 60 - 1)
    #expect(ledger.code(of: resend) == .limitResends)
    ledger.wait(minutes: 1)
    #expect(ledger.code(of: resend) == nil)
  }

  @Test func `after more resends than are allowed now, enough of them must grow old`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    for _ in 1...5 {
      try ledger.apply([.inviteResent(InviteResent(invite: InviteID(number: 1)))])
      ledger.wait(minutes: 60)
    }
    let resend = Command.resendInvite(ResendInvite(invite: InviteID(number: 1)))
    ledger.wait(minutes: 24 * 60 - 5 * 60 + 2 * 60 - 1)
    #expect(ledger.code(of: resend) == .limitResends)
    ledger.wait(minutes: 1)
    #expect(ledger.code(of: resend) == nil)
  }

  @Test func `the wait that a limit answers with is enough`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    for _ in 1...5 {
      try ledger.apply([.inviteResent(InviteResent(invite: InviteID(number: 1)))])
      ledger.wait(minutes: 60)
    }
    let resend = Command.resendInvite(ResendInvite(invite: InviteID(number: 1)))
    do throws(Rejection) {
      _ = try ledger.decide(resend, as: Example.root)
      Issue.record("a resend beyond the limit was accepted")
    } catch {
      #expect(error.retryMilliseconds == Int64(21 * 3_600_000))
    }
  }
}
