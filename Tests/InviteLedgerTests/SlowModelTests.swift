// The decider against the plain model, over random histories.
import InviteLedger
import Testing

@Suite struct SlowModelTests {
  static let seeds: [UInt64] = Array(1...30)

  static func random(_ generator: inout SeededGenerator, invites: Int) -> PlainCommand {
    let actor = generator.pick(["root", "ada"])
    let invite = Int(generator.number(1...UInt64(invites + 1)))
    let address = generator.pick([nil] + (1...5).map { "p\($0)@example.org" } + ["P1@Example.ORG"])
    let minutes = generator.pick([-1, 0, 1, 5, 60])
    switch generator.number(0...9) {
    case 0...3:
      return .issue(
        by: actor, address: address, uses: generator.pick([nil, nil, 1, 2, 0, -1]),
        minutes: generator.pick([nil, minutes]),
        duplicates: generator.pick(["reuse", "supersede", "allow", "reject"]))
    case 4...7: return .redeem(invite: invite, address: address)
    case 8: return .revoke(invite: invite, by: actor)
    default: return .extend(invite: invite, minutes: minutes, by: actor)
    }
  }

  static func translated(_ command: PlainCommand) -> (Command, LedgerActor) {
    switch command {
    case .issue(let by, let address, let uses, let minutes, let duplicates):
      let wish = IssueInvite(
        email: address, maxUses: uses.map { $0 < 0 ? .unlimited : .uses(UInt32($0)) },
        expires: minutes.map(expiry), duplicates: DuplicatePolicy(rawValue: duplicates) ?? .reuse)
      return (.issueInvite(wish), actor(by))
    case .redeem(let invite, let address): return (Example.redeem(UInt64(invite), email: address), Example.stranger)
    case .revoke(let invite, let by):
      return (.revokeInvite(RevokeInvite(invite: InviteID(number: UInt64(invite)))), actor(by))
    case .extend(let invite, let minutes, let by):
      let id = InviteID(number: UInt64(invite))
      return (.extendInvite(ExtendInvite(invite: id, expires: expiry(minutes))), actor(by))
    }
  }

  static func actor(_ name: String) -> LedgerActor { name == "root" ? Example.root : Example.ada }

  static func expiry(_ minutes: Int) -> ExpiryRequest {
    minutes < 0 ? .never : .after(Int64(minutes) * Example.minute)
  }

  /// Minutes since the beginning; -1 is never.
  static func minutes(_ expires: Expiry) -> Int {
    switch expires {
    case .never: -1
    case .at(let end): Int((end.microseconds - Example.morning.microseconds) / Example.minute)
    }
  }

  /// What the decider says, in the model's words.
  static func verdict(_ ledger: inout ExampleLedger, _ command: Command, _ actor: LedgerActor) throws -> PlainVerdict {
    let decision: Decision
    do throws(Rejection) {
      decision = try ledger.decide(command, as: actor)
    } catch {
      return .refused(error.code.rawValue)
    }
    switch decision {
    case .unchanged(.redemption): return .already
    case .unchanged: return .unchanged
    case .append(let events):
      try ledger.apply(events, as: actor)
      let replaced = events.filter { $0.type == .inviteSuperseded }.count
      switch events.first {
      case .inviteIssued: return .issued(replaced: replaced)
      case .tokenRedeemed(let event): return .redeemed(use: Int(event.use), replaced: replaced)
      default: return .changed
      }
    }
  }

  @Test(arguments: seeds) func `the decider says what the plain model says`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    var model = SlowModel()
    for step in 1...250 {
      let pause = generator.pick([0, 0, 0, 1, 4, 60])
      model.now += pause
      ledger.wait(minutes: Int64(pause))
      let command = Self.random(&generator, invites: model.invites.count)
      let (translated, actor) = Self.translated(command)
      let said = try Self.verdict(&ledger, translated, actor)
      let expected = model.ask(command)
      try #require(said == expected, "seed \(seed), step \(step): \(command)")
      let statuses = ledger.state.invites.map { $0.status(at: ledger.now).rawValue }
      try #require(
        ledger.state.invites.map { Self.minutes($0.expires) } == model.invites.map(\.end),
        "seed \(seed), step \(step): \(command)")
      try #require(
        statuses == model.invites.indices.map { model.status($0 + 1) }, "seed \(seed), step \(step): \(command)")
    }
  }

  @Test func `the histories reach every kind of verdict`() throws {
    var reached: Set<String> = []
    for seed in Self.seeds {
      var generator = SeededGenerator(seed: seed)
      var model = SlowModel()
      for _ in 1...250 {
        model.now += generator.pick([0, 0, 0, 1, 4, 60])
        switch model.ask(Self.random(&generator, invites: model.invites.count)) {
        case .issued(let replaced): reached.insert(replaced > 0 ? "issued, replacing" : "issued")
        case .redeemed(_, let replaced): reached.insert(replaced > 0 ? "redeemed, replacing" : "redeemed")
        case .already: reached.insert("already")
        case .changed: reached.insert("changed")
        case .unchanged: reached.insert("unchanged")
        case .refused(let code): reached.insert(code)
        }
      }
    }
    let expected = [
      "already", "arg.invalid", "auth.denied", "changed", "invite.closed", "invite.duplicate", "invite.member",
      "invite.unknown", "issued", "issued, replacing", "redeemed", "redeemed, replacing", "token.email-mismatch",
      "token.email-needed", "token.exhausted", "token.expired", "token.revoked", "token.superseded", "token.unknown",
      "unchanged",
    ]
    #expect(reached.sorted() == expected)
  }
}
