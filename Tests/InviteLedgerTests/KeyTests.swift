// Access keys: made, changed, ended, opened again, rotated, and what they open.
import InviteLedger
import Testing

@Suite struct KeyTests {
  private static let issue: [Scope] = [Scope(.permission("invite.issue"))]
  private static let day: Int64 = 86_400_000_000
  private let key1 = KeyID(number: 1)

  /// Ada is an administrator, Mia a member.
  private func ledger(policy: Policy = Policy()) throws -> ExampleLedger {
    var ledger = ExampleLedger(policy: policy)
    try ledger.append(.addAccount(AddAccount(account: "ada", role: .administrator)))
    try ledger.append(.addAccount(AddAccount(account: "mia")))
    return ledger
  }

  private func create(
    _ scopes: [Scope] = issue, owner: String? = nil, role: Role? = nil, uids: [UInt32] = [],
    expires: ExpiryRequest? = nil, label: String = "sign-up"
  ) -> Command {
    .createKey(CreateKey(label: label, owner: owner, role: role, scopes: scopes, uids: uids, expires: expires))
  }

  /// The actor that a connection with a key is.
  private func holder(_ id: UInt64, in ledger: ExampleLedger) throws -> LedgerActor {
    let key = try #require(ledger.state.key(KeyID(number: id)))
    return LedgerActor(
      name: key.owner ?? key.id.description, isOperator: key.isOperators, role: key.role, scopes: key.scopes,
      key: key.id)
  }

  private func opens(_ id: UInt64, generation: UInt32 = 1, uid: UInt32 = 1_001, in ledger: ExampleLedger) -> Bool {
    let fingerprint = Example.accessKey(KeyID(number: id), generation).fingerprint
    return ledger.state.keyOpened(by: KeyID(number: id), fingerprint, uid: uid, at: ledger.now) != nil
  }

