// The decider against the plain model, over random histories.
import InviteLedger
import Randomness
import Testing

@Suite struct SlowModelTests {
  static let seeds = Seeds.usual(1...30)
  /// Histories of so many commands are told by each of the seeds of many.
  static let many = Seeds.usual(1...20)
  static let historiesPerSeed: UInt64 = 100

  static func random(_ generator: inout SeededRandom, _ model: SlowModel) -> PlainCommand {
    func one(of count: Int) -> Int { Int(generator.number(1...UInt64(count + 1))) }
    let actor = generator.pick(["root", "ada"])
    let invite = one(of: model.invites.count)
    let current = invite <= model.invites.count ? model.invites[invite - 1].generation : 1
    let generation = generator.oneIn(10) ? max(1, current - 1) : current
    let address = generator.pick([nil] + (1...5).map { "p\($0)@example.org" } + ["P1@Example.ORG"])
    let minutes = generator.pick([-1, 0, 1, 5, 60])
    switch generator.number(0...21) {
    case 0...3:
      return .issue(
        by: actor, address: address, uses: generator.pick([nil, nil, 1, 2, 0, -1]),
        minutes: generator.pick([nil, minutes]),
        duplicates: generator.pick(["reuse", "supersede", "allow", "reject"]))
    case 4...7:
      let reservation = generator.oneIn(3) ? one(of: model.reservations.count) : nil
      return .redeem(invite: invite, generation: generation, address: address, reservation: reservation)
    case 8: return .revoke(invite: invite, by: actor)
    case 9: return .extend(invite: invite, minutes: minutes, by: actor)
    case 10...12:
      return .reserve(
        invite: invite, generation: generation, address: address,
        minutes: generator.pick([nil, 0, 1, 90, 10_080, 10_081]),
        by: generator.pick(["stranger", "ada"]))
    case 13:
      return .release(reservation: one(of: model.reservations.count), by: generator.pick(["stranger", "ada", "root"]))
    case 14: return .undo(redemption: one(of: model.redemptions.count), by: generator.oneIn(4) ? "ada" : "root")
    default: return life(of: invite, by: actor, &generator)
    }
  }

  /// What happens to an invite that is there, and to those who issue.
  static func life(of invite: Int, by actor: String, _ generator: inout SeededRandom) -> PlainCommand {
    switch generator.number(0...9) {
    case 0, 1: .reinstate(invite: invite, by: actor)
    case 2, 3: .limit(invite: invite, uses: generator.pick([-1, 0, 1, 2, 3]), by: actor)
    case 4, 5: .rotate(invite: invite, by: actor)
    case 6: .suspend("ada", by: generator.oneIn(4) ? "ada" : "root")
    case 7, 8: .restore("ada", by: generator.oneIn(4) ? "ada" : "root")
    default: .allow(invitesADay: generator.pick([nil, nil, 1, 3, 10]))
    }
  }

  static func translated(_ command: PlainCommand) -> (Command, LedgerActor) {
    switch command {
    case .issue(let by, let address, let uses, let minutes, let duplicates):
      let wish = IssueInvite(
        email: address, maxUses: uses.map { $0 < 0 ? .unlimited : .uses(UInt32($0)) },
        expires: minutes.map(expiry), duplicates: DuplicatePolicy(rawValue: duplicates) ?? .reuse)
      return (.issueInvite(wish), actor(by))
    case .redeem(let invite, let generation, let address, let reservation):
      let wish = question(invite, generation, address, reservation)
      return (.redeemToken(wish), Example.stranger)
    case .revoke(let invite, let by):
      return (.revokeInvite(RevokeInvite(invite: InviteID(number: UInt64(invite)))), actor(by))
    case .extend(let invite, let minutes, let by):
      let id = InviteID(number: UInt64(invite))
      return (.extendInvite(ExtendInvite(invite: id, expires: expiry(minutes))), actor(by))
    case .reserve(let invite, let generation, let address, let minutes, let by):
      let wish = question(invite, generation, address, nil)
      return (.reserveToken(ReserveToken(wish: wish, until: minutes.map(expiry))), actor(by))
    case .release(let reservation, let by): return (Example.release(UInt64(reservation)), actor(by))
    case .undo(let redemption, let by): return (UndoTests.undo(UInt64(redemption)), actor(by))
    case .reinstate(let invite, let by):
      let id = InviteID(number: UInt64(invite))
      return (.reinstateInvite(ReinstateInvite(invite: id, reason: "a mistake")), actor(by))
    case .limit(let invite, let uses, let by):
      let id = InviteID(number: UInt64(invite))
      return (.amendInvite(AmendInvite(invite: id, maxUses: uses < 0 ? .unlimited : .uses(UInt32(uses)))), actor(by))
    case .rotate(let invite, let by):
      return (.rotateToken(RotateToken(invite: InviteID(number: UInt64(invite)))), actor(by))
    case .suspend(let name, let by): return (.suspendInviter(SuspendInviter(inviter: name)), actor(by))
    case .restore(let name, let by): return (.restoreInviter(RestoreInviter(inviter: name)), actor(by))
    case .allow(let invites):
      return (PolicyTests.set([.invitesPerInviterADay: invites.map { .number(Int64($0)) } ?? .off]), Example.root)
    }
  }

