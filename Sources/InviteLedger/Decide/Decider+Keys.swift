// `key create` and `key change`: what a key may do, and that nobody makes one that can do more than himself.

extension Decider {
  static func createKey(
    _ command: CreateKey, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let actor = context.actor
    let rank = try rank(of: actor, in: state)
    try checkLabel(ofKey: command.label)
    let maker = actor.key.flatMap(state.key)
    let scopes = try checkScopes(command.scopes)
    let owner = command.owner ?? maker?.owner ?? ownName(of: actor, in: state)
    let wish = KeyWish(
      owner: owner, role: owner == nil ? command.role ?? maker?.role ?? state.policy.defaultRole : nil, scopes: scopes,
      uids: try checkUids(command.uids.isEmpty ? maker?.uids ?? [] : command.uids),
      expires: try keyExpiry(command.expires, absent: maker?.expires ?? .never, in: state, now: context.now))
    if command.role != nil, owner != nil {
      throw .invalid("role", "a key with an owner acts with the owner's role", hint: "leave role= out")
    }
    try checkMayMake(wish, rank: rank, in: state, context: context)
    let id = state.nextKey
    return .append([
      .keyCreated(
        KeyCreated(
          key: id, secret: context.accessKey(id, 1), label: command.label, owner: wish.owner, role: wish.role,
          scopes: wish.scopes, uids: wish.uids, expires: wish.expires))
    ])
  }

  static func changeKey(
    _ command: ChangeKey, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    if let label = command.label { try checkLabel(ofKey: label) }
    let scopes = try command.scopes.map { scopes throws(Rejection) in try checkScopes(scopes) }
    let uids = try command.uids.map { uids throws(Rejection) in try checkUids(uids) }
    let key = try managedKey(command.key, rank: rank, in: state, context: context)
    guard command.role == nil || (command.owner ?? key.owner) == nil else {
      throw .invalid("role", "a key with an owner acts with the owner's role", hint: "leave role= out")
    }
    var expires: Expiry?
    if let wanted = command.expires {
      expires = try keyExpiry(wanted, absent: .never, in: state, now: context.now)
    }
    let wish = KeyWish(
      owner: command.owner ?? key.owner, role: command.role ?? key.role, scopes: scopes ?? key.scopes,
      uids: uids ?? key.uids, expires: expires ?? key.expires)
    try checkMayMake(wish, rank: rank, in: state, context: context)
    let (old, new) = key.difference(
      to: KeyFields(
        label: command.label, owner: command.owner, role: command.role, scopes: scopes, uids: uids, expires: expires))
    guard new != KeyFields() else { return .unchanged(.keys([key.id])) }
    return .append([.keyChanged(KeyChanged(key: key.id, old: old, new: new))])
  }

