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

  @Test func `another system's id tells the same subject under another address`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .uses(5)))
    try ledger.append(Example.redeem(1, email: Example.bob, external: "77"))
    #expect(try ledger.append(Example.redeem(1, email: Example.eve, external: "77")) == [])
    #expect(ledger.state.account(external: "77")?.name == "member_1")
  }

  @Test func `a link is redeemed as often as it has uses`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .uses(3)))
    let uses = try (1...5).map { number in
      let command = Example.redeem(1, email: "p\(number)@example.org")
      if ledger.code(of: command) == nil { try ledger.append(command) }
      return try #require(ledger.state.invite(InviteID(number: 1))).uses
    }
    #expect(uses == [1, 2, 3, 3, 3])
  }

  @Test func `a name member_N is the ledger's to count, above every such name given from outside`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("Member_41"))
    try ledger.append(Example.issue(nil, maxUses: .unlimited))
    try ledger.append(Example.redeem(1, email: "a@example.org"))
    try ledger.append(Example.redeem(1, email: "b@example.org", username: "bee"))
    try ledger.append(Example.redeem(1, email: "c@example.org"))
    #expect(ledger.state.accounts.all.map(\.name) == ["Member_41", "member_42", "bee", "member_43"])
  }

  @Test func `joining closes the other open single-use invites to the address`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue())
    try ledger.append(Example.issue(), as: Example.ada)
    try ledger.append(Example.issue(maxUses: .uses(2), duplicates: .allow))
    try ledger.append(Example.issue(expires: .after(Example.minute), duplicates: .allow))
    try ledger.append(Example.issue(Example.eve))
    ledger.wait(minutes: 1)
    let events = try ledger.append(Example.redeem(1))
    #expect(
      events.dropFirst() == [
        .inviteSuperseded(InviteSuperseded(invite: InviteID(number: 2), successor: InviteID(number: 1)))
      ])
    #expect(
      ledger.state.invites.map { $0.status(at: ledger.now) } == [.exhausted, .superseded, .pending, .expired, .pending])
  }

  @Test func `an account that is there gets the grants and keeps a stronger role`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("bob", email: Example.bob, role: .moderator, groups: ["crew"]))
    try ledger.append(
      .issueInvite(IssueInvite(email: Example.bob, role: .member, groups: ["staff", "crew"], existing: .grant)))
    let events = try ledger.append(Example.redeem(1, username: "bob"))
    guard case .tokenRedeemed(let redeemed) = events.first else {
      Issue.record("redeeming appended \(events)")
      return
    }
    #expect(redeemed.existingAccount)
    #expect(redeemed.granted == Grants(role: .moderator, groups: ["staff", "crew"]))
    #expect(redeemed.withheld == [Withheld(kind: "role", name: "400", reason: .strongerRole)])
    #expect(ledger.state.account(named: "bob")?.groups == ["crew", "staff"])
    #expect(ledger.state.accounts.all.count == 1)
  }

  @Test func `an account without an address that has the external id takes the address`() throws {
    var ledger = ExampleLedger()
    try ledger.append(.addAccount(AddAccount(account: "bob", external: "7")))
    try ledger.append(Example.issue())
    try ledger.append(Example.redeem(1, external: "7"))
    #expect(ledger.state.account(named: "bob")?.email == .known(Example.bob))
  }

  @Test func `a role the inviter could no longer give is withheld`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("mia", role: .moderator))
    try ledger.append(Example.issue(role: .moderator), as: Example.mia)
    try ledger.append(Example.issue(Example.eve, role: .moderator))
    try ledger.append(.changeAccount(ChangeAccount(account: "mia", role: .member)))
    try ledger.append(Example.redeem(1))
    try ledger.append(Example.redeem(2))
    #expect(ledger.state.redemptions.map(\.granted.role) == [.member, .moderator])
    #expect(
      ledger.state.redemptions.map(\.withheld) == [[Withheld(kind: "role", name: "300", reason: .inviterRole)], []])
  }

  @Test func `channels are withheld when the inviter may no longer grant any`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(.issueInvite(IssueInvite(email: Example.bob, channels: ["general"])), as: Example.ada)
    try ledger.append(.changeAccount(ChangeAccount(account: "ada", role: .guest)))
    try ledger.append(Example.redeem(1))
    #expect(ledger.state.redemptions[0].granted == Grants(role: .guest))
    #expect(
      ledger.state.redemptions[0].withheld == [
        Withheld(kind: "role", name: "400", reason: .inviterRole),
        Withheld(kind: "channel", name: "general", reason: .inviterRole),
      ])
  }

  @Test func `an account takes no more groups than it can have`() throws {
    var ledger = ExampleLedger()
    let held = (1...149).map { "g\($0)" }
    try ledger.append(Example.account("bob", email: Example.bob, groups: held))
    try ledger.append(
      .issueInvite(IssueInvite(email: Example.bob, groups: ["g1", "new", "late"], existing: .grant)))
    try ledger.append(Example.redeem(1))
    #expect(ledger.state.redemptions[0].granted.groups == ["g1", "new"])
    #expect(ledger.state.redemptions[0].withheld == [Withheld(kind: "group", name: "late", reason: .limit)])
    #expect(ledger.state.account(named: "bob")?.groups.count == 150)
  }

  @Test func `checking says what redeeming then does`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(groups: ["staff"]))
    let before = ledger.state
    let question = Example.question(1)
    let preview = try Decider.check(question, in: ledger.state, context: ledger.context(as: Example.stranger))
    #expect(ledger.state == before)
    guard case .redemption(let answer) = try ledger.answer(.redeemToken(question)) else {
      Issue.record("redeeming gave no redemption")
      return
    }
    #expect(preview.username == answer.username)
    #expect(preview.granted == answer.granted)
    #expect(preview.use == answer.use)
    #expect(!preview.existingAccount)
    let again = try Decider.check(question, in: ledger.state, context: ledger.context(as: Example.stranger))
    #expect(again.earlier == answer.redemption)
  }
}
