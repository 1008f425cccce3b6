// The limits of the policy: what is left, when it frees, and that nobody gets more.
import InviteLedger
import Randomness
import Testing

@Suite struct LimitTests {
  /// The refusal of a command; nil when it is not refused.
  static func refusal(_ ledger: ExampleLedger, _ command: Command, as actor: LedgerActor = Example.root) -> Rejection? {
    do throws(Rejection) {
      _ = try ledger.decide(command, as: actor)
      return nil
    } catch {
      return error
    }
  }

  static func fact(_ name: String, of rejection: Rejection?) -> RejectionFact.Value? {
    rejection?.facts.first { $0.name == name }?.value
  }

  static func standing(_ setting: PolicySetting, _ ledger: ExampleLedger, _ inviter: String = "root") -> LimitStanding?
  {
    ledger.state.limits(of: inviter, at: ledger.now).first { $0.setting == setting }
  }

  @Test func `a refusal says what is left and when what was asked for is free`() throws {
    var ledger = ExampleLedger()
    try ledger.append(PolicyTests.set([.invitesPerInviterADay: .number(3)]))
    for hour in 0..<3 {
      try ledger.append(Example.issue("p\(hour)@example.org"))
      ledger.wait(minutes: 60)
    }
    let one = Self.refusal(ledger, Example.issue())
    #expect(one?.code == .limitInvites && one?.retryMilliseconds == Int64(21 * 3_600_000))
    #expect(Self.fact("left", of: one) == .number(0) && Self.fact("limit", of: one) == .number(3))
    #expect(Self.fact("setting", of: one) == .text("invites_per_inviter_a_day"))
    let two = Self.refusal(ledger, .mintInvites(MintInvites(quantity: 2)))
    #expect(two?.retryMilliseconds == Int64(22 * 3_600_000))
    let four = Self.refusal(ledger, .mintInvites(MintInvites(quantity: 4)))
    #expect(four != nil && four?.retryMilliseconds == nil)
  }

  @Test func `the wait that a refusal answers with is enough, and a millisecond less is not`() throws {
    var ledger = ExampleLedger()
    try ledger.append(PolicyTests.set([.invitesADay: .number(2)]))
    try ledger.append(.mintInvites(MintInvites(quantity: 1)))
    ledger.wait(minutes: 7)
    try ledger.append(Example.issue())
    let wait = try #require(Self.refusal(ledger, Example.issue(Example.eve))?.retryMilliseconds)
    ledger.now.microseconds += wait * 1_000 - 1
    #expect(ledger.code(of: Example.issue(Example.eve)) == .limitInvites)
    ledger.now.microseconds += 1
    #expect(ledger.code(of: Example.issue(Example.eve)) == nil)
  }

