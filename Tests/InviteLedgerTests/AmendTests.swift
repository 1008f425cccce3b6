// `invite amend`: every term, what absent, null and 0 mean, and what the record says of before and after.
import InviteLedger
import Testing

@Suite struct AmendTests {
  static let invite = InviteID(number: 1)
  static let full = IssueInvite(
    email: Example.bob, role: .member, groups: ["staff"], channels: ["news"], topic: "welcome", subject: "Join",
    message: "Hello", note: "met", locale: "de")

  static func amended(_ old: InviteFields, _ new: InviteFields) -> Event {
    .inviteAmended(InviteAmended(invite: invite, old: old, new: new))
  }

  /// A ledger with one invite, and the events of amending it.
  static func amend(_ wish: IssueInvite = full, _ change: (inout AmendInvite) -> Void) throws -> [Event] {
    var ledger = ExampleLedger()
    try ledger.append(.issueInvite(wish))
    var command = AmendInvite(invite: invite)
    change(&command)
    let events = try ledger.append(.amendInvite(command))
    #expect(try ledger.append(.amendInvite(command)) == [], "asked again it changes nothing")
    return events
  }

  @Test func `a field is recorded as it was and as it becomes, and what was not asked for stays out`() throws {
    #expect(
      try Self.amend { $0.role = .moderator }
        == [Self.amended(InviteFields(role: .member), InviteFields(role: .moderator))])
    #expect(
      try Self.amend { $0.groups = ["ops", "ops"] }
        == [Self.amended(InviteFields(groups: ["staff"]), InviteFields(groups: ["ops"]))])
    #expect(
      try Self.amend { $0.includeDefaultChannels = true }
        == [Self.amended(InviteFields(includeDefaultChannels: false), InviteFields(includeDefaultChannels: true))])
    #expect(
      try Self.amend { $0.notifyInviter = false }
        == [Self.amended(InviteFields(notifyInviter: true), InviteFields(notifyInviter: false))])
    #expect(
      try Self.amend { $0.binding = .domain }
        == [
          Self.amended(InviteFields(binding: .strict), InviteFields(binding: .domain, domain: "example.org"))
        ])
    #expect(try Self.amend { $0.role = .member } == [])
    #expect(try Self.amend { _ in } == [])
  }

  @Test func `an empty list takes all away, an absent one nothing`() throws {
    #expect(
      try Self.amend { $0.groups = [] } == [Self.amended(InviteFields(groups: ["staff"]), InviteFields(groups: []))])
    #expect(
      try Self.amend { $0.channels = [] }
        == [Self.amended(InviteFields(channels: ["news"]), InviteFields(channels: []))])
  }

  @Test func `a text that is cleared stands on the old side alone, one that is new on the new side alone`() throws {
    #expect(try Self.amend { $0.topic = .cleared } == [Self.amended(InviteFields(topic: "welcome"), InviteFields())])
    #expect(
      try Self.amend { $0.topic = .value("news") }
        == [Self.amended(InviteFields(topic: "welcome"), InviteFields(topic: "news"))])
    #expect(
      try Self.amend(IssueInvite(email: Example.bob)) { $0.note = .value("new") }
        == [Self.amended(InviteFields(), InviteFields(note: .known("new")))])
    #expect(
      try Self.amend {
        $0.subject = .cleared
        $0.message = .value("Hi")
        $0.note = .cleared
        $0.locale = .cleared
      } == [
        Self.amended(
          InviteFields(subject: .known("Join"), message: .known("Hello"), note: .known("met"), locale: "de"),
          InviteFields(message: .known("Hi")))
      ])
    #expect(try Self.amend(IssueInvite(email: Example.bob)) { $0.topic = .cleared } == [])
  }

  @Test func `use limits: absent is as it was, null is without limit, 0 is closed`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, maxUses: .uses(2)))
    func amend(_ limit: UseLimit?) -> Command { .amendInvite(AmendInvite(invite: Self.invite, maxUses: limit)) }
    #expect(try ledger.append(amend(nil)) == [])
    #expect(
      try ledger.append(amend(.unlimited))
        == [Self.amended(InviteFields(maxUses: .uses(2)), InviteFields(maxUses: .unlimited))])
    #expect(
      try ledger.append(amend(.uses(0)))
        == [Self.amended(InviteFields(maxUses: .unlimited), InviteFields(maxUses: .uses(0)))])
    #expect(ledger.state.invites[0].status(at: ledger.now) == .exhausted)
    #expect(ledger.code(of: Example.redeem(1, email: Example.bob)) == .tokenExhausted)
  }

  @Test func `ends: absent is as it was, null is never, zero is refused`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(expires: .after(Example.minute)))
    func amend(_ expires: ExpiryRequest?) -> Command {
      .amendInvite(AmendInvite(invite: Self.invite, expires: expires))
    }
    #expect(try ledger.append(amend(nil)) == [])
    try ledger.append(amend(.never))
    #expect(ledger.state.invites[0].expires == .never)
    #expect(ledger.code(of: amend(.after(0))) == .argumentInvalid)
    #expect(ledger.code(of: amend(.at(ledger.now))) == .argumentInvalid)
  }

  @Test func `an expired invite comes back with a new end, one that is used up with a higher limit`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, expires: .after(Example.minute)))
    try ledger.append(Example.redeem(1, email: Example.bob))
    #expect(ledger.code(of: .amendInvite(AmendInvite(invite: Self.invite, role: .guest))) == .inviteClosed)
    #expect(ledger.code(of: .amendInvite(AmendInvite(invite: Self.invite, maxUses: .uses(0)))) == .inviteClosed)
    try ledger.append(.amendInvite(AmendInvite(invite: Self.invite, maxUses: .uses(2))))
    #expect(ledger.state.invites[0].status(at: ledger.now) == .partlyUsed)
    ledger.wait(minutes: 1)
    try ledger.append(.amendInvite(AmendInvite(invite: Self.invite, expires: .never)))
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == nil)
  }

  @Test func `redeeming follows the amended binding`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == .tokenEmailMismatch)
    try ledger.append(.amendInvite(AmendInvite(invite: Self.invite, binding: .any)))
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == nil)
    try ledger.append(.amendInvite(AmendInvite(invite: Self.invite, domain: "example.org")))
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == .tokenEmailMismatch)
    #expect(ledger.code(of: Example.redeem(1, email: "x@example.org")) == nil)
    try ledger.append(.amendInvite(AmendInvite(invite: Self.invite, binding: .strict)))
    #expect(ledger.state.invites[0].domain == nil)
    #expect(ledger.code(of: Example.redeem(1, email: "x@example.org")) == .tokenEmailMismatch)
  }

  @Test func `long texts beside lists are a record of their own, so that each fits into a line`() throws {
    let events = try Self.amend {
      $0.groups = ["ops"]
      $0.message = .value("Hi")
    }
    #expect(
      events == [
        Self.amended(InviteFields(groups: ["staff"]), InviteFields(groups: ["ops"])),
        Self.amended(InviteFields(message: .known("Hello")), InviteFields(message: .known("Hi"))),
      ])
  }

  @Test func `grants that one may not give are refused, those that were there stay`() throws {
    var policy = Policy()
    policy.mayGrantChannels = .administrator
    var ledger = ExampleLedger(policy: policy)
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.issue(), as: Example.ada)
    try ledger.append(.amendInvite(AmendInvite(invite: Self.invite, role: .owner, channels: ["news"])))
    func code(_ change: (inout AmendInvite) -> Void) -> RejectionCode? {
      var command = AmendInvite(invite: Self.invite)
      change(&command)
      return ledger.code(of: .amendInvite(command), as: Example.ada)
    }
    #expect(code { $0.role = .moderator } == .roleTooWeak)
    #expect(code { $0.role = .owner } == nil)
    #expect(code { $0.channels = ["news", "more"] } == .denied)
    #expect(code { $0.channels = [] } == nil)
  }
}
