// The policy: what is set is in force from there on, and only from there on.
import InviteLedger
import Randomness
import Testing

@Suite struct PolicyTests {
  static func set(_ values: [PolicySetting: SettingValue]) -> Command { .setPolicy(SetPolicy(values)) }

  /// A value that differs from the default, for every setting.
  static func other(_ setting: PolicySetting) -> SettingValue {
    switch setting.form {
    case .flag: .flag(setting.defaultValue == .flag(false))
    case .count(_, let range): .number(Int64(range.lowerBound))
    case .limit(_, let range): .number(Int64(range.upperBound))
    case .span(_, let range), .optionalSpan(_, let range): .text(range.upperBound.description)
    case .role: .number(setting.defaultValue == .number(600) ? 100 : 600)
    case .text(_, let rule): .text(rule.example)
    case .names(_, let rule): .names([rule.example])
    }
  }

  @Test(arguments: PolicySetting.allCases) func `every setting can be set, and set back`(setting: PolicySetting) throws
  {
    var ledger = ExampleLedger()
    let (old, new) = (setting.defaultValue, Self.other(setting))
    #expect(
      try ledger.append(Self.set([setting: new])) == [
        .policyChanged(PolicyChanged(changes: [PolicyChange(setting, old: old, new: new)]))
      ])
    #expect(ledger.state.policy[setting] == new)
    for other in PolicySetting.allCases where other != setting {
      #expect(ledger.state.policy[other] == other.defaultValue, "\(other) changed with it")
    }
    try ledger.append(Self.set([setting: old]))
    #expect(ledger.state.policy == Policy())
  }

  @Test func `names of settings are those of parameters, and each is explained`() {
    for setting in PolicySetting.allCases {
      #expect(setting.rawValue.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) })
      #expect(!setting.summary.isEmpty && !setting.summary.hasSuffix("."))
    }
  }

  @Test func `a setting that has its value already is not recorded`() throws {
    var ledger = ExampleLedger()
    #expect(try ledger.answer(Self.set([.allowNever: .flag(true)])) == .policy([]))
    #expect(
      try ledger.answer(Self.set([.allowNever: .flag(true), .maxRecipients: .number(5)]))
        == .policy([PolicyChange(.maxRecipients, old: .number(100), new: .number(5))]))
    #expect(ledger.state.lastChange(of: .policy) == 1)
  }

  @Test func `one value that cannot be refuses them all`() throws {
    let ledger = ExampleLedger()
    #expect(ledger.code(of: Self.set([.allowNever: .flag(false), .maxRecipients: .number(0)])) == .argumentInvalid)
  }

  @Test func `administrators set the policy`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada", role: .administrator))
    #expect(try ledger.append(Self.set([.mayInvite: .number(300)]), as: Example.ada).count == 1)
  }

  @Test func `decisions follow the settings`() throws {
    var ledger = ExampleLedger()
    try ledger.append(Example.account("ada"))
    try ledger.append(
      Self.set([
        .defaultExpiry: .text("2d"), .allowNever: .flag(false), .mayInvite: .number(300), .defaultRole: .number(600),
        .maxRecipients: .number(1),
      ]))
    guard case .inviteIssued(let issued)? = try ledger.append(Example.issue()).first else { return }
    #expect(issued.expires == .at(Timestamp(microseconds: ledger.now.microseconds + 2 * 86_400_000_000)))
    #expect(issued.role == .guest)
    #expect(ledger.code(of: Example.issue(Example.eve, expires: .never)) == .argumentInvalid)
    #expect(ledger.code(of: Example.issue(Example.eve), as: Example.ada) == .denied)
    let both = SendMessage(recipients: [.user("ada"), .group("crew")], title: "t", text: "x")
    #expect(ledger.code(of: .sendMessage(both)) == .limitRecipients)
  }

  @Test(arguments: HistoryTests.seeds)
  func `the policy at any position is the one that decisions there used`(seed: UInt64) throws {
    var random = RandomCommands(seed: seed)
    var ledger = try RandomCommands.beginLedger()
    var used: [UInt64: Policy] = [:]
    // Minted with an expiry of their own.
    var ownEnds: Set<BatchID> = []
    for _ in 1...250 {
      random.passTime(in: &ledger)
      if random.generator.oneIn(5) {
        let setting = random.generator.pick(PolicySetting.allCases)
        let value = random.generator.pick([Self.other(setting), setting.defaultValue])
        try ledger.append(Self.set([setting: value]))
      }
      let (command, _) = random.next(in: ledger.state)
      guard ledger.code(of: command, as: Example.root) == nil else { continue }
      let policy = ledger.state.policy
      if case .setPolicy = command { continue }
      if case .mintInvites(let wish) = command, wish.expires != nil { ownEnds.insert(ledger.state.nextBatch) }
      if try !ledger.append(command).isEmpty { used[ledger.state.seq] = policy }
    }
    var replayed = LedgerState()
    for record in ledger.records {
      if case .inviteIssued(let event) = record.event, event.source == .mint, event.row == 1,
        event.batch.map(ownEnds.contains) == false
      {
        // The others have the default of their position.
        let span = replayed.policy.defaultExpiry.microseconds
        #expect(event.expires == .at(Timestamp(microseconds: record.time.microseconds + span)), "seed \(seed)")
      }
      try replayed.apply(record)
      if let policy = used[record.seq] { try #require(replayed.policy == policy, "seed \(seed), seq \(record.seq)") }
    }
    #expect(replayed == ledger.state)
    #expect(used.count > 20 && Set(used.values).count > 5, "seed \(seed)")
  }

  @Test(arguments: ["0s", "1s", "59s", "1m", "90m", "2h", "1d", "36525d"]) func `a span is written as it is read`(
    text: String
  ) {
    #expect(TimeSpan(text: text)?.description == text)
  }

  @Test(arguments: ["", "d", "60s", "24h", "-1d", "+1d", "01d", "1w", "1", "1 d", "9223372036854775807d"])
  func `other spellings are no span`(text: String) {
    #expect(TimeSpan(text: text) == nil)
  }
}
