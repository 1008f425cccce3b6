// Who is at the other end: the decision that cannot be shown over a socket without a second user.
import InviteLedger
import LedgerService
import LineProtocol
import SystemCalls
import Testing

@Suite struct CallerTests {
  private let service: UInt32 = 990

  private func caller(uid: UInt32) -> Caller {
    Caller(PeerCredentials(uid: uid, gid: uid, pid: 331), serviceUID: service)
  }

  @Test func `the uid of the service and root are operators, nobody else is`() {
    for uid: UInt32 in [0, 1, 33, 989, 990, 991, 1_000, 65_534, .max] {
      #expect(caller(uid: uid).isBornOperator == (uid == 0 || uid == service), "uid \(uid)")
    }
  }

  @Test func `a caller who is no operator may use the verbs that anyone may, and no other`() {
    let forAnyone: Set<Verb> = [.ping, .help, .describe, .hello, .whoami, .auth, .quit]
    func isAllowed(_ verb: Verb, uid: UInt32) -> Bool {
      verb.access.obstacle(for: caller(uid: uid).standing(actingAs: nil, in: LedgerState())) == nil
    }
    for verb in Verb.allCases {
      #expect(isAllowed(verb, uid: service), "\(verb)")
      #expect(isAllowed(verb, uid: 0), "\(verb)")
      #expect(isAllowed(verb, uid: 65_534) == forAnyone.contains(verb), "\(verb)")
    }
  }

  @Test func `a caller who is no operator gains nothing by acting as somebody`() {
    #expect(!caller(uid: 65_534).actor(actingAs: "ada", in: LedgerState()).isOperator)
    #expect(!caller(uid: 65_534).actor(actingAs: nil, in: LedgerState()).isOperator)
  }

  @Test func `an operator acts as itself, for a name that nobody has, or for an account with that account's role`()
    throws
  {
    var state = LedgerState()
    try state.apply(Self.record(1, .ledgerOpened(LedgerOpened(ledger: LedgerID(number: 1), format: 1, keyCheck: ""))))
    try state.apply(Self.record(2, .accountAdded(AccountAdded(account: "ada", role: .guest, uid: service))))
    let root = caller(uid: 0)
    #expect(root.actor(actingAs: nil, in: state).isOperator)
    #expect(root.actor(actingAs: "somebody", in: state) == LedgerActor(name: "somebody", isOperator: true))
    #expect(
      root.actor(actingAs: "ada", in: state) == LedgerActor(name: "ada", isOperator: false, scopes: [.everything]))
    #expect(caller(uid: service).actor(actingAs: nil, in: state).name == "ada")
  }

  private static func record(_ seq: UInt64, _ event: Event) -> Record {
    Record(seq: seq, time: Timestamp(microseconds: 0), actor: "x", event: event, meta: RecordMeta(batch: seq))
  }
}

/// Local users who are no operators, and what policy makes of them.
@Suite struct LocalUserTests {
  private let service: UInt32 = 990

  private func caller(uid: UInt32, gid: UInt32 = 50) -> Caller {
    Caller(PeerCredentials(uid: uid, gid: gid, pid: 331), serviceUID: service)
  }

  private func state(_ settings: [PolicySetting: SettingValue]) throws -> LedgerState {
    var state = LedgerState()
    try state.apply(Self.record(1, .ledgerOpened(LedgerOpened(ledger: LedgerID(number: 1), format: 1, keyCheck: ""))))
    try state.apply(Self.record(2, .accountAdded(AccountAdded(account: "ada", role: .moderator, uid: 1_001))))
    let changes = settings.map { PolicyChange($0.key, old: .names([]), new: $0.value) }
    try state.apply(Self.record(3, .policyChanged(PolicyChanged(changes: changes))))
    return state
  }

  private static func record(_ seq: UInt64, _ event: Event) -> Record {
    Record(seq: seq, time: Timestamp(microseconds: 0), actor: "x", event: event, meta: RecordMeta(batch: seq))
  }

  @Test func `policy makes operators of local users`() throws {
    let state = try state([.operatorUids: .names(["1001"])])
    #expect(caller(uid: 1_001).standing(actingAs: nil, in: state).isOperator)
    #expect(caller(uid: 1_001).objection(toActingAs: "bob", in: state) == nil)
    #expect(!caller(uid: 1_002).standing(actingAs: nil, in: state).isOperator)
  }

  @Test func `policy grants scopes to everybody, to a local user, to a group`() throws {
    let state = try state([.localScopes: .names(["token.check", "uid:1001/invite.*", "gid:51/audit.read"])])
    func may(_ verb: Verb, _ caller: Caller) -> Bool {
      verb.access.obstacle(for: caller.standing(actingAs: nil, in: state)) == nil
    }
    #expect(may(.tokenCheck, caller(uid: 4_000)) && !may(.inviteIssue, caller(uid: 4_000)))
    #expect(may(.inviteIssue, caller(uid: 1_001)) && !may(.audit, caller(uid: 1_001)))
    #expect(may(.audit, caller(uid: 4_000, gid: 51)) && !may(.inviteIssue, caller(uid: 4_000, gid: 51)))
    #expect(!may(.clockAccept, caller(uid: 1_001)))
  }

