// Issuing: kinds, bindings, defaults, and what becomes of an address that was invited before.
import InviteLedger
import Testing

@Suite struct IssueTests {
  @Test func `an invite for an address is bound to it, one without is for whoever redeems it first`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(Example.issue(nil))
    try ledger.append(Example.issue(nil, maxUses: .uses(5)))
    try ledger.append(.issueInvite(IssueInvite(email: Example.bob, binding: .domain, duplicates: .allow)))
    #expect(ledger.state.invites.map(\.kind) == [.email, .emailless, .link, .email])
    #expect(ledger.state.invites.map(\.binding) == [.strict, .any, .any, .domain])
    #expect(ledger.state.invites.map(\.domain) == [nil, nil, nil, "example.org"])
  }

  @Test func `issuing records what was asked for, and defaults for the rest`() throws {
    var ledger = ExampleLedger()
    let wish = IssueInvite(
      email: " Bob@Example.org ", groups: ["staff", "staff"], channels: ["general"], topic: "7",
      notifyInviter: false, subject: "Join", message: "Hello", note: "from the fair", locale: "de")
    let expected = InviteIssued(
      invite: InviteID(number: 1), kind: .email, token: Example.token(InviteID(number: 1), 1, nil), inviter: "root",
      email: .known("Bob@Example.org"), binding: .strict, maxUses: .uses(1), role: .member, groups: ["staff"],
      channels: ["general"], topic: "7", notifyInviter: false, subject: .known("Join"), message: .known("Hello"),
      note: .known("from the fair"), locale: "de",
      expires: .at(Timestamp(microseconds: ledger.now.microseconds + 14_400 * Example.minute)), source: .single)
    #expect(try ledger.append(.issueInvite(wish)) == [.inviteIssued(expected)])
  }

  @Test func `issuing again reuses the open invite and appends nothing`() throws {
    var ledger = ExampleLedger()
    let first = try ledger.answer(Example.issue(groups: ["staff"]))
    ledger.wait(minutes: 10)
    #expect(try ledger.answer(Example.issue("BOB@example.org", groups: ["staff"])) == first)
    #expect(ledger.records.count == 1)
  }

  @Test func `reusing unites the grants and takes the expiry asked for`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(role: .member, groups: ["staff"]))
    let old = ledger.state.invites[0].expires
    let end = Timestamp(microseconds: ledger.now.microseconds + Example.minute)
    let events = try ledger.append(Example.issue(expires: .at(end), role: .moderator, groups: ["crew", "staff"]))
    let expected = InviteAmended(
      invite: InviteID(number: 1),
      old: InviteFields(role: .member, groups: ["staff"], expires: old),
      new: InviteFields(role: .moderator, groups: ["staff", "crew"], expires: .at(end)))
    #expect(events == [.inviteAmended(expected)])
    #expect(try ledger.append(Example.issue(role: .guest, groups: ["crew"])) == [])
  }

  @Test func `an expired invite is no duplicate`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(expires: .after(Example.minute)))
    ledger.wait(minutes: 1)
    let events = try ledger.append(Example.issue(duplicates: .reject))
    #expect(events.map(\.type) == [.inviteIssued])
  }

  @Test func `of several open invites the one issued last is reused, also when an older one was expired meanwhile`()
    throws
  {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(expires: .after(Example.minute)))
    ledger.wait(minutes: 1)
    try ledger.append(Example.issue())
    try ledger.append(.extendInvite(ExtendInvite(invite: InviteID(number: 1), expires: .never)))
    guard case .invite(let answer) = try ledger.answer(Example.issue()) else {
      Issue.record("issuing answers with an invite")
      return
    }
    #expect(answer.invite == InviteID(number: 2))
  }

  @Test func `another inviter's invite is no duplicate`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue())
    #expect(try ledger.append(Example.issue(duplicates: .reject), as: Example.ada).map(\.type) == [.inviteIssued])
  }

  @Test func `resending a duplicate amends it and counts as a resend`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    let amended = try ledger.append(Example.issue(groups: ["crew"], duplicates: .resend))
    #expect(amended.map(\.type) == [.inviteAmended, .inviteResent])
    #expect(try ledger.append(Example.issue(duplicates: .resend)).map(\.type) == [.inviteResent])
    try ledger.append(Example.issue(duplicates: .resend))
    #expect(ledger.code(of: Example.issue(duplicates: .resend)) == .limitResends)
  }

  @Test func `superseding closes every open duplicate in favour of the new invite`() throws {
    var ledger = ExampleLedger()
    for _ in 1...3 { try ledger.append(Example.issue(duplicates: .allow)) }
    try ledger.append(.revokeInvite(RevokeInvite(invite: InviteID(number: 2))))
    let events = try ledger.append(Example.issue(duplicates: .supersede))
    #expect(events.map(\.type) == [.inviteIssued, .inviteSuperseded, .inviteSuperseded])
    #expect(ledger.state.invites.map { $0.status(at: ledger.now) } == [.superseded, .revoked, .superseded, .pending])
    #expect(ledger.state.invites[0].successor == InviteID(number: 4))
  }

  @Test func `an address with an account can be invited so that it gets the grants`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("bob", email: Example.bob))
    #expect(ledger.code(of: Example.issue()) == .inviteMember)
    try ledger.append(.issueInvite(IssueInvite(email: Example.bob, groups: ["crew"], existing: .grant)))
    try ledger.append(Example.redeem(1))
    #expect(ledger.state.account(named: "bob")?.groups == ["crew"])
  }

  @Test(arguments: Role.allCases) func `a role gives itself and weaker ones, and no stronger one`(_ role: Role) throws {
    var policy = Policy()
    policy.mayInvite = .guest
    var ledger = ExampleLedger(policy: policy)
    try ledger.append(Example.account("ada", role: role))
    for asked in Role.allCases {
      let code = ledger.code(of: Example.issue(role: asked), as: Example.ada)
      #expect(code == (asked.rawValue < role.rawValue ? .roleTooWeak : nil))
    }
  }

  @Test func `a refusal of a role says who may give it`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    for (role, words) in [(Role.owner, "Must be an organization owner"), (.administrator, administrator)] {
      #expect(throws: Rejection.self) { try ledger.decide(Example.issue(role: role), as: Example.ada) }
      do throws(Rejection) {
        _ = try ledger.decide(Example.issue(role: role), as: Example.ada)
      } catch {
        #expect(error.message == words)
      }
    }
  }

  private var administrator: String { "Must be an organization administrator" }
}
