// Access keys and the catalog against the plain model, over random histories.
import InviteLedger
import Randomness
import Testing

@Suite struct SlowKeysTests {
  static let seeds = Seeds.usual(1...30)
  private static let day: Int64 = 86_400_000_000
  private static let groups = ["staff", "board", "crew"]
  private static let uids: [UInt32] = [1_001, 1_002]
  private static let scopes = [
    ["*"], ["invite.*"], ["invite.issue"], ["token.redeem"], ["invite.issue:group=staff"],
    ["invite.*:group=board", "invite.issue:group=crew"], ["invite.issue:inviter=key_1", "audit.read"],
  ]

  static func random(_ generator: inout SeededRandom, keys: Int) -> PlainKeyCommand {
    let key = Int(generator.number(1...UInt64(keys + 1)))
    let days = generator.pick([nil, 1, 10, 200])
    let someUids = generator.pick([[], [], [1_001], [1_001, 1_002]] as [[UInt32]])
    switch generator.number(0...17) {
    case 0...2: return .create(scopes: generator.pick(scopes), uids: someUids, days: days)
    case 3, 4:
      return .change(
        key: key, scopes: generator.oneIn(2) ? generator.pick(scopes) : nil, uids: generator.oneIn(2) ? someUids : nil,
        days: days)
    case 5: return .revoke(key: key)
    case 6, 7: return .restore(key: key)
    case 8...10: return .rotate(key: key, overlap: generator.pick([nil, 0, 1, 5, 30, 31]))
    case 11: return .use(key: key)
    case 12: return .lapse(days: generator.pick([nil, 20, 180]))
    case 13: return .define(group: generator.pick(groups), access: generator.pick([nil, 200, 300, 400]))
    case 14: return .retire(group: generator.pick(groups))
    default: return .wait(days: generator.pick([0, 1, 4, 30, 190]))
    }
  }

  /// The command, or what the service records of its own accord; nil for time that passes.
  private static func translated(_ command: PlainKeyCommand) -> Command? {
    let id = { KeyID(number: UInt64($0 as Int)) }
    let read = { (texts: [String]) in texts.compactMap(Scope.init(text:)) }
    let expiry = { (days: Int) in ExpiryRequest.after(Int64(days) * day) }
    switch command {
    case .create(let scopes, let uids, let days):
      return .createKey(
        CreateKey(label: "k", owner: nil, role: nil, scopes: read(scopes), uids: uids, expires: days.map(expiry)))
    case .change(let key, let scopes, let uids, let days):
      return .changeKey(ChangeKey(key: id(key), scopes: scopes.map(read), uids: uids, expires: days.map(expiry)))
    case .revoke(let key): return .revokeKeys(RevokeKeys(keys: [id(key)]))
    case .restore(let key): return .restoreKey(RestoreKey(key: id(key)))
    case .rotate(let key, let overlap): return .rotateKey(RotateKey(key: id(key), overlap: overlap.map(expiry)))
    case .lapse(let days):
      return .setPolicy(SetPolicy([.keyLapse: days.map { .text("\($0)d") } ?? .off]))
    case .define(let group, let access):
      return .defineCatalogEntry(
        DefineCatalogEntry(kind: .group, name: group, access: access.flatMap { Role(rawValue: UInt16($0)) }))
    case .retire(let group): return .retireCatalogEntry(RetireCatalogEntry(kind: .group, name: group))
    case .use, .wait: return nil
    }
  }

  @Test(arguments: seeds) func `what a key opens and may issue is what the plain model says`(seed: UInt64) throws {
    var generator = SeededRandom(seed: seed)
    var ledger = ExampleLedger()
    var model = SlowKeys()
    for step in 1...150 {
      let plain = Self.random(&generator, keys: model.keys.count)
      let context = "seed \(seed), step \(step): \(plain)"
      if let command = Self.translated(plain) {
        let refused = ledger.code(of: command)
        if refused == nil { try ledger.append(command) }
        try #require(model.ask(plain) == refused?.rawValue, "\(context)")
      } else if model.ask(plain) == nil {
        try pass(plain, &ledger)
      }
      try compare(ledger, model, context)
    }
    #expect(ledger.state.keys.count == model.keys.count && model.keys.count > 5)
  }

  /// Time passes, or a key is used.
  private func pass(_ command: PlainKeyCommand, _ ledger: inout ExampleLedger) throws {
    switch command {
    case .wait(let days): ledger.wait(minutes: Int64(days) * 1_440)
    case .use(let key):
      let used = KeyUsed(
        key: KeyID(number: UInt64(key)), uid: 1_001, pid: 1, command: "invite issue", count: 1,
        last: ledger.now)
      try ledger.apply([.keyUsed(used)])
    default: break
    }
  }

  private func compare(_ ledger: ExampleLedger, _ model: SlowKeys, _ context: String) throws {
    for (index, plain) in model.keys.enumerated() {
      let (number, id) = (index + 1, KeyID(number: UInt64(index + 1)))
      for generation in max(1, plain.generation - min(2, plain.generation - 1))...plain.generation + 1 {
        let fingerprint = Example.accessKey(id, generation).fingerprint
        for uid in Self.uids {
          let isOpen = ledger.state.keyOpened(by: id, fingerprint, uid: uid, at: ledger.now) != nil
          try #require(
            isOpen == model.opens(number, generation: generation, uid: uid),
            "\(context); key \(number).\(generation) for \(uid)")
        }
      }
      let scopes = try #require(ledger.state.key(id)).scopes
      for (groups, channels) in [([], []), (["staff"], []), (["crew"], ["general"]), (["staff", "board"], [])] {
        let command = Command.issueInvite(IssueInvite(groups: groups, channels: channels))
        let actor = LedgerActor(name: id.description, isOperator: false)
        let fitting = scopes.filter { $0.covers("invite.issue") }
        let bounds = fitting.compactMap(\.bound)
        let may =
          fitting.contains { $0.bound == nil }
          || !bounds.isEmpty && command.stays(withinOneOf: bounds, of: actor, in: ledger.state)
        try #require(
          may == model.mayIssue(number, groups: groups, channels: channels), "\(context); key \(number), \(groups)")
      }
    }
    for group in Self.groups {
      for role: Role in [.administrator, .moderator, .member] {
        let isRefused = ledger.code(of: Self.invite(to: group), as: Self.actor(of: role)) == .catalogUnknown
        try #require(!isRefused == model.mayGrant(group, role: Int(role.rawValue)), "\(context); \(group), \(role)")
      }
    }
  }

  private static func invite(to group: String) -> Command { .issueInvite(IssueInvite(role: .guest, groups: [group])) }

  private static func actor(of role: Role) -> LedgerActor {
    LedgerActor(name: "somebody", isOperator: false, role: role)
  }
}
