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
    switch generator.number(0...25) {
    case 0...3:
      return .issue(
        by: actor, address: address, uses: generator.pick([nil, nil, 1, 2, 0, -1]),
        minutes: generator.pick([nil, minutes]),
        duplicates: generator.pick(["reuse", "supersede", "allow", "reject", "resend"]))
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
    case 15, 16: return .resend(invite: invite, minutes: generator.pick([nil, nil, minutes]), by: actor)
    case 17: return generator.oneIn(3) ? .mint(by: actor, quantity: Int(generator.number(1...3))) : limit(&generator)
    case 18: return limit(&generator)
    default: return life(of: invite, by: actor, &generator)
    }
  }

  /// What happens to an invite that is there, and to those who issue.
  static func life(of invite: Int, by actor: String, _ generator: inout SeededRandom) -> PlainCommand {
    switch generator.number(0...9) {
    case 0, 1: .reinstate(invite: invite, by: actor)
    case 2, 3: .limit(invite: invite, uses: generator.pick([-1, 0, 1, 2, 3]), by: actor)
    case 4, 5: .rotate(invite: invite, by: actor)
    case 6: .suspend("ada", mode: generator.pick(["hold", "hold", "revoke"]), by: generator.oneIn(4) ? "ada" : "root")
    default: .restore("ada", by: generator.oneIn(4) ? "ada" : "root")
    }
  }

  /// Much is issued, sent again and prolonged, to few, so that limits are reached in every way.
  static func crowded(_ generator: inout SeededRandom, _ model: SlowModel) -> PlainCommand {
    let actor = generator.pick(["root", "root", "ada"])
    let invite = Int(generator.number(1...UInt64(model.invites.count + 1)))
    let minutes = generator.pick([nil, 5, 20, 60, 300])
    switch generator.number(0...9) {
    case 0: return limit(&generator)
    case 1: return .resend(invite: invite, minutes: minutes, by: actor)
    case 2: return .extend(invite: invite, minutes: minutes ?? -1, by: actor)
    case 3: return .mint(by: actor, quantity: Int(generator.number(1...3)))
    default:
      return .issue(
        by: actor, address: "p\(generator.number(1...4))@example.org", uses: generator.pick([nil, nil, nil, 0]),
        minutes: minutes, duplicates: generator.pick(["supersede", "allow", "supersede", "resend"]))
    }
  }

  /// A limit that comes, or more often goes, so that most commands can go on.
  static func limit(_ generator: inout SeededRandom) -> PlainCommand {
    let (name, number) = generator.pick([
      ("invites_per_inviter_a_day", generator.pick([0, 1, 3, 10])), ("invites_a_day", generator.pick([1, 4, 12])),
      ("open_invites_per_inviter", generator.pick([0, 1, 2, 4])), ("seats", generator.pick([1, 3, 5, 8])),
      ("seats_count_open_invites", 1), ("min_account_age", generator.pick([10, 100, 1_000])),
      ("resends_per_address_a_day", generator.pick([0, 1, 3])),
      ("resends_per_actor_an_hour", generator.pick([1, 2, 10])),
    ])
    return .set(name, generator.oneIn(2) ? number : nil)
  }

  /// What the decider says, in the model's words.
  static func verdict(_ ledger: inout ExampleLedger, _ command: Command, _ actor: LedgerActor) throws -> PlainVerdict {
    let decision: Decision
    do throws(Rejection) {
      decision = try ledger.decide(command, as: actor)
    } catch {
      return refusal(error)
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

  /// A refusal; one by a limit with what is left and when it frees.
  private static func refusal(_ rejection: Rejection) -> PlainVerdict {
    guard rejection.code.rawValue.hasPrefix("limit.") else { return .refused(rejection.code.rawValue) }
    var (left, frees): (Int?, Int?)
    if case .number(let number) = LimitTests.fact("left", of: rejection) { left = Int(number) }
    if case .moment(let moment) = LimitTests.fact("frees", of: rejection) { frees = minutes(moment) }
    return .limited(rejection.code.rawValue, left: left, frees: frees)
  }

  @Test(arguments: seeds) func `the decider says what the plain model says`(seed: UInt64) throws {
    try Self.tell(seed, steps: 250)
  }

  @Test(arguments: many) func `it says so over thousands of short histories`(seed: UInt64) throws {
    for number in 0..<Self.historiesPerSeed {
      let ask = number.isMultiple(of: 3) ? Self.crowded : Self.random
      try Self.tell(seed &* 1_000_003 &+ number, steps: 25, ask)
    }
  }

  /// A history, told to both.
  static func tell(
    _ seed: UInt64, steps: Int, _ ask: (inout SeededRandom, SlowModel) -> PlainCommand = random
  ) throws {
    var generator = SeededRandom(seed: seed)
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    var model = SlowModel()
    for step in 1...steps {
      let pause = generator.pick([0, 0, 0, 1, 4, 60])
      model.now += pause
      ledger.wait(minutes: Int64(pause))
      // Some limits stand from the beginning.
      let command = step <= 2 ? Self.limit(&generator) : ask(&generator, model)
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
        case .refused(let code), .limited(let code, _, _): reached.insert(code)
        }
      }
    }
    let expected = [
      "already", "arg.invalid", "auth.denied", "auth.role", "changed", "invite.closed", "invite.duplicate",
      "invite.expired", "invite.member", "invite.unknown", "inviter.suspended", "issued", "issued, replacing",
      "limit.account-age", "limit.invites", "limit.open-invites", "limit.resends", "limit.seats", "redeemed",
      "redeemed, replacing", "redemption.unknown", "reservation.closed", "reservation.unknown", "reserved",
      "token.email-mismatch", "token.email-needed", "token.exhausted", "token.expired", "token.no-seat",
      "token.revoked", "token.superseded", "token.unknown", "unchanged",
    ]
    #expect(reached.sorted() == expected)
  }
}
