// The status of an invite: every combination of what can be true of it.
import InviteLedger
import Testing

@Suite struct StatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var isRevoked: Bool
    var isSuperseded: Bool
    var uses: UInt32
    var held: UInt32
    var maxUses: UseLimit
    var expires: Expiry
    var isSuspended: Bool

    var testDescription: String { "\(self)" }

    func status(at now: Timestamp) -> InviteStatus {
      InviteStatus(
        isRevoked: isRevoked, isSuperseded: isSuperseded, uses: uses, held: held, maxUses: maxUses, expires: expires,
        isSuspended: isSuspended, now: now)
    }
  }

  static let now = Timestamp(microseconds: 100)

  static let all: [Case] = [true, false].flatMap { revoked in
    [true, false].flatMap { superseded in
      [(UInt32(0), UInt32(0)), (1, 0), (2, 0), (0, 1), (1, 1)].flatMap { uses, held in
        [UseLimit.unlimited, .uses(0), .uses(1), .uses(2)].flatMap { limit in
          [Expiry.never, .at(Timestamp(microseconds: 99)), .at(now), .at(Timestamp(microseconds: 101))].flatMap {
            expires in
            [true, false].map { suspended in
              Case(
                isRevoked: revoked, isSuperseded: superseded, uses: uses, held: held, maxUses: limit,
                expires: expires, isSuspended: suspended)
            }
          }
        }
      }
    }
  }

  /// The statuses of which the condition alone is true, in the order that the catalog gives.
  static func conditions(_ example: Case) -> [InviteStatus] {
    var holding: [InviteStatus] = []
    if example.isRevoked { holding.append(.revoked) }
    if example.isSuperseded { holding.append(.superseded) }
    if case .uses(let limit) = example.maxUses, example.uses + example.held >= limit { holding.append(.exhausted) }
    if case .at(let end) = example.expires, end <= now { holding.append(.expired) }
    if example.isSuspended { holding.append(.suspended) }
    if example.uses != 0 { holding.append(.partlyUsed) }
    return holding + [.pending]
  }

  @Test(arguments: all) func `the first status whose condition holds is the status`(_ example: Case) {
    #expect(example.status(at: Self.now) == Self.conditions(example).first)
  }

  @Test func `every status occurs, and only the last two can be redeemed`() {
    let occurring = Self.all.map { $0.status(at: Self.now) }
    for status in InviteStatus.allCases { #expect(occurring.contains(status)) }
    #expect(InviteStatus.allCases.filter(\.isOpen) == [.partlyUsed, .pending])
    #expect(InviteStatus.allCases.filter(\.isLive) == [.suspended, .partlyUsed, .pending])
  }

  @Test func `every status is reached by commands and time, and is what redeeming says`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    for _ in 1...7 { try ledger.append(Example.issue(nil, expires: .never, maxUses: .uses(2)), as: Example.ada) }
    func id(_ number: UInt64) -> InviteID { InviteID(number: number) }
    func expect(_ number: UInt64, _ status: InviteStatus, _ code: RejectionCode?) {
      let invite = ledger.state.invites[Int(number) - 1]
      #expect(invite.status(at: ledger.now) == status)
      #expect(ledger.code(of: Example.redeem(number, email: "new@example.org")) == code, "\(status)")
    }
    expect(1, .pending, nil)
    try ledger.append(Example.redeem(2, email: Example.bob))
    expect(2, .partlyUsed, nil)
    try ledger.append(.suspendInviter(SuspendInviter(inviter: "ada")))
    expect(3, .suspended, .inviterSuspended)
    expect(2, .suspended, .inviterSuspended)
    try ledger.append(.amendInvite(AmendInvite(invite: id(4), expires: .after(Example.minute))))
    ledger.wait(minutes: 1)
    expect(4, .expired, .tokenExpired)
    try ledger.append(.amendInvite(AmendInvite(invite: id(5), maxUses: .uses(0))))
    expect(5, .exhausted, .tokenExhausted)
    try ledger.apply([.inviteSuperseded(InviteSuperseded(invite: id(6), successor: id(1)))])
    expect(6, .superseded, .tokenSuperseded)
    try ledger.append(.revokeInvite(RevokeInvite(invite: id(7))))
    expect(7, .revoked, .tokenRevoked)
    try ledger.append(.restoreInviter(RestoreInviter(inviter: "ada")))
    expect(3, .pending, nil)
  }

  @Test func `an invite with use limit null never runs out, with 0 it is closed, with none given it is for one use`()
    throws
  {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .unlimited))
    try ledger.append(Example.issue(nil, maxUses: .uses(0)))
    try ledger.append(Example.issue(nil))
    #expect(ledger.state.invites.map(\.maxUses) == [.unlimited, .uses(0), .uses(1)])
    #expect(ledger.state.invites.map { $0.status(at: ledger.now) } == [.pending, .exhausted, .pending])
    for number in 1...20 { try ledger.append(Example.redeem(1, email: "p\(number)@example.org")) }
    #expect(ledger.state.invites[0].status(at: ledger.now) == .partlyUsed)
  }

  @Test func `an expiry of null is for ever, none given is the policy's, and zero is refused`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, expires: .never))
    try ledger.append(Example.issue(nil))
    let tenDays = Timestamp(microseconds: ledger.now.microseconds + 14_400 * Example.minute)
    #expect(ledger.state.invites.map(\.expires) == [.never, .at(tenDays)])
    #expect(ledger.code(of: Example.issue(nil, expires: .after(0))) == .argumentInvalid)
    #expect(ledger.code(of: Example.issue(nil, expires: .at(ledger.now))) == .argumentInvalid)
  }
}
