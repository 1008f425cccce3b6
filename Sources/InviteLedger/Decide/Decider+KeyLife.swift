// `key revoke`, `key restore`, `key rotate`, and the checks of what is written about keys.

extension Decider {
  static func revokeKeys(
    _ command: RevokeKeys, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    if command.isChosen {
      try checkCount(
        command.keys.count, expected: command.expectedCount, .keyCount, of: "keys", look: "key list")
    }
    let keys = try keys(of: command, in: state)
    for key in keys { _ = try managedKey(key.id, rank: rank, in: state, context: context) }
    let open = keys.filter { !$0.isRevoked }
    guard !open.isEmpty else {
      return .unchanged(command.isChosen ? .revised(count: 0) : .keys(keys.map(\.id)))
    }
    guard open.count <= Limits.keysPerCommand else {
      throw Rejection(
        .limitQuantity, "at most \(Limits.keysPerCommand) keys fit one command", hint: "name an owner too")
    }
    return .append(
      open.map { .keyRevoked(KeyRevoked(key: $0.id, reason: command.reason.map { .known($0) })) })
  }

  /// The keys that a command names or that were chosen, or those of an owner and a label.
  private static func keys(of command: RevokeKeys, in state: LedgerState) throws(Rejection) -> [AccessKey] {
    let isNamed = !command.keys.isEmpty || command.isChosen
    guard isNamed != (command.owner != nil || command.label != nil) else {
      throw .missing("key", "say which keys: key=, or owner= and label=", hint: "key revoke key=key_2")
    }
    let keys =
      isNamed
      ? command.keys.compactMap(state.key)
      : state.keys.filter { key in
        command.owner.map { $0 == key.owner } ?? true && command.label.map { $0 == key.label } ?? true
      }
    guard !keys.isEmpty || command.isChosen, !isNamed || keys.count == command.keys.count else {
      throw Rejection(
        .keyUnknown, isNamed ? "there is no such key" : "no key is of that owner and label", hint: "key list",
        parameter: isNamed ? "key" : command.owner == nil ? "label" : "owner")
    }
    return keys
  }

  static func restoreKey(
    _ command: RestoreKey, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    let key = try managedKey(command.key, rank: rank, in: state, context: context)
    try checkMayMake(KeyWish(key), rank: rank, in: state, context: context)
    switch key.status(at: context.now, policy: state.policy) {
    case .active: return .unchanged(.keys([key.id]))
    case .expired where !key.isRevoked:
      throw Rejection(
        .keyClosed, "the key has expired; it needs a new end", hint: "key change key=\(key.id) expires=30d",
        parameter: "key")
    case .revoked, .expired, .lapsed:
      return .append([.keyRestored(KeyRestored(key: key.id, reason: command.reason.map { .known($0) }))])
    }
  }

  static func rotateKey(
    _ command: RotateKey, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    let oldUntil = try end(of: command.overlap, now: context.now)
    let key = try managedKey(command.key, rank: rank, in: state, context: context)
    try checkMayMake(KeyWish(key), rank: rank, in: state, context: context)
    let status = key.status(at: context.now, policy: state.policy)
    guard status == .active else {
      throw Rejection(
        .keyClosed, "the key is \(status.rawValue)", hint: "key restore key=\(key.id)", parameter: "key")
    }
    guard key.generation < .max else {
      throw .invalid("key", "the key was rotated too often", hint: "key create")
    }
    let generation = key.generation + 1
    return .append([
      .keyRotated(
        KeyRotated(
          key: key.id, generation: generation, secret: context.accessKey(key.id, generation), oldUntil: oldUntil))
    ])
  }

  /// When the old secret stops opening.
  private static func end(of overlap: ExpiryRequest?, now: Timestamp) throws(Rejection) -> Timestamp {
    let end: Int64
    switch overlap {
    case nil: return now
    case .after(let duration): end = now.microseconds.addingReportingOverflow(duration).partialValue
    case .at(let moment): end = moment.microseconds
    case .never: end = .max
    }
    guard end > now.microseconds, end - now.microseconds <= Limits.keyOverlapMicroseconds else {
      throw .invalid("overlap", "the old secret can open for at most 30 days more", hint: "overlap=1d")
    }
    return Timestamp(microseconds: end)
  }

  // MARK: What is written

  static func checkLabel(ofKey label: String) throws(Rejection) {
    guard !label.isEmpty else { throw .missing("label", "a key needs a label", hint: "label='sign-up page'") }
    try checkLabel(label, parameter: "label")
  }

  /// Scopes, each once; those that are bound to an inviter or a group are of families in which that means something.
  static func checkScopes(_ scopes: [Scope]) throws(Rejection) -> [Scope] {
    guard !scopes.isEmpty else {
      throw .missing("scopes", "a key needs scopes: what it may do", hint: "scopes=invite.issue,token.redeem")
    }
    let scopes = scopes.uniqued
    guard scopes.count <= Limits.scopesPerKey else {
      throw .invalid("scopes", "at most \(Limits.scopesPerKey) scopes fit here", hint: "scopes=invite.*")
    }
    guard scopes.allSatisfy(\.isBoundSensibly) else {
      throw .invalid(
        "scopes", "scopes of invites and tokens can be narrowed to an inviter or a group, those of messages to a group",
        hint: "scopes=invite.issue:group=staff")
    }
    return scopes
  }

  static func checkUids(_ uids: [UInt32]) throws(Rejection) -> [UInt32] {
    let uids = uids.uniqued
    guard uids.count <= Limits.uidsPerKey else {
      throw .invalid("uids", "at most \(Limits.uidsPerKey) uids fit here", hint: "name fewer")
    }
    return uids
  }

  /// When a key ends. It may last for ever whatever policy says of invites: a key that nobody uses lapses.
  static func keyExpiry(
    _ request: ExpiryRequest?, absent: Expiry, in state: LedgerState, now: Timestamp
  ) throws(Rejection) -> Expiry {
    switch request {
    case nil: absent
    case .never: .never
    case .after, .at: try expiry(request, in: state, now: now)
    }
  }
}

extension Scope {
  /// Whether whoever checks bounds knows what this one means.
  fileprivate var isBoundSensibly: Bool {
    guard let bound else { return true }
    let family =
      switch reach {
      case .everything: ""
      case .family(let family): family
      case .permission(let permission): permission.family
      }
    switch bound {
    case .inviter: return family == "invite" || family == "token"
    case .group: return family == "invite" || family == "token" || family == "message"
    }
  }
}