  @Test func `an operator makes a key, which records all that it may and a fingerprint`() throws {
    var ledger = try ledger()
    let events = try ledger.append(create(owner: "mia", uids: [1_001, 1_001], expires: .after(Self.day)))
    #expect(
      events == [
        .keyCreated(
          KeyCreated(
            key: key1, secret: Example.accessKey(key1, 1), label: "sign-up", owner: "mia", scopes: Self.issue,
            uids: [1_001], expires: .at(Timestamp(microseconds: ledger.now.microseconds + Self.day))))
      ])
    #expect(ledger.state.answer(to: events) == .key(key1, generation: 1, fileKey: 1))
  }

  @Test func `a key without an owner has the role that was given, or that of policy`() throws {
    var ledger = try ledger()
    try ledger.append(create())
    try ledger.append(create(role: .moderator))
    #expect(ledger.state.key(key1)?.role == .member)
    #expect(ledger.state.key(KeyID(number: 2))?.role == .moderator)
    #expect(ledger.code(of: create(owner: "mia", role: .moderator)) == .argumentInvalid)
  }

  @Test func `what a key needs and cannot have is refused`() throws {
    let ledger = try ledger()
    #expect(ledger.code(of: create(label: "")) == .argumentMissing)
    #expect(ledger.code(of: create([])) == .argumentMissing)
    #expect(ledger.code(of: create(owner: "nobody")) == .accountUnknown)
    #expect(ledger.code(of: create(expires: .at(ledger.now))) == .argumentInvalid)
    #expect(ledger.code(of: create([Scope(.everything, bound: .inviter("ada"))])) == .argumentInvalid)
    #expect(ledger.code(of: create([Scope(.family("account"), bound: .group("staff"))])) == .argumentInvalid)
    #expect(ledger.code(of: create([Scope(.family("message"), bound: .inviter("ada"))])) == .argumentInvalid)
    #expect(ledger.code(of: create([Scope(.family("message"), bound: .group("staff"))])) == nil)
    #expect(ledger.code(of: create(uids: Array(1...51))) == .argumentInvalid)
    #expect(ledger.code(of: create(), as: Example.stranger) == .denied)
  }

  @Test func `nobody makes a key that can do more than himself`() throws {
    var ledger = try ledger()
    let mia = LedgerActor(name: "mia", isOperator: false, scopes: [Scope(.family("invite")), Scope(.family("key"))])
    #expect(ledger.code(of: create(owner: "mia"), as: mia) == nil)
    #expect(ledger.code(of: create(), as: mia) == nil)
    #expect(ledger.code(of: create([.everything], owner: "mia"), as: mia) == .denied)
    #expect(ledger.code(of: create([Scope(.permission("audit.read"))], owner: "mia"), as: mia) == .denied)
    #expect(ledger.code(of: create(owner: "ada"), as: mia) == .roleTooWeak)
    try ledger.append(create(), as: mia)
    #expect(ledger.state.key(key1)?.owner == "mia")
  }

  @Test func `an administrator makes keys for those who are not stronger, and none that acts for many`() throws {
    var ledger = try ledger()
    try ledger.append(.addAccount(AddAccount(account: "olga", role: .owner)))
    let ada = LedgerActor(name: "ada", isOperator: false, scopes: [Scope(.family("invite"))])
    #expect(ledger.code(of: create(owner: "mia"), as: ada) == nil)
    #expect(ledger.code(of: create(owner: "olga"), as: ada) == .roleTooWeak)
    try ledger.append(create(), as: ada)
    #expect(ledger.state.key(key1)?.owner == "ada")
  }

  @Test func `a key makes keys within its own owner, uids and end alone`() throws {
    var ledger = try ledger()
    let scopes = [Scope(.family("invite")), Scope(.permission("key.create"))]
    try ledger.append(create(scopes, owner: "ada", uids: [1_001, 1_002], expires: .after(Self.day)))
    let holder = try holder(1, in: ledger)
    #expect(ledger.code(of: create(owner: "mia"), as: holder) == .denied)
    #expect(ledger.code(of: create(uids: [1_003]), as: holder) == .denied)
    #expect(ledger.code(of: create(expires: .never), as: holder) == .denied)
    #expect(ledger.code(of: create(expires: .after(Self.day + 1)), as: holder) == .denied)
    #expect(ledger.code(of: create([.everything]), as: holder) == .denied)
    try ledger.append(create(), as: holder)
    let made = try #require(ledger.state.key(KeyID(number: 2)))
    #expect(made.owner == "ada" && made.uids == [1_001, 1_002] && made.expires != .never)
  }

  @Test func `a key without an owner makes such keys, with no stronger role`() throws {
    var ledger = try ledger()
    try ledger.append(create([Scope(.family("invite")), Scope(.family("key"))], role: .moderator))
    let holder = try holder(1, in: ledger)
    #expect(ledger.code(of: create(role: .administrator), as: holder) == .roleTooWeak)
    #expect(ledger.code(of: create(role: .guest), as: holder) == nil)
    try ledger.append(create(), as: holder)
    #expect(ledger.state.key(KeyID(number: 2))?.role == .moderator)
  }

  @Test func `a key opens for the uids it was made for, until it ends`() throws {
    var ledger = try ledger()
    try ledger.append(create(uids: [1_001], expires: .after(60_000_000)))
    #expect(opens(1, in: ledger))
    #expect(!opens(1, uid: 1_002, in: ledger))
    #expect(!opens(1, generation: 2, in: ledger))
    #expect(!opens(2, in: ledger))
    ledger.wait(minutes: 1)
    #expect(!opens(1, in: ledger))
    #expect(ledger.code(of: .restoreKey(RestoreKey(key: key1))) == .keyClosed)
    try ledger.append(.changeKey(ChangeKey(key: key1, expires: .never)))
    #expect(opens(1, in: ledger))
  }

  @Test func `revoking ends a key, twice changes nothing, restoring opens it again`() throws {
    var ledger = try ledger()
    try ledger.append(create())
    let revoke = Command.revokeKeys(RevokeKeys(keys: [key1], reason: "lost"))
    #expect(try ledger.append(revoke) == [.keyRevoked(KeyRevoked(key: key1, reason: .known("lost")))])
    #expect(try ledger.append(revoke).isEmpty)
    #expect(!opens(1, in: ledger))
    #expect(ledger.code(of: .rotateKey(RotateKey(key: key1))) == .keyClosed)
    try ledger.append(.restoreKey(RestoreKey(key: key1)))
    #expect(opens(1, in: ledger))
    #expect(try ledger.append(.restoreKey(RestoreKey(key: key1))).isEmpty)
  }

  @Test func `keys of an owner or a label are revoked together`() throws {
    var ledger = try ledger()
    for (owner, label) in [("ada", "a"), ("mia", "a"), ("ada", "b")] {
      try ledger.append(create(owner: owner, label: label))
    }
    #expect(ledger.code(of: .revokeKeys(RevokeKeys())) == .argumentMissing)
    #expect(ledger.code(of: .revokeKeys(RevokeKeys(keys: [key1], label: "a"))) == .argumentMissing)
    #expect(ledger.code(of: .revokeKeys(RevokeKeys(owner: "bob"))) == .keyUnknown)
    #expect(ledger.code(of: .revokeKeys(RevokeKeys(keys: [KeyID(number: 9)]))) == .keyUnknown)
    #expect(try ledger.append(.revokeKeys(RevokeKeys(owner: "ada", label: "a"))).count == 1)
    #expect(
      try ledger.answer(.revokeKeys(RevokeKeys(owner: "ada"))) == .keys([KeyID(number: 3)]))
    #expect(try ledger.append(.revokeKeys(RevokeKeys(label: "a"))).count == 1)
    #expect((1...3).allSatisfy { !opens($0, in: ledger) })
  }

  @Test func `keys that a query chose are revoked together, and the answer is their number`() throws {
    var ledger = try ledger()
    for label in ["a", "b", "c"] { try ledger.append(create(owner: "ada", label: label)) }
    try ledger.append(.revokeKeys(RevokeKeys(keys: [key1])))
    let ids = [1, 2, 3].map { KeyID(number: $0) }
    let revoke = Command.revokeKeys(RevokeKeys(chosen: ids, expectedCount: 3, reason: "lost"))
    let events = try ledger.append(revoke)
    #expect(events == ids.dropFirst().map { .keyRevoked(KeyRevoked(key: $0, reason: .known("lost"))) })
    #expect(ledger.state.answer(to: events, onMany: true) == .revised(count: 2))
    #expect(try ledger.decide(revoke, as: Example.root) == .unchanged(.revised(count: 0)))
    #expect(try ledger.decide(.revokeKeys(RevokeKeys(chosen: [])), as: Example.root) == .unchanged(.revised(count: 0)))
    #expect(revoke.isOnMany && revoke.target == nil)
  }

  @Test func `after a rotation the old secret opens as long as was said, and the one before it no longer`() throws {
    var ledger = try ledger()
    try ledger.append(create())
    try ledger.append(.rotateKey(RotateKey(key: key1, overlap: .after(60_000_000))))
    #expect(opens(1, in: ledger) && opens(1, generation: 2, in: ledger))
    ledger.wait(minutes: 1)
    #expect(!opens(1, in: ledger) && opens(1, generation: 2, in: ledger))
    try ledger.append(.rotateKey(RotateKey(key: key1)))
    #expect(!opens(1, in: ledger) && !opens(1, generation: 2, in: ledger) && opens(1, generation: 3, in: ledger))
    #expect(ledger.code(of: .rotateKey(RotateKey(key: key1, overlap: .after(31 * Self.day)))) == .argumentInvalid)
    #expect(ledger.code(of: .rotateKey(RotateKey(key: key1, overlap: .never))) == .argumentInvalid)
  }

  @Test func `rotating and restoring need all that the key can do, since they open it`() throws {
    var ledger = try ledger()
    try ledger.append(create([.everything], owner: "ada"))
    let weak = LedgerActor(name: "ada", isOperator: false, scopes: [Scope(.family("key"))])
    #expect(ledger.code(of: .rotateKey(RotateKey(key: key1)), as: weak) == .denied)
    #expect(ledger.code(of: .restoreKey(RestoreKey(key: key1)), as: weak) == .denied)
    #expect(ledger.code(of: .changeKey(ChangeKey(key: key1, label: "x")), as: weak) == .denied)
    #expect(ledger.code(of: .revokeKeys(RevokeKeys(keys: [key1])), as: weak) == nil)
    let mia = LedgerActor(name: "mia", isOperator: false, scopes: [.everything])
    #expect(ledger.code(of: .revokeKeys(RevokeKeys(keys: [key1])), as: mia) == .denied)
    #expect(ledger.code(of: .rotateKey(RotateKey(key: key1)), as: mia) == .denied)
  }

  @Test func `changing records what was and what became, and nothing where nothing changes`() throws {
    var ledger = try ledger()
    try ledger.append(create(uids: [1_001]))
    let change = Command.changeKey(ChangeKey(key: key1, label: "page", owner: "mia", uids: []))
    #expect(
      try ledger.append(change) == [
        .keyChanged(
          KeyChanged(
            key: key1, old: KeyFields(label: "sign-up", uids: [1_001]),
            new: KeyFields(label: "page", owner: "mia", uids: [])))
      ])
    #expect(try ledger.append(change).isEmpty)
    #expect(ledger.code(of: .changeKey(ChangeKey(key: KeyID(number: 9), label: "x"))) == .keyUnknown)
  }

  @Test func `a key that nobody uses lapses, use keeps it, and restoring opens it again`() throws {
    var policy = Policy()
    policy.keyLapse = .days(180)
    var ledger = try ledger(policy: policy)
    try ledger.append(create())
    ledger.wait(minutes: 179 * 1_440)
    let use = KeyUsed(key: key1, uid: 1_001, pid: 7, command: "invite issue", count: 1, last: ledger.now)
    try ledger.apply([.keyUsed(use)])
    ledger.wait(minutes: 179 * 1_440)
    #expect(opens(1, in: ledger))
    ledger.wait(minutes: 1_440)
    #expect(!opens(1, in: ledger))
    #expect(ledger.state.key(key1)?.status(at: ledger.now, policy: policy) == .lapsed)
    try ledger.append(.restoreKey(RestoreKey(key: key1)))
    #expect(opens(1, in: ledger))
    policy.keyLapse = nil
    #expect(ledger.state.key(key1)?.lapses(under: policy) == nil)
  }

  @Test func `names of keys are no names of accounts`() throws {
    let ledger = try ledger()
    #expect(ledger.code(of: .addAccount(AddAccount(account: "key_2"))) == .argumentInvalid)
    #expect(ledger.code(of: .addAccount(AddAccount(account: "key_two"))) == nil)
  }
}