  @Test func `every inviter has a day of their own, and all have one together`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(PolicyTests.set([.invitesPerInviterADay: .number(1), .invitesADay: .number(2)]))
    try ledger.append(Example.issue())
    try ledger.append(Example.issue(Example.eve), as: Example.ada)
    let third = Self.refusal(ledger, Example.issue("third@example.org"), as: LedgerActor(name: "x", isOperator: true))
    #expect(Self.fact("setting", of: third) == .text("invites_a_day"))
  }

  @Test func `reuse counts nothing, and an open invite is counted until it ends`() throws {
    var ledger = ExampleLedger()
    try ledger.append(PolicyTests.set([.openInvitesPerInviter: .number(1), .invitesADay: .number(1)]))
    try ledger.append(Example.issue(expires: .after(Example.minute)))
    #expect(ledger.code(of: Example.issue(groups: ["crew"])) == nil)
    #expect(Self.standing(.openInvitesPerInviter, ledger)?.left == 0)
    #expect(
      Self.standing(.openInvitesPerInviter, ledger)?.frees
        == Timestamp(microseconds: ledger.now.microseconds + Example.minute))
    ledger.wait(minutes: 1)
    #expect(Self.standing(.openInvitesPerInviter, ledger)?.left == 1)
  }

  @Test func `redeeming, revoking and superseding free what they close`() throws {
    var ledger = ExampleLedger()
    try ledger.append(PolicyTests.set([.openInvitesPerInviter: .number(2)]))
    try ledger.append(Example.issue(expires: .never))
    try ledger.append(Example.issue(nil, expires: .never))
    let refusal = Self.refusal(ledger, Example.issue(Example.eve))
    #expect(refusal?.code == .limitOpenInvites && refusal?.retryMilliseconds == nil)
    #expect(ledger.code(of: Example.issue(duplicates: .supersede)) == nil)
    try ledger.append(.revokeInvite(RevokeInvite(invite: InviteID(number: 2))))
    #expect(ledger.code(of: Example.issue(Example.eve)) == nil)
    try ledger.append(Example.issue(Example.eve))
    try ledger.append(Example.redeem(1))
    #expect(ledger.code(of: Example.issue("x@example.org")) == nil)
  }

  @Test func `an account costs a seat until it is deactivated, and one that is there costs none`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", email: Example.bob))
    try ledger.append(Example.issue(nil, maxUses: .unlimited))
    try ledger.append(PolicyTests.set([.seats: .number(1)]))
    #expect(ledger.code(of: Example.redeem(1, email: Example.bob)) == nil)
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == .tokenNoSeat)
    try ledger.append(.deactivateAccount(DeactivateAccount(account: "ada")))
    #expect(ledger.code(of: Example.redeem(1, email: Example.eve)) == nil)
  }

  @Test func `limits that are off count nothing, and count what was there once they are on`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    #expect(Self.standing(.invitesADay, ledger)?.used == nil)
    ledger.wait(minutes: 60)
    try ledger.append(Example.issue(Example.eve))
    try ledger.append(PolicyTests.set([.invitesADay: .number(5)]))
    #expect(Self.standing(.invitesADay, ledger)?.used == 2)
    ledger.wait(minutes: 23 * 60)
    #expect(Self.standing(.invitesADay, ledger)?.used == 1)
    try ledger.append(PolicyTests.set([.invitesADay: .off]))
    #expect(Self.standing(.invitesADay, ledger)?.value == .off)
  }

  @Test func `null lifts the limits on resending`() throws {
    var ledger = ExampleLedger()
    try ledger.append(PolicyTests.set([.resendsPerAddressADay: .off, .resendsPerActorAnHour: .off]))
    try ledger.append(Example.issue())
    for _ in 1...20 { try ledger.append(.resendInvite(ResendInvite(invite: InviteID(number: 1)))) }
    try ledger.append(PolicyTests.set([.resendsPerActorAnHour: .number(21)]))
    #expect(Self.standing(.resendsPerActorAnHour, ledger)?.left == 1)
  }

  @Test func `age is that of the inviter's account, however it was made`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.issue())
    try ledger.append(Example.redeem(1, username: "ada"))
    try ledger.append(PolicyTests.set([.minAccountAge: .text("1h")]))
    let refusal = Self.refusal(ledger, Example.issue(Example.eve), as: Example.ada)
    #expect(refusal?.code == .limitAccountAge && refusal?.retryMilliseconds == 3_600_000)
    ledger.wait(minutes: 60)
    #expect(ledger.code(of: Example.issue(Example.eve), as: Example.ada) == nil)
    #expect(ledger.code(of: Example.issue(Example.eve)) == nil)
  }

  // MARK: Random histories

  /// What limits are about.
  static let inviting: [CommandKind] = [
    .issueInvite, .mintInvites, .commitAtomicBatch, .extendInvite, .resendInvite, .revokeInvite, .amendInvite,
    .addressInvite, .reinstateInvite, .redeemToken, .reserveToken, .addAccount,
  ]

  /// What has to hold after an invite was issued, counted the slow way from the records.
  static func check(_ ledger: ExampleLedger, _ policy: Policy, by inviter: String, seed: UInt64) throws {
    let day = ledger.records.filter { $0.time.microseconds > ledger.now.microseconds - 86_400_000_000 }
    let inviters = day.compactMap { record -> String? in
      if case .inviteIssued(let event) = record.event { event.inviter } else { nil }
    }
    if let limit = policy.invitesADay { try #require(inviters.count <= limit, "seed \(seed)") }
    if let limit = policy.invitesPerInviterADay {
      try #require(inviters.filter { $0 == inviter }.count <= limit, "seed \(seed)")
    }
    let open = ledger.state.invites.filter { $0.lastingStatus(at: ledger.now).isLive }
    if let limit = policy.openInvitesPerInviter {
      try #require(open.filter { $0.inviter == inviter }.count <= limit, "seed \(seed)")
    }
    if let seats = policy.seats, policy.seatsCountOpenInvites {
      let accounts = ledger.state.accounts.all.filter { !$0.isDeactivated }.count
      try #require(accounts + open.count <= seats, "seed \(seed)")
    }
  }

  @Test(arguments: HistoryTests.seeds) func `no limit in force is ever exceeded by issuing`(seed: UInt64) throws {
    var random = RandomCommands(seed: seed, kinds: Self.inviting)
    var ledger = try RandomCommands.beginLedger()
    var (steps, issued, refused) = (0, 0, 0)
    // A tight limit can stand for long: then the history goes on until there is something to see.
    while steps < 300 || (steps < 3_000 && (issued <= 10 || refused <= 3)) {
      steps += 1
      random.passTime(in: &ledger)
      if random.generator.oneIn(12) { try ledger.append(random.limits()) }
      let (command, actor) = random.next(in: ledger.state)
      let code = ledger.code(of: command, as: actor)
      if code?.rawValue.hasPrefix("limit.") == true { refused += 1 }
      guard code == nil else { continue }
      let policy = ledger.state.policy
      let events = try ledger.append(command, as: actor)
      // One that is issued closed opens nothing, so it may come when there are too many already.
      let opens = events.contains { if case .inviteIssued(let event) = $0 { event.maxUses != .uses(0) } else { false } }
      guard opens else { continue }
      issued += 1
      try Self.check(ledger, policy, by: actor.name, seed: seed)
    }
    #expect(issued > 10 && refused > 3, "seed \(seed): \(issued) issued, \(refused) refused")
  }

  @Test(arguments: HistoryTests.seeds) func `what is counted is what is there`(seed: UInt64) throws {
    var random = RandomCommands(seed: seed, kinds: CommandKind.allCases.filter { $0 != .setPolicy })
    var ledger = try RandomCommands.beginLedger()
    try ledger.append(PolicyTests.set([.invitesADay: .number(100_000), .openInvitesPerInviter: .number(100_000)]))
    for _ in 1...150 {
      random.passTime(in: &ledger)
      let (command, actor) = random.next(in: ledger.state)
      guard ledger.code(of: command, as: actor) == nil else { continue }
      try ledger.append(command, as: actor)
      // One that is held, by a reservation or with its inviter, can be used again and counts as open.
      let open = ledger.state.invites.filter { $0.inviter == actor.name && $0.lastingStatus(at: ledger.now).isLive }
      try #require(Self.standing(.openInvitesPerInviter, ledger, actor.name)?.used == open.count, "seed \(seed)")
      let day = ledger.state.invites.filter { $0.issued.microseconds > ledger.now.microseconds - 86_400_000_000 }
      try #require(Self.standing(.invitesADay, ledger)?.used == day.count, "seed \(seed)")
    }
  }
}
