// Redeeming: uses, accounts, grants, and invites that are no longer needed.
import InviteLedger
import Testing

@Suite struct RedeemTests {
  @Test func `redeeming an invite for an address makes its account`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(groups: ["staff"]))
    let events = try ledger.append(Example.redeem(1))
    #expect(
      events == [
        .tokenRedeemed(
          TokenRedeemed(
            redemption: RedemptionID(number: 1), invite: InviteID(number: 1), use: 1, email: .known(Example.bob),
            username: "member_1", existingAccount: false, granted: Grants(role: .member, groups: ["staff"])))
      ])
    let account = try #require(ledger.state.account(named: "member_1"))
    #expect(account.groups == ["staff"])
    #expect(account.email == .known(Example.bob))
  }

  @Test func `redeeming twice as the same subject uses nothing and answers with the first result`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let first = try ledger.answer(Example.redeem(1))
    guard case .redemption(var expected) = first else {
      Issue.record("redeeming answered \(first)")
      return
    }
    expected.already = true
    #expect(try ledger.answer(Example.redeem(1, email: " BOB@Example.org ")) == .redemption(expected))
    #expect(ledger.state.redemptions.count == 1)
  }
}
