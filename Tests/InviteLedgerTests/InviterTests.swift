// `inviter suspend|restore`, `lineage reassign`: who may not issue any more, and who brought in whom.
import InviteLedger
import Testing

@Suite struct InviterTests {
  static func suspend(_ mode: SuspensionMode = .hold) -> Command {
    .suspendInviter(SuspendInviter(inviter: "ada", mode: mode, reason: "stolen"))
  }
  static let restore = Command.restoreInviter(RestoreInviter(inviter: "ada"))

  /// Ada with an open, a used-up and a revoked invite; mia with an open one.
  static func ledger() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.account("mia", role: .moderator))
    try ledger.append(Example.issue(), as: Example.ada)
    try ledger.append(Example.issue(nil), as: Example.ada)
    try ledger.append(Example.redeem(2, email: "used@example.org"))
    try ledger.append(Example.issue(nil), as: Example.ada)
    try ledger.append(.revokeInvite(RevokeInvite(invite: InviteID(number: 3))), as: Example.ada)
    try ledger.append(Example.issue(nil), as: Example.mia)
    return ledger
  }

  static func statuses(_ ledger: ExampleLedger) -> [InviteStatus] {
    ledger.state.invites.map { $0.status(at: ledger.now) }
  }

  @Test func `holding records how many are live, and changes what is listed`() throws {
    var ledger = try Self.ledger()
    #expect(
      try ledger.append(Self.suspend()) == [
        .inviterSuspended(InviterSuspended(inviter: "ada", mode: .hold, invites: 1, reason: .known("stolen")))
      ])
    #expect(Self.statuses(ledger) == [.suspended, .exhausted, .revoked, .pending])
    #expect(try ledger.append(Self.suspend()) == [])
    #expect(
      try ledger.append(Self.restore) == [.inviterRestored(InviterRestored(inviter: "ada", invites: 1))])
    #expect(Self.statuses(ledger) == [.pending, .exhausted, .revoked, .pending])
    #expect(try ledger.append(Self.restore) == [])
  }

  @Test func `revoking ends the live ones in the same command, and they stay revoked`() throws {
    var ledger = try Self.ledger()
    #expect(
      try ledger.append(Self.suspend(.revoke)) == [
        .inviterSuspended(InviterSuspended(inviter: "ada", mode: .revoke, invites: 1, reason: .known("stolen"))),
        .inviteRevoked(InviteRevoked(invite: InviteID(number: 1), reason: .known("stolen"))),
      ])
    try ledger.append(Self.restore)
    #expect(Self.statuses(ledger) == [.revoked, .exhausted, .revoked, .pending])
    #expect(
      ledger.code(
        of: .reinstateInvite(ReinstateInvite(invite: InviteID(number: 1), reason: "x")), as: Example.ada) == .denied)
  }

  @Test func `what is held can be revoked as well`() throws {
    var ledger = try Self.ledger()
    try ledger.append(Self.suspend())
    #expect(try ledger.append(Self.suspend(.revoke)).map(\.type) == [.inviterSuspended, .inviteRevoked])
  }

  @Test func `a suspended inviter may end invites, and nothing else`() throws {
    var ledger = try Self.ledger()
    try ledger.append(Self.suspend())
    let invite = InviteID(number: 1)
    #expect(ledger.code(of: .mintInvites(MintInvites(quantity: 1)), as: Example.ada) == .inviterSuspended)
    #expect(ledger.code(of: .openBatch(OpenBatch()), as: Example.ada) == .inviterSuspended)
    #expect(ledger.code(of: .revealToken(RevealToken(invite: invite)), as: Example.ada) == .inviterSuspended)
    #expect(ledger.code(of: .revokeInvite(RevokeInvite(invite: invite)), as: Example.ada) == nil)
    #expect(ledger.code(of: .extendInvite(ExtendInvite(invite: invite, expires: .never))) == nil)
  }

  @Test func `a held invite gives way when its address joins by another one`() throws {
    var ledger = try Self.ledger()
    try ledger.append(Self.suspend())
    try ledger.append(Example.issue(), as: Example.mia)
    #expect(try ledger.append(Example.redeem(5)).map(\.type) == [.tokenRedeemed, .inviteSuperseded])
    #expect(Self.statuses(ledger)[0] == .superseded)
  }

  @Test func `a name without account can be suspended when it issued`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(.suspendInviter(SuspendInviter(inviter: "root")))
    #expect(Self.statuses(ledger) == [.suspended])
    #expect(try ledger.append(.restoreInviter(RestoreInviter(inviter: "root"))).count == 1)
  }

  @Test func `who was brought in is recorded with the inviter before and after`() throws {
    var ledger = try Self.ledger()
    func reassign(_ inviter: Setting<String>) -> Command {
      .reassignLineage(ReassignLineage(subject: "member_1", inviter: inviter, reason: "x"))
    }
    #expect(ledger.state.account(named: "member_1")?.inviter == "ada")
    #expect(try ledger.append(reassign(.value("ada"))) == [])
    #expect(
      try ledger.append(reassign(.value("mia"))) == [
        .lineageReassigned(LineageReassigned(subject: "member_1", old: "ada", new: "mia", reason: .known("x")))
      ])
    #expect(
      try ledger.append(reassign(.cleared)) == [
        .lineageReassigned(LineageReassigned(subject: "member_1", old: "mia", new: nil, reason: .known("x")))
      ])
    #expect(try ledger.append(reassign(.cleared)) == [])
  }

  @Test(arguments: HistoryTests.seeds) func `reassigning closes no circle`(seed: UInt64) throws {
    let kinds: [CommandKind] = [.reassignLineage, .issueInvite, .redeemToken, .addAccount, .undoRedemption]
    var reassigned = 0
    try RandomHistory.tell(seed, steps: 300, of: kinds) { history, step in
      guard case .reassignLineage(let command) = step.command, !step.events.isEmpty else { return }
      reassigned += 1
      var name = history.ledger.state.account(named: command.subject)?.inviter
      var steps = 0
      while let inviter = name, steps < 1_000 {
        try #require(inviter != command.subject, history.place)
        name = history.ledger.state.account(named: inviter)?.inviter
        steps += 1
      }
    }
    #expect(reassigned > 0, "seed \(seed)")
  }
}