  @Test func `a local user is the account his uid is tied to and acts for nobody else`() throws {
    let state = try state([.localScopes: .names(["invite.issue"])])
    let ada = caller(uid: 1_001)
    #expect(ada.actor(actingAs: nil, in: state).name == "ada")
    #expect(ada.standing(actingAs: nil, in: state).role == .moderator)
    #expect(ada.objection(toActingAs: "ada", in: state) == nil)
    #expect(ada.objection(toActingAs: "bob", in: state) != nil)
    let nobody = caller(uid: 4_000)
    #expect(nobody.standing(actingAs: nil, in: state).role == .member, "policy lets him in, as a member")
    #expect(nobody.objection(toActingAs: "ada", in: state) != nil)
  }

  @Test func `a local user whose name is that of an account is not that account`() throws {
    var state = try state([.localScopes: .names(["invite.issue"])])
    // The user of the tests has a name on this machine that nobody tied to an account.
    let user = Caller(PeerCredentials(uid: 1, gid: 1, pid: 331), serviceUID: service)
    let name = user.actor(actingAs: nil, in: state).name
    guard NameSyntax.isName(name) else { return }
    try state.apply(Self.record(4, .accountAdded(AccountAdded(account: name, role: .owner))))
    #expect(user.actor(actingAs: nil, in: state).name == "uid:1")
    #expect(user.standing(actingAs: nil, in: state).role == .member)
  }

  @Test func `with a key a connection is what the key makes it, though its user is the service's`() throws {
    var state = try state([:])
    let key = KeyCreated(
      key: KeyID(number: 1), secret: TokenFacts(fingerprint: Fingerprint(words: (1, 2, 3, 4)), hint: "abcd", key: 1),
      label: "page", scopes: [Scope(.permission("token.redeem"))])
    try state.apply(Self.record(4, .keyCreated(key)))
    var caller = caller(uid: service)
    caller.key = ShownKey(id: key.key, fingerprint: key.secret.fingerprint)
    let standing = caller.standing(actingAs: nil, in: state)
    #expect(!standing.isOperator && standing.scopes == key.scopes && standing.role == .member)
    #expect(caller.actor(actingAs: "ada", in: state).name == "ada")
    #expect(caller.standing(actingAs: "ada", in: state).role == .moderator)
  }

  @Test func `an unbound key that acts for root or for the service has its own scopes and role`() throws {
    var state = try state([.operatorUids: .names(["1001"])])
    let key = KeyCreated(
      key: KeyID(number: 1), secret: TokenFacts(fingerprint: Fingerprint(words: (1, 2, 3, 4)), hint: "abcd", key: 1),
      label: "app", role: .guest, scopes: [Scope(.family("invite"))])
    try state.apply(Self.record(4, .keyCreated(key)))
    for uid in [0, service, 1_001, 4_000] {
      var caller = caller(uid: uid)
      caller.key = ShownKey(id: key.key, fingerprint: key.secret.fingerprint)
      for name in ["root", "invite-ledger", "uid:0", "key_1"] {
        let actor = caller.actor(actingAs: name, in: state)
        #expect(!actor.isOperator && actor.scopes == key.scopes && actor.key == key.key, "\(uid) as \(name)")
        let standing = caller.standing(actingAs: name, in: state)
        #expect(!standing.isOperator && standing.role == .guest, "\(uid) as \(name)")
        let allowed = Verb.allCases.filter { $0.access.obstacle(for: standing) == nil }
        #expect(allowed.allSatisfy { $0.access == .anyone || $0.access.need.hasPrefix("invite.") }, "\(uid) as \(name)")
      }
    }
  }

  @Test func `an unbound key with all scopes is an operator, a bound one acts with its owner's role`() throws {
    var state = try state([:])
    let facts = TokenFacts(fingerprint: Fingerprint(words: (1, 2, 3, 4)), hint: "abcd", key: 1)
    for (number, owner) in [(UInt64(1), String?.none), (2, "ada")] {
      let key = KeyCreated(
        key: KeyID(number: number), secret: facts, label: "all", owner: owner, scopes: [.everything])
      try state.apply(Self.record(3 + number, .keyCreated(key)))
      var caller = caller(uid: 4_000)
      caller.key = ShownKey(id: key.key, fingerprint: facts.fingerprint)
      let standing = caller.standing(actingAs: nil, in: state)
      #expect(standing.isOperator == (owner == nil))
      #expect(standing.role == (owner == nil ? .owner : .moderator))
    }
  }
}
