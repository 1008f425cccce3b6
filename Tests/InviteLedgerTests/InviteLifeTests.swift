// An invite that is there: extended, resent, revoked, and the answers given again later.
import InviteLedger
import Testing

@Suite struct InviteLifeTests {
  static let invite = InviteID(number: 1)

  @Test func `extending records the old and the new expiry, and to the same changes nothing`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let old = ledger.state.invites[0].expires
    let extend = Command.extendInvite(ExtendInvite(invite: Self.invite, expires: .never))
    #expect(
      try ledger.append(extend) == [
        .inviteAmended(
          InviteAmended(invite: Self.invite, old: InviteFields(expires: old), new: InviteFields(expires: .never)))
      ])
    #expect(try ledger.append(extend) == [])
  }

  @Test func `an expired invite can be extended, and is redeemed then`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(expires: .after(Example.minute)))
    ledger.wait(minutes: 1)
    #expect(ledger.code(of: Example.redeem(1)) == .tokenExpired)
    try ledger.append(.extendInvite(ExtendInvite(invite: Self.invite, expires: .after(Example.minute))))
    #expect(ledger.code(of: Example.redeem(1)) == nil)
  }

  @Test func `resending keeps the token and the expiry unless a new one is given`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let before = ledger.state.invites[0]
    #expect(
      try ledger.append(.resendInvite(ResendInvite(invite: Self.invite))) == [
        .inviteResent(InviteResent(invite: Self.invite))
      ])
    #expect(ledger.state.invites[0].token == before.token)
    #expect(ledger.state.invites[0].expires == before.expires)
    #expect(
      try ledger.append(.resendInvite(ResendInvite(invite: Self.invite, expires: .never))) == [
        .inviteResent(InviteResent(invite: Self.invite, oldExpires: before.expires, expires: .never))
      ])
  }

  @Test func `an expired invite is resent together with a new expiry`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(expires: .after(Example.minute)))
    ledger.wait(minutes: 2)
    #expect(ledger.code(of: .resendInvite(ResendInvite(invite: Self.invite))) == .inviteExpired)
    let resend = Command.resendInvite(ResendInvite(invite: Self.invite, expires: .after(Example.minute)))
    #expect(try ledger.append(resend).map(\.type) == [.inviteResent])
    #expect(ledger.state.invites[0].status(at: ledger.now) == .pending)
  }

  @Test func `revoking twice changes nothing the second time`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let revoke = Command.revokeInvite(RevokeInvite(invite: Self.invite, reason: "left"))
    #expect(
      try ledger.append(revoke) == [.inviteRevoked(InviteRevoked(invite: Self.invite, reason: .known("left")))])
    #expect(try ledger.append(revoke) == [])
  }

  @Test func `the inviter and administrators manage an invite, other members do not`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.account("mia", role: .moderator))
    try ledger.append(Example.account("adm", role: .administrator))
    try ledger.append(Example.issue(), as: Example.ada)
    let revoke = Command.revokeInvite(RevokeInvite(invite: Self.invite))
    #expect(ledger.code(of: revoke, as: Example.mia) == .denied)
    #expect(ledger.code(of: revoke, as: Example.ada) == nil)
    #expect(ledger.code(of: revoke, as: LedgerActor(name: "adm", isOperator: false)) == nil)
  }

  @Test func `an answer given again is the one given then, whatever came later`() throws {
    var ledger = ExampleLedger()
    let commands: [Command] = [
      Example.issue(), .resendInvite(ResendInvite(invite: Self.invite)),
      .extendInvite(ExtendInvite(invite: Self.invite, expires: .never)),
      .resendInvite(ResendInvite(invite: Self.invite, expires: .after(Example.minute))),
      .mintInvites(MintInvites(quantity: 2)),
      .extendInvite(ExtendInvite(invite: InviteID(number: 2), expires: .never)),
      .revealToken(RevealToken(invite: Self.invite)),
      .amendInvite(AmendInvite(invite: Self.invite, message: .value("Hello"), locale: .value("de"))),
      .revealToken(RevealToken(invite: Self.invite)), .rotateToken(RotateToken(invite: Self.invite)),
      .addressInvite(AddressInvite(invite: .id(InviteID(number: 2)), email: Example.eve)),
      .revealToken(RevealToken(invite: InviteID(number: 2))),
      .addressInvite(AddressInvite(invite: .id(InviteID(number: 2)), email: "other@example.org")),
      .recordDelivery(RecordDelivery(invite: .id(Self.invite), state: .sent)),
      .amendInvite(AmendInvite(invite: Self.invite, message: .cleared)),
      .revokeInvite(RevokeInvite(invite: Self.invite)),
      .reinstateInvite(ReinstateInvite(invite: Self.invite, reason: "a mistake")),
      .rotateToken(RotateToken(invite: Self.invite)), Example.account("ada"),
      .suspendInviter(SuspendInviter(inviter: "root")), .restoreInviter(RestoreInviter(inviter: "root")),
      .reassignLineage(ReassignLineage(subject: "ada", inviter: .value("root"), reason: "x")),
      .suspendInviter(SuspendInviter(inviter: "root", mode: .revoke)),
    ]
    var given: [(events: [Event], position: UInt64, answer: Answer?)] = []
    for command in commands {
      let events = try ledger.append(command)
      given.append((events, ledger.state.seq, ledger.state.answer(to: events)))
    }
    for (events, position, answer) in given {
      #expect(answer != nil)
      #expect(ledger.state.answer(to: events, at: position) == answer)
    }
  }

  @Test func `an answer says the expiry that the command gave`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    guard
      case .invite(let answer) = try ledger.answer(
        .extendInvite(ExtendInvite(invite: Self.invite, expires: .never)))
    else {
      Issue.record("extending answers with an invite")
      return
    }
    #expect(answer.expires == .never)
  }

  @Test func `a request is remembered for its actor with its first and last seq`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(), id: "a")
    try ledger.append(.mintInvites(MintInvites(quantity: 3)), id: "b")
    let request = try #require(ledger.state.request(actor: "root", id: "b"))
    #expect(request.firstSeq == 2)
    #expect(request.lastSeq == 5)
    #expect(request.digest == "digest-of-b")
    #expect(ledger.state.request(actor: "ada", id: "b") == nil)
  }

  @Test func `the last change of a target is the seq of the last event about it`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue())
    try ledger.append(.extendInvite(ExtendInvite(invite: Self.invite, expires: .never)))
    try ledger.append(.addNote(AddNote(target: "inv_1", text: "x")))
    #expect(ledger.state.lastChange(of: .invite(Self.invite)) == 3)
    #expect(ledger.state.lastChange(of: .account("ada")) == 1)
    #expect(ledger.state.lastChange(of: .batch(BatchID(number: 1))) == nil)
    #expect(Command.extendInvite(ExtendInvite(invite: Self.invite, expires: .never)).target == .invite(Self.invite))
  }
}
