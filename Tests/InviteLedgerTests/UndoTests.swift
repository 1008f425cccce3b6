// Undoing a redemption: the use is free, the account loses what nothing else gave it, history stays.
import InviteLedger
import Testing

@Suite struct UndoTests {
  static func undo(_ redemption: UInt64) -> Command {
    .undoRedemption(UndoRedemption(redemption: RedemptionID(number: redemption), reason: "wrong person"))
  }

  static func reversed(_ events: [Event]) throws -> RedemptionReversed {
    guard case .redemptionReversed(let event) = try #require(events.first), events.count == 1 else {
      throw UnexpectedEvents(events: events)
    }
    return event
  }

  struct UnexpectedEvents: Error { let events: [Event] }

  @Test func `the use is free again and the account that it made is closed`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(groups: ["staff"]))
    try ledger.append(Example.redeem(1, username: "bob"))
    let event = try Self.reversed(try ledger.append(Self.undo(1)))
    #expect(
      event
        == RedemptionReversed(
          redemption: RedemptionID(number: 1), invite: InviteID(number: 1), account: "bob", deactivated: true,
          groups: ["staff"], reason: .known("wrong person")))
    #expect(ledger.state.invites[0].status(at: ledger.now) == .pending)
    let bob = try #require(ledger.state.account(named: "bob"))
    #expect(bob.isDeactivated && bob.isUndone && bob.groups.isEmpty)
    #expect(try ledger.append(Self.undo(1)) == [])
  }

  @Test func `redeeming again opens the account again, with what it grants now`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(role: .moderator, groups: ["staff"]))
    try ledger.append(Example.redeem(1, username: "bob"))
    try ledger.append(Self.undo(1))
    try ledger.append(Example.issue(role: .guest, groups: ["ops"], duplicates: .allow))
    guard case .tokenRedeemed(let event) = try ledger.append(Example.redeem(2)).first else {
      Issue.record("redeeming again is no redemption")
      return
    }
    #expect(event.existingAccount && event.username == "bob")
    #expect(event.granted == Grants(role: .guest, groups: ["ops"]) && event.withheld.isEmpty)
    let bob = try #require(ledger.state.account(named: "bob"))
    #expect(!bob.isDeactivated && bob.role == .guest && bob.groups == ["ops"])
    #expect(try Self.reversed(try ledger.append(Self.undo(2))).deactivated)
  }

  @Test func `the same token redeems again for the same subject`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(Example.redeem(1, external: "7"))
    try ledger.append(Self.undo(1))
    let events = try ledger.append(Example.redeem(1, external: "7"))
    guard case .tokenRedeemed(let event) = events.first else {
      Issue.record("redeeming again appended \(events)")
      return
    }
    #expect(event.redemption == RedemptionID(number: 2) && event.use == 1)
  }

  @Test func `an account closed by an administrator stays closed`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(Example.redeem(1, username: "bob"))
    try ledger.append(Self.undo(1))
    try ledger.append(.deactivateAccount(DeactivateAccount(account: "bob")))
    #expect(ledger.code(of: Example.redeem(1)) == .tokenAccountDeactivated)
  }

  @Test func `what another redemption or an administrator gave is kept`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(role: .moderator, groups: ["staff", "ops", "crew"]))
    try ledger.append(Example.redeem(1, username: "bob"))
    try ledger.append(
      .issueInvite(IssueInvite(email: Example.bob, groups: ["ops"], channels: ["general"], existing: .grant)))
    try ledger.append(Example.redeem(2))
    let first = try Self.reversed(try ledger.append(Self.undo(1)))
    #expect(!first.deactivated && first.groups == ["staff", "crew"] && first.channels.isEmpty)
    #expect(first.oldRole == .moderator && first.newRole == .member)
    let second = try Self.reversed(try ledger.append(Self.undo(2)))
    #expect(second.deactivated && second.groups == ["ops"] && second.channels == ["general"])
  }

  @Test func `groups and a role that were set since are nobody's to take`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(groups: ["staff"]))
    try ledger.append(Example.redeem(1, username: "bob"))
    try ledger.append(.issueInvite(IssueInvite(email: Example.bob, role: .moderator, existing: .grant)))
    try ledger.append(Example.redeem(2))
    try ledger.append(.changeAccount(ChangeAccount(account: "bob", role: .administrator, groups: ["staff", "ops"])))
    let event = try Self.reversed(try ledger.append(Self.undo(2)))
    #expect(event.newRole == nil && event.groups.isEmpty)
    #expect(ledger.state.account(named: "bob")?.role == .administrator)
  }

  @Test func `an account that was added goes back to what it was`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("bob", email: Example.bob, groups: ["crew"]))
    try ledger.append(
      .issueInvite(IssueInvite(email: Example.bob, role: .moderator, groups: ["crew", "staff"], existing: .grant)))
    try ledger.append(Example.redeem(1))
    let event = try Self.reversed(try ledger.append(Self.undo(1)))
    #expect(!event.deactivated && event.groups == ["staff"])
    #expect(event.oldRole == .moderator && event.newRole == .member)
    #expect(ledger.state.account(named: "bob")?.groups == ["crew"])
  }

  @Test func `invites that were superseded stay so, and their successor is open again`() throws {
    var ledger = ExampleLedger()
    for _ in 1...2 { try ledger.append(Example.issue(duplicates: .allow)) }
    try ledger.append(Example.redeem(1))
    try ledger.append(Self.undo(1))
    #expect(ledger.state.invites.map { $0.status(at: ledger.now) } == [.pending, .superseded])
  }

  @Test func `a link is never used more often than it may be, whatever is undone`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .uses(2)))
    for number in 1...2 { try ledger.append(Example.redeem(1, email: "p\(number)@example.org")) }
    #expect(ledger.code(of: Example.redeem(1, email: "p3@example.org")) == .tokenExhausted)
    try ledger.append(Self.undo(1))
    try ledger.append(Example.redeem(1, email: "p3@example.org"))
    #expect(ledger.code(of: Example.redeem(1, email: "p4@example.org")) == .tokenExhausted)
    #expect(ledger.state.redemptions.map(\.use) == [1, 2, 2])
  }
}