  /// A key that the actor may manage: his own, one that he made, any for an administrator.
  static func managedKey(
    _ id: KeyID, rank: Role, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> AccessKey {
    guard let key = state.key(id) else {
      throw Rejection(.keyUnknown, "there is no such key", hint: "key list", parameter: "key")
    }
    guard rank <= .administrator || context.actor.manages(key) else {
      throw Rejection(
        .denied, "\(id) is another's key", hint: "ask its owner or an administrator", parameter: "key")
    }
    return key
  }

  /// Refuses a key that could do more than the one who makes, changes, restores or rotates it.
  static func checkMayMake(
    _ wish: KeyWish, rank: Role, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    if let owner = wish.owner {
      guard let account = state.account(named: owner) else {
        throw Rejection(
          .accountUnknown, "there is no account of this name", hint: "account list", parameter: "owner")
      }
      guard !account.isDeactivated else {
        throw Rejection(
          .accountDeactivated, "Account has been deactivated.", hint: "account list", parameter: "owner")
      }
    }
    let actor = context.actor
    if actor.isOperator { return }
    guard actor.scopes.contain(wish.scopes) else {
      throw Rejection(
        .denied, "a key cannot be given more than its maker has", hint: "whoami", parameter: "scopes")
    }
    if let maker = actor.key.flatMap(state.key) { try checkWithin(maker, wish) }
    try checkOwner(wish, rank: rank, in: state, context: context)
  }

  /// Owner, uids and expiry of the key that makes another bind that one too.
  private static func checkWithin(_ maker: AccessKey, _ wish: KeyWish) throws(Rejection) {
    guard maker.owner == nil || maker.owner == wish.owner else {
      throw Rejection(
        .denied, "this key makes keys of its own owner alone", hint: "leave owner= out", parameter: "owner")
    }
    let isWithinUids = maker.uids.isEmpty || (!wish.uids.isEmpty && wish.uids.allSatisfy(maker.uids.contains))
    guard isWithinUids else {
      throw Rejection(
        .denied, "this key makes keys for its own uids alone", hint: "leave uids= out", parameter: "uids")
    }
    guard !wish.expires.isLater(than: maker.expires) else {
      throw Rejection(
        .denied, "a key cannot outlast the key that makes it", hint: "leave expires= out", parameter: "expires")
    }
  }

  /// Accounts make keys for themselves, administrators for those whose role is not stronger; keys that act for many are
  /// made by those alone who act for many.
  private static func checkOwner(
    _ wish: KeyWish, rank: Role, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    guard let owner = wish.owner else {
      guard let maker = context.actor.key.flatMap(state.key), maker.owner == nil else {
        throw Rejection(
          .denied, "a key without an owner can be made by operators, and with such a key",
          hint: "owner=\(context.actor.name)",
          parameter: "owner")
      }
      if let role = wish.role { try checkMayGive(role, rank: maker.role ?? state.policy.defaultRole) }
      return
    }
    if owner == context.actor.name { return }
    guard rank <= .administrator else {
      throw Rejection(
        .roleTooWeak, "Must be an organization administrator", hint: "owner=\(context.actor.name)", parameter: "owner")
    }
    if let account = state.account(named: owner) { try checkMayGive(account.role, rank: rank) }
  }

  /// The owner of a key when nobody said: an account makes keys for itself.
  private static func ownName(of actor: LedgerActor, in state: LedgerState) -> String? {
    actor.isOperator ? nil : state.account(named: actor.name)?.name
  }
}

/// What a key is to be able to do.
struct KeyWish {
  var owner: String?
  var role: Role?
  var scopes: [Scope]
  var uids: [UInt32]
  var expires: Expiry
}

extension KeyWish {
  /// What a key can do as it is.
  init(_ key: AccessKey) {
    self.init(owner: key.owner, role: key.role, scopes: key.scopes, uids: key.uids, expires: key.expires)
  }
}

extension LedgerActor {
  fileprivate func manages(_ key: AccessKey) -> Bool { key.owner == name || key.creator == name }
}

extension Expiry {
  fileprivate func isLater(than other: Expiry) -> Bool {
    switch (self, other) {
    case (_, .never): false
    case (.never, .at): true
    case (.at(let own), .at(let end)): own > end
    }
  }
}

extension AccessKey {
  /// What of a wish is not so yet, as it is and as it would be.
  fileprivate func difference(to wish: KeyFields) -> (old: KeyFields, new: KeyFields) {
    var (old, new) = (KeyFields(), KeyFields())
    if let label = wish.label, label != self.label { (old.label, new.label) = (self.label, label) }
    if let owner = wish.owner, owner != self.owner { (old.owner, new.owner) = (self.owner, owner) }
    if let role = wish.role, role != self.role { (old.role, new.role) = (self.role, role) }
    if let scopes = wish.scopes, scopes != self.scopes { (old.scopes, new.scopes) = (self.scopes, scopes) }
    if let uids = wish.uids, uids != self.uids { (old.uids, new.uids) = (self.uids, uids) }
    if let expires = wish.expires, expires != self.expires { (old.expires, new.expires) = (self.expires, expires) }
    return (old, new)
  }
}
