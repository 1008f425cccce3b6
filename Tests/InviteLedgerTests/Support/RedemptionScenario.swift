// A redemption in which any of its checks can be made to fail, alone or together.
import InviteLedger

/// A redemption that fails exactly the given checks, so that two faults show which is found first.
struct RedemptionScenario: Sendable {
  /// Checks that can fail; `existingAccount` never does.
  static let checks = RedemptionCheck.allCases.filter { $0 != .existingAccount }

  /// Pairs that one request cannot fail together, because both look at the same value.
  static let impossible: [(RedemptionCheck, RedemptionCheck)] = [
    (.emailGiven, .emailSyntax), (.emailGiven, .emailMatches), (.emailGiven, .domainAllowed),
    (.emailGiven, .accountActive), (.emailGiven, .notRedeemedBefore), (.emailSyntax, .notRedeemedBefore),
    (.emailSyntax, .accountActive), (.usernameSyntax, .usernameFree), (.accountActive, .seatFree),
  ]

  /// What a failed check answers; nil for an earlier redemption, which is no refusal.
  static let codes: [RedemptionCheck: RejectionCode] = [
    .wellFormed: .tokenMalformed, .known: .tokenUnknown, .notRevoked: .tokenRevoked,
    .notSuperseded: .tokenSuperseded, .reservationOpen: .reservationUnknown, .notExhausted: .tokenExhausted,
    .notExpired: .tokenExpired, .inviterActive: .inviterSuspended,
    .emailGiven: .tokenEmailNeeded, .emailSyntax: .tokenEmailInvalid, .emailMatches: .tokenEmailMismatch,
    .domainAllowed: .tokenDomainRefused, .usernameSyntax: .tokenUsernameInvalid, .usernameFree: .tokenUsernameTaken,
    .externalFree: .accountTaken, .accountActive: .tokenAccountDeactivated, .seatFree: .tokenNoSeat,
  ]

  static func isPossible(_ one: RedemptionCheck, _ other: RedemptionCheck) -> Bool {
    !impossible.contains { $0 == (one, other) || $0 == (other, one) }
  }

  let faults: Set<RedemptionCheck>

  /// What the redemption asks for.
  var question: RedeemToken {
    let generation: UInt32 = faults.contains(.known) ? 2 : 1
    var question = RedeemToken(token: Example.presented(2, generation: generation), email: Example.bob)
    if faults.contains(.wellFormed) { question.token = .malformed(reason: "the check character is wrong") }
    if faults.contains(.reservationOpen) { question.reservation = ReservationID(number: 9) }
    if faults.contains(.emailGiven) { question.email = nil }
    if faults.contains(.emailSyntax) { question.email = "bob" }
    if faults.contains(.usernameSyntax) { question.username = "b b" }
    if faults.contains(.usernameFree) { question.username = "owner" }
    if faults.contains(.externalFree) { question.external = "7" }
    return question
  }

  /// The ledger in which it is asked: invite 2 is the one in question, invite 1 its successor.
  func ledger() throws -> ExampleLedger {
    var ledger = ExampleLedger()
    try ledger.append(.addAccount(AddAccount(account: "owner", email: "owner@example.org", external: "7")))
    if faults.contains(.accountActive) { try ledger.append(Example.account("b", email: Example.bob)) }
    try ledger.append(Example.issue(nil))
    try ledger.append(
      .issueInvite(
        IssueInvite(
          domain: faults.contains(.emailMatches) ? "example.com" : nil, maxUses: .uses(2),
          expires: .after(5 * Example.minute))))
    if faults.contains(.notRedeemedBefore) { try use(&ledger, by: Example.bob) }
    while faults.contains(.notExhausted), ledger.state.invites[1].uses < 2 { try use(&ledger, by: Example.eve) }
    try spoil(&ledger)
    return ledger
  }

  private func spoil(_ ledger: inout ExampleLedger) throws {
    let invite = InviteID(number: 2)
    if faults.contains(.accountActive) { try ledger.append(.deactivateAccount(DeactivateAccount(account: "b"))) }
    if faults.contains(.notSuperseded) {
      try ledger.apply([.inviteSuperseded(InviteSuperseded(invite: invite, successor: InviteID(number: 1)))])
    }
    if faults.contains(.domainAllowed) { try ledger.append(Example.define(.domain, "example.com")) }
    if faults.contains(.seatFree) { try ledger.append(.setPolicy(SetPolicy([.seats: .number(0)]))) }
    if faults.contains(.notRevoked) { try ledger.append(.revokeInvite(RevokeInvite(invite: invite))) }
    if faults.contains(.inviterActive) { try ledger.append(.suspendInviter(SuspendInviter(inviter: "root"))) }
    if faults.contains(.notExpired) { ledger.wait(minutes: 5) }
  }

  /// A use that is a fact, whatever the decider would say about it now.
  private func use(_ ledger: inout ExampleLedger, by email: String) throws {
    let state = ledger.state
    let account = EmailAddress(email).flatMap(state.account(email:))
    try ledger.apply([
      .tokenRedeemed(
        TokenRedeemed(
          redemption: state.nextRedemption, invite: InviteID(number: 2), use: state.invites[1].uses + 1,
          email: .known(email), username: account?.name ?? "u\(state.redemptions.count)",
          existingAccount: account != nil, granted: Grants(role: .member)))
    ])
  }
}
