// The catalog: which names are taken, who may grant them, and what becomes of them when they are redeemed.
import InviteLedger
import Testing

@Suite struct CatalogEntryTests {
  /// What a redemption by bob of the invite with this number gave and withheld.
  static func redeemed(_ ledger: inout ExampleLedger, _ invite: UInt64 = 1) throws -> TokenRedeemed {
    let events = try ledger.append(Example.redeem(invite, email: Example.bob))
    guard case .tokenRedeemed(let redeemed)? = events.first else { throw NothingRedeemed() }
    return redeemed
  }

  struct NothingRedeemed: Error {}

  @Test(arguments: CatalogKind.allCases) func `a kind without entries takes any name`(kind: CatalogKind) {
    #expect(!Catalog.of(ExampleLedger()).isClosed(kind))
    #expect(Catalog.of(ExampleLedger()).has(kind, "whatever"))
  }

  @Test func `the first entry closes its kind and no other`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.define(.group, "staff"))
    #expect(ledger.code(of: Example.issue(groups: ["crew"])) == .catalogUnknown)
    #expect(ledger.code(of: .issueInvite(IssueInvite(groups: ["staff"], channels: ["any"], topic: "any"))) == nil)
  }

  @Test func `a kind stays closed when its last entry is retired`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.define(.domain, "example.org"))
    try ledger.append(Example.retire(.domain, "example.org"))
    #expect(ledger.code(of: Example.issue()) == .catalogUnknown)
  }

  @Test func `defining the same again records nothing, otherwise what it is now`() throws {
    var ledger = ExampleLedger()
    #expect(
      try ledger.append(Example.define(.channel, "general", isDefault: true, access: .moderator)) == [
        .catalogDefined(CatalogDefined(kind: .channel, name: "general", isDefault: true, access: .moderator))
      ])
    #expect(try ledger.append(Example.define(.channel, "general", isDefault: true, access: .moderator)) == [])
    #expect(try ledger.append(Example.define(.channel, "general")).count == 1)
    #expect(ledger.state.catalog.defaultChannels == [])
    try ledger.append(Example.retire(.channel, "general"))
    #expect(try ledger.append(Example.retire(.channel, "general")) == [])
    #expect(try ledger.append(Example.define(.channel, "general")).count == 1)
    #expect(ledger.state.catalog.has(.channel, "general"))
  }

  @Test func `a domain is compared without regard to case`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.define(.domain, " Example.ORG "))
    #expect(try ledger.append(Example.define(.domain, "example.org")) == [])
    #expect(ledger.code(of: Example.issue("bob@EXAMPLE.org")) == nil)
    #expect(ledger.state.lastChange(of: .catalog(.domain, "example.org")) == 1)
  }

  @Test func `an entry one may not grant is answered like one that does not exist`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("mia", role: .moderator))
    try ledger.append(Example.define(.group, "board", access: .administrator))
    func answer(_ group: String) -> Rejection? {
      do throws(Rejection) {
        _ = try ledger.decide(Example.issue(groups: [group]), as: Example.mia)
        return nil
      } catch {
        return error
      }
    }
    let (there, missing) = (try #require(answer("board")), try #require(answer("bored")))
    #expect(there.code == missing.code && there.message == missing.message && there.hint == missing.hint)
    #expect(there.facts.map(\.name) == missing.facts.map(\.name))
    #expect(ledger.code(of: Example.issue(groups: ["board"])) == nil)
  }

  @Test func `what was retired since is withheld, and said so`() throws {
    var ledger = ExampleLedger()
    for (kind, name) in [(CatalogKind.group, "staff"), (.group, "crew"), (.channel, "general"), (.topic, "welcome")] {
      try ledger.append(Example.define(kind, name))
    }
    try ledger.append(
      .issueInvite(IssueInvite(groups: ["staff", "crew"], channels: ["general"], topic: "welcome")))
    for (kind, name) in [(CatalogKind.group, "staff"), (.channel, "general"), (.topic, "welcome")] {
      try ledger.append(Example.retire(kind, name))
    }
    let redeemed = try Self.redeemed(&ledger)
    #expect(redeemed.granted == Grants(role: .member, groups: ["crew"]))
    #expect(
      redeemed.withheld == [
        Withheld(kind: "group", name: "staff", reason: .retired),
        Withheld(kind: "channel", name: "general", reason: .retired),
        Withheld(kind: "topic", name: "welcome", reason: .retired),
      ])
  }

  @Test func `names of before the catalog are withheld once their kind is closed`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue(nil, groups: ["old"]))
    try ledger.append(Example.define(.group, "new"))
    #expect(try Self.redeemed(&ledger).withheld == [Withheld(kind: "group", name: "old", reason: .retired)])
  }

  @Test func `an inviter who may not grant it any more grants it no more`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("mia", role: .moderator))
    try ledger.append(Example.define(.group, "crew", access: .moderator))
    try ledger.append(Example.issue(nil, groups: ["crew"]), as: Example.mia)
    try ledger.append(.changeAccount(ChangeAccount(account: "mia", role: .member)))
    #expect(try Self.redeemed(&ledger).withheld == [Withheld(kind: "group", name: "crew", reason: .inviterRole)])
  }

  @Test func `default channels are those of the redemption, not of the issue`() throws {
    var ledger = ExampleLedger()
    for name in ["general", "news"] { try ledger.append(Example.define(.channel, name, isDefault: true)) }
    try ledger.append(Example.define(.channel, "help"))
    try ledger.append(.issueInvite(IssueInvite(channels: ["help", "news"], includeDefaultChannels: true)))
    try ledger.append(.issueInvite(IssueInvite(channels: ["help"])))
    try ledger.append(Example.retire(.channel, "general"))
    try ledger.append(Example.define(.channel, "lobby", isDefault: true))
    #expect(try Self.redeemed(&ledger).granted.channels == ["help", "news", "lobby"])
    #expect(try Self.redeemed(&ledger, 2).granted.channels == ["help"])
  }

  @Test func `default channels need nobody's right to grant channels`() throws {
    var policy = Policy()
    policy.mayGrantChannels = .administrator
    var ledger = ExampleLedger(policy: policy)
    try ledger.append(Example.account("ada"))
    try ledger.append(Example.define(.channel, "general", isDefault: true, access: .owner))
    try ledger.append(.issueInvite(IssueInvite(includeDefaultChannels: true)), as: Example.ada)
    #expect(try Self.redeemed(&ledger).granted.channels == ["general"])
    #expect(ledger.code(of: .issueInvite(IssueInvite(channels: ["general"])), as: Example.ada) == .denied)
  }

  @Test func `an account keeps groups that were retired, and joins none`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", groups: ["old"]))
    try ledger.append(Example.define(.group, "new"))
    #expect(ledger.code(of: .changeAccount(ChangeAccount(account: "ada", groups: ["old", "new"]))) == nil)
    #expect(ledger.code(of: Example.account("bob", groups: ["old"])) == .catalogUnknown)
  }

  /// Every role that invites, every role that it invites as: Zulip's page, and with strict roles Zulip's code.
  @Test(arguments: Role.allCases, [false, true])
  func `who may invite as what`(rank: Role, isStrict: Bool) throws {
    var policy = Policy()
    policy.mayInvite = .guest
    policy.hasStrictRoles = isStrict
    var ledger = ExampleLedger(policy: policy)
    try ledger.append(Example.account("ada", role: rank))
    for role in Role.allCases {
      let mayInvite = rank <= (isStrict && role == .moderator ? .administrator : role)
      #expect(ledger.code(of: Example.issue(role: role), as: Example.ada) == (mayInvite ? nil : .roleTooWeak))
    }
  }

  @Test func `a demoted moderator's invite gives what may be given now`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", role: .administrator))
    try ledger.append(Example.issue(nil, role: .moderator), as: Example.ada)
    try ledger.append(.setPolicy(SetPolicy([.strictRoles: .flag(true)])))
    try ledger.append(.changeAccount(ChangeAccount(account: "ada", role: .moderator)))
    let redeemed = try Self.redeemed(&ledger)
    #expect(redeemed.granted.role == .member)
    #expect(redeemed.withheld == [Withheld(kind: "role", name: "300", reason: .inviterRole)])
  }
}

extension Catalog {
  fileprivate static func of(_ ledger: ExampleLedger) -> Catalog { ledger.state.catalog }
}
