// `invite rotate|reveal|reinstate|delivered`: the token of an invite that is there, and what its mail came to.
import InviteLedger
import Testing

@Suite struct InviteTokenTests {
  static let invite = InviteID(number: 1)
  static let rotate = Command.rotateToken(RotateToken(invite: invite))
  static let reveal = Command.revealToken(RevealToken(invite: invite))
  static let revoke = Command.revokeInvite(RevokeInvite(invite: invite))
  static let reinstate = Command.reinstateInvite(ReinstateInvite(invite: invite, reason: "a mistake"))

  static func issued(_ expires: ExpiryRequest? = nil) throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(
      .issueInvite(IssueInvite(email: Example.bob, expires: expires, subject: "Join", message: "Hello", locale: "de")))
    return ledger
  }

  static func report(
    _ state: DeliveryState, after minutes: Int64? = nil, detail: String? = nil, of invite: InviteReference = .id(invite)
  ) -> Command {
    let time = minutes.map { Timestamp(microseconds: Example.morning.microseconds + $0 * Example.minute) }
    return .recordDelivery(RecordDelivery(invite: invite, state: state, time: time, detail: detail))
  }

  @Test func `only the newest token redeems; an older one is unknown`() throws {
    var ledger = try Self.issued()
    #expect(
      try ledger.append(Self.rotate) == [
        .tokenRotated(
          TokenRotated(invite: Self.invite, generation: 2, token: Example.token(Self.invite, 2, nil)))
      ])
    func redeem(_ generation: UInt32) -> Command {
      .redeemToken(RedeemToken(token: Example.presented(1, generation: generation)))
    }
    #expect(ledger.code(of: redeem(1)) == .tokenUnknown)
    #expect(ledger.code(of: redeem(2)) == nil)
    #expect(try ledger.append(Self.rotate).count == 1)
    #expect(ledger.code(of: redeem(2)) == .tokenUnknown)
    #expect(ledger.code(of: redeem(3)) == nil)
  }

  @Test func `the keys of earlier tokens are still those of the ledger`() throws {
    var ledger = try Self.issued()
    try ledger.apply([
      .tokenRotated(TokenRotated(invite: Self.invite, generation: 2, token: Example.token(Self.invite, 2, 7)))
    ])
    #expect(ledger.state.tokenKeys == [1, 7])
  }

  @Test func `revealing is recorded each time and answers what a mailer sends`() throws {
    var ledger = try Self.issued()
    #expect(
      try ledger.append(Self.reveal) == [.tokenRevealed(TokenRevealed(.one(Self.invite, generation: 1)))])
    guard case .revealed(let revealed) = try ledger.answer(Self.reveal) else {
      Issue.record("revealing answers with an invite and its texts")
      return
    }
    #expect(revealed.subject == .known("Join") && revealed.message == .known("Hello") && revealed.locale == "de")
    #expect(revealed.invite.email == Example.bob && revealed.invite.generation == 1)
    #expect(ledger.records.count == 3)
  }

  @Test func `a revocation is undone with the token it had, and undoing it again changes nothing`() throws {
    var ledger = try Self.issued()
    #expect(try ledger.append(Self.reinstate) == [])
    try ledger.append(Self.revoke)
    #expect(ledger.code(of: Example.redeem(1)) == .tokenRevoked)
    #expect(
      try ledger.append(Self.reinstate)
        == [.inviteReinstated(InviteReinstated(invite: Self.invite, reason: .known("a mistake")))])
    #expect(try ledger.append(Self.reinstate) == [])
    #expect(ledger.code(of: Example.redeem(1)) == nil)
  }

  @Test func `a reinstated invite is a duplicate again`() throws {
    var ledger = try Self.issued()
    try ledger.append(Self.revoke)
    try ledger.append(Self.reinstate)
    #expect(ledger.code(of: Example.issue(duplicates: .reject)) == .inviteDuplicate)
  }

  @Test func `what somebody else revoked, only an administrator takes back`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue(), as: Example.ada)
    try ledger.append(Self.revoke, as: Example.ada)
    #expect(try ledger.append(Self.reinstate, as: Example.ada).count == 1)
    try ledger.append(Self.revoke)
    #expect(ledger.code(of: Self.reinstate, as: Example.ada) == .denied)
    #expect(ledger.code(of: Self.reinstate) == nil)
  }

  @Test func `a report is recorded with what it says`() throws {
    var ledger = try Self.issued()
    let time = Timestamp(microseconds: Example.morning.microseconds - Example.minute)
    #expect(
      try ledger.append(Self.report(.bounced, after: -1, detail: "550 no such user")) == [
        .deliveryRecorded(
          DeliveryRecorded(invite: Self.invite, state: .bounced, time: time, detail: .known("550 no such user")))
      ])
    #expect(try ledger.append(Self.report(.bounced, after: -1)) == [])
    #expect(ledger.state.delivery(of: Self.invite) == Delivery(state: .bounced, time: time))
  }

  @Test func `a report that says what stands already is no news, unless the invite changed since`() throws {
    var ledger = try Self.issued()
    func isNews(_ state: DeliveryState, after minutes: Int64? = nil, _ detail: String? = nil) throws -> Bool {
      ledger.wait(minutes: 1)
      return try !ledger.append(Self.report(state, after: minutes, detail: detail)).isEmpty
    }
    #expect(try isNews(.sent, after: 0) && !isNews(.sent, after: 0) && isNews(.sent, after: 1))
    #expect(try !isNews(.sent))
    #expect(try isNews(.opened) && !isNews(.opened))
    #expect(try isNews(.sent), "it says that it is so now")
    #expect(try isNews(.bounced, "550 no such user") && !isNews(.bounced, "550 no such user"))
    #expect(try isNews(.bounced, "552 mailbox full") && !isNews(.bounced))
    try ledger.append(.resendInvite(ResendInvite(invite: Self.invite)))
    #expect(try isNews(.bounced) && !isNews(.bounced))
  }

  @Test func `the latest report by its own time counts, of one moment the further one, and a complaint stays`() throws {
    var ledger = try Self.issued()
    func standing(after reports: [(DeliveryState, Int64)]) throws -> DeliveryState? {
      var ledger = ledger
      for (state, minutes) in reports { try ledger.append(Self.report(state, after: minutes)) }
      return ledger.state.delivery(of: Self.invite)?.state
    }
    ledger.wait(minutes: 60)
    #expect(try standing(after: []) == nil)
    #expect(try standing(after: [(.opened, 2), (.sent, 1)]) == .opened)
    #expect(try standing(after: [(.failed, 1), (.sent, 2)]) == .sent)
    #expect(try standing(after: [(.opened, 1), (.clicked, 1), (.sent, 1)]) == .clicked)
    #expect(try standing(after: [(.complained, 1), (.opened, 2)]) == .complained)
    #expect(try standing(after: [(.opened, 2), (.complained, 1)]) == .complained)
  }

  @Test func `of two reports in either order the same one counts`() {
    let moments = (0...2).map { Timestamp(microseconds: Int64($0)) }
    let reports = DeliveryState.allCases.flatMap { state in moments.map { Delivery(state: state, time: $0) } }
    for one in reports {
      for other in reports {
        let forward = one.yields(to: other) ? other : one
        let backward = other.yields(to: one) ? one : other
        #expect(forward == backward, "\(one), \(other)")
      }
    }
  }

  @Test func `a report names the invite by its id, by its token, or by the address of its newest invite`() throws {
    var ledger = try Self.issued()
    try ledger.append(Self.revoke)
    try ledger.append(Example.issue())
    func invite(_ reference: InviteReference) throws -> InviteID? {
      guard case .append(let events) = try ledger.decide(Self.report(.sent, of: reference), as: Example.root),
        case .deliveryRecorded(let event) = events.first
      else { return nil }
      return event.invite
    }
    #expect(try invite(.token(Example.presented(1))) == Self.invite)
    #expect(try invite(.address("BOB@example.org", known: nil)) == InviteID(number: 2))
    #expect(try invite(.address(Example.bob, known: Self.invite)) == InviteID(number: 2))
    try ledger.append(.revokeInvite(RevokeInvite(invite: InviteID(number: 2))))
    #expect(try invite(.address(Example.bob, known: InviteID(number: 2))) == InviteID(number: 2))
    #expect(ledger.code(of: Self.report(.sent, of: .address(Example.bob, known: nil))) == .inviteUnknown)
    #expect(ledger.code(of: Self.report(.sent, of: .address(Example.eve, known: Self.invite))) == .inviteUnknown)
  }

  @Test func `reporting and revealing are no changes of the invite`() throws {
    var ledger = try Self.issued()
    let before = ledger.state.lastChange(of: .invite(Self.invite))
    try ledger.append(Self.report(.sent))
    try ledger.append(Self.reveal)
    #expect(ledger.state.lastChange(of: .invite(Self.invite)) == before)
  }
}
