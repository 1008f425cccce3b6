// `invite address`: an e-mail-less invite gets an address, and counts as an invite to it from then on.
import InviteLedger
import Testing

@Suite struct AddressTests {
  static let invite = InviteID(number: 1)

  static func address(_ email: String, binding: Binding? = nil, conflict: AddressConflict = .reject) -> Command {
    .addressInvite(AddressInvite(invite: .id(invite), email: email, binding: binding, conflict: conflict))
  }

  static func minted() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(.mintInvites(MintInvites(quantity: 1)))
    return ledger
  }

  @Test func `the address binds strictly, and the record says what was before`() throws {
    var ledger = try Self.minted()
    #expect(
      try ledger.append(Self.address(" Bob@Example.org ")) == [
        .inviteAddressed(
          InviteAddressed(
            invite: Self.invite, old: InviteAddressing(binding: .any),
            new: InviteAddressing(email: .known("Bob@Example.org"), binding: .strict)))
      ])
    #expect(try ledger.append(Self.address("Bob@Example.org")) == [])
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == .tokenEmailMismatch)
    #expect(ledger.code(of: Example.redeem(1)) == nil)
  }

  @Test func `another binding can be asked for`() throws {
    var ledger = try Self.minted()
    try ledger.append(Self.address(Example.bob, binding: .domain))
    #expect(ledger.state.invites[0].domain == "example.org")
    #expect(ledger.code(of: Example.redeem(1, email: "x@example.org")) == nil)
    try ledger.append(Self.address(Example.bob, binding: .any))
    #expect(ledger.state.invites[0].binding == .any)
    #expect(ledger.state.invites[0].domain == nil)
  }

  @Test func `it can be repeated until the invite is redeemed`() throws {
    var ledger = try Self.minted()
    try ledger.append(Self.address(Example.bob))
    #expect(
      try ledger.append(Self.address(Example.eve)) == [
        .inviteAddressed(
          InviteAddressed(
            invite: Self.invite, old: InviteAddressing(email: .known(Example.bob), binding: .strict),
            new: InviteAddressing(email: .known(Example.eve), binding: .strict)))
      ])
    #expect(ledger.code(of: Example.redeem(1, email: Example.bob)) == .tokenEmailMismatch)
    try ledger.append(Example.redeem(1))
    #expect(ledger.code(of: Self.address("new@example.org")) == .inviteClosed)
  }

  @Test func `the invite is named by its token as well`() throws {
    var ledger = try Self.minted()
    func address(_ token: PresentedToken) -> Command {
      .addressInvite(AddressInvite(invite: .token(token), email: Example.bob))
    }
    #expect(ledger.code(of: address(Example.presented(1, generation: 2))) == .tokenUnknown)
    #expect(ledger.code(of: address(.malformed(reason: "check"))) == .tokenMalformed)
    #expect(try ledger.append(address(Example.presented(1))).map(\.type) == [.inviteAddressed])
    #expect(address(Example.presented(1)).target == .invite(Self.invite))
  }

  @Test func `the address counts for duplicates from then on, and the one before no more`() throws {
    var ledger = try Self.minted()
    try ledger.append(Self.address(Example.bob))
    guard case .invite(let answer) = try ledger.answer(Example.issue(Example.bob)) else {
      Issue.record("issuing answers with an invite")
      return
    }
    #expect(answer.invite == Self.invite)
    try ledger.append(Self.address(Example.eve))
    #expect(try ledger.append(Example.issue(Example.bob)).map(\.type) == [.inviteIssued])
  }

  @Test func `another open invite of the inviter to the address is in the way unless it is said what becomes of it`()
    throws
  {
    var ledger = try Self.minted()
    try ledger.append(Example.issue(Example.bob))
    #expect(ledger.code(of: Self.address(Example.bob)) == .inviteDuplicate)
    #expect(try ledger.append(Self.address(Example.bob, conflict: .allow)).map(\.type) == [.inviteAddressed])
    try ledger.append(Self.address(Example.eve))
    #expect(
      try ledger.append(Self.address(Example.bob, conflict: .supersede)).map(\.type)
        == [.inviteAddressed, .inviteSuperseded])
    #expect(ledger.state.invites[1].successor == Self.invite)
  }

  @Test func `redeeming another invite to the address closes it`() throws {
    var ledger = try Self.minted()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue(Example.bob), as: Example.ada)
    try ledger.append(Self.address(Example.bob))
    #expect(try ledger.append(Example.redeem(2)).map(\.type) == [.tokenRedeemed, .inviteSuperseded])
    #expect(ledger.code(of: Example.redeem(1)) == .tokenSuperseded)
  }
}