  static func question(_ invite: Int, _ generation: Int, _ address: String?, _ reservation: Int?) -> RedeemToken {
    RedeemToken(
      token: Example.presented(UInt64(invite), generation: UInt32(generation)), email: address,
      reservation: reservation.map { ReservationID(number: UInt64($0)) })
  }

  static func actor(_ name: String) -> LedgerActor {
    switch name {
    case "root": Example.root
    case "ada": Example.ada
    default: Example.stranger
    }
  }

  static func expiry(_ minutes: Int) -> ExpiryRequest {
    minutes < 0 ? .never : .after(Int64(minutes) * Example.minute)
  }

  /// Minutes since the beginning; -1 is never.
  static func minutes(_ expires: Expiry) -> Int {
    switch expires {
    case .never: -1
    case .at(let end): minutes(end)
    }
  }

  static func minutes(_ moment: Timestamp) -> Int {
    Int((moment.microseconds - Example.morning.microseconds) / Example.minute)
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
      case .tokenReserved(let event): return .reserved(until: minutes(event.until))
      default: return .changed
      }
    }
  }

  @Test(arguments: seeds) func `the decider says what the plain model says`(seed: UInt64) throws {
    try Self.tell(seed, steps: 250)
  }

  @Test(arguments: many) func `it says so over thousands of short histories`(seed: UInt64) throws {
    for number in 0..<Self.historiesPerSeed { try Self.tell(seed &* 1_000_003 &+ number, steps: 25) }
  }

  /// A history, told to both.
  static func tell(_ seed: UInt64, steps: Int) throws {
    var generator = SeededRandom(seed: seed)
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    var model = SlowModel()
    for step in 1...steps {
      let pause = generator.pick([0, 0, 0, 1, 4, 60])
      model.now += pause
      ledger.wait(minutes: Int64(pause))
      let command = Self.random(&generator, model)
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
      try Self.compareAccounts(ledger, model, "seed \(seed), step \(step): \(command)")
    }
  }

  /// Who is a member, and that uses and reservations together are never more than an invite has.
  static func compareAccounts(_ ledger: ExampleLedger, _ model: SlowModel, _ place: Comment) throws {
    for address in (1...5).map({ "p\($0)@example.org" }) {
      let account = EmailAddress(address).flatMap(ledger.state.account(email:))
      try #require((account?.isDeactivated == false) == model.isMember(address), place)
    }
    // A limit of 0 closes an invite, whatever was used.
    for (number, invite) in model.invites.enumerated() where invite.uses > 0 {
      try #require(model.subjects(number + 1).count + model.live(number + 1).count <= invite.uses, place)
    }
  }

  @Test func `the histories reach every kind of verdict`() throws {
    var reached: Set<String> = []
    for seed in Self.seeds {
      var generator = SeededRandom(seed: seed)
      var model = SlowModel()
      for _ in 1...250 {
        model.now += generator.pick([0, 0, 0, 1, 4, 60])
        switch model.ask(Self.random(&generator, model)) {
        case .issued(let replaced): reached.insert(replaced > 0 ? "issued, replacing" : "issued")
        case .redeemed(_, let replaced): reached.insert(replaced > 0 ? "redeemed, replacing" : "redeemed")
        case .reserved: reached.insert("reserved")
        case .already: reached.insert("already")
        case .changed: reached.insert("changed")
        case .unchanged: reached.insert("unchanged")
        case .refused(let code): reached.insert(code)
        }
      }
    }
    let expected = [
      "already", "arg.invalid", "auth.denied", "auth.role", "changed", "invite.closed", "invite.duplicate",
      "invite.member",
      "invite.unknown", "inviter.suspended", "issued", "issued, replacing", "limit.invites", "redeemed",
      "redeemed, replacing",
      "redemption.unknown", "reservation.closed", "reservation.unknown", "reserved", "token.email-mismatch",
      "token.email-needed", "token.exhausted", "token.expired", "token.revoked", "token.superseded", "token.unknown",
      "unchanged",
    ]
    #expect(reached.sorted() == expected)
  }
}
