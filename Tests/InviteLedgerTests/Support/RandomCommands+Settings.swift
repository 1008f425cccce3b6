// Random commands about the policy and the catalog, and facts that nobody decides.
import InviteLedger
import Randomness

extension RandomCommands {
  /// A setting or two; more often back to the default than away from it, so that most commands can go on.
  mutating func policy() -> SetPolicy {
    var values: [PolicySetting: SettingValue] = [:]
    for _ in 0..<generator.number(0...9) / 4 {
      let setting = generator.pick(PolicySetting.allCases)
      values[setting] = generator.oneIn(2) ? value(for: setting) : setting.defaultValue
    }
    if !generator.oneIn(3) { values[generator.pick(Self.closing)] = nil }
    if generator.oneIn(3) { for setting in Self.closing { values[setting] = setting.defaultValue } }
    return SetPolicy(values)
  }

  /// Settings that keep people from inviting.
  static let closing: [PolicySetting] = [
    .mayInvite, .minAccountAge, .seats, .invitesADay, .invitesPerInviterADay,
    .openInvitesPerInviter,
    .seatsCountOpenInvites,
  ]

  /// Limits that come and go.
  mutating func limits() -> Command {
    let setting = generator.pick([
      PolicySetting.invitesPerInviterADay, .invitesADay, .openInvitesPerInviter, .seats,
      .seatsCountOpenInvites,
    ])
    if setting == .seatsCountOpenInvites {
      return PolicyTests.set([setting: .flag(generator.oneIn(2))])
    }
    let number = SettingValue.number(Int64(generator.number(setting == .seats ? 10...40 : 0...9)))
    return PolicyTests.set([setting: generator.pick([number, .off, .off])])
  }

  private mutating func value(for setting: PolicySetting) -> SettingValue {
    switch setting {
    case .seats: .number(Int64(generator.number(4...25)))
    case .invitesADay, .invitesPerInviterADay, .openInvitesPerInviter, .resendsPerAddressADay,
      .resendsPerActorAnHour:
      .number(Int64(generator.number(0...9)))
    case .minAccountAge: .text(generator.pick(["1h", "400d"]))
    case .mayInvite, .mayGrantChannels, .defaultRole:
      .number(Int64(generator.pick(Role.allCases).rawValue))
    case .autoArchive: .names(generator.pick([["user:ada"], ["user:mia", "group:crew"]]))
    case .maxRecipients: .number(Int64(generator.number(0...2)))
    case .keyLapse: .text(generator.pick(["1d", "30d"]))
    case .defaultExpiry, .allowNever, .strictRoles, .seatsCountOpenInvites, .siteName, .baseURL,
      .linkTemplate,
      .emaillessLinkTemplate, .blankEmail, .requestsAMinute, .operatorUids, .localScopes:
      PolicyTests.other(setting)
    }
  }

  /// The names that others use, so that a closed kind of the catalog opens again.
  mutating func catalog(_ kind: CommandKind) -> Command {
    let names: [CatalogKind: [String]] = [
      .group: ["crew", "staff"], .channel: ["general", "random"], .topic: ["talk", "news"],
      .domain: ["example.org", "example.org", "example.com"],
    ]
    let entry = generator.pick(CatalogKind.allCases)
    let name = generator.oneIn(12) ? "other" : generator.pick(names[entry] ?? ["other"])
    guard kind == .defineCatalogEntry else { return Example.retire(entry, name) }
    return Example.define(
      entry, name, isDefault: entry == .channel && generator.oneIn(2),
      access: generator.oneIn(4) ? generator.pick([.administrator, .member]) : nil)
  }

  /// What the service records by itself: that a key was used, and what was refused.
  mutating func fact(in ledger: ExampleLedger) -> Event {
    guard generator.oneIn(2),
      let key = ledger.state.key(KeyID(number: recent(ledger.state.keys.count)))
    else {
      return .attemptRefused(
        AttemptRefused(
          since: ledger.now, refusals: [.init(code: .tokenUnknown, count: generator.number(1...5))])
      )
    }
    return .keyUsed(
      KeyUsed(key: key.id, uid: 1001, pid: 1, command: "invite.issue", count: 1, last: ledger.now))
  }
}
