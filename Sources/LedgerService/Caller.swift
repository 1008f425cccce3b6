// Who is at the other end of a connection, and whom he acts for.
package import InviteLedger
package import LineProtocol
package import SystemCalls

/// A peer as the kernel reported it when it connected, and the key it has shown since.
package struct Caller: Sendable {
  var uid: UInt32
  var gid: UInt32
  var pid: Int32
  /// The system user's name, `uid:N` when the machine has none.
  var systemName: String
  /// The uid the service runs as, or root: an operator whatever policy says, unless it shows a key.
  package let isBornOperator: Bool
  /// With a key a connection is what the key makes it, and nothing else.
  package var key: ShownKey?

  /// - Parameter serviceUID: the uid the service runs as.
  package init(_ peer: PeerCredentials, serviceUID: UInt32 = ProcessFacts.effectiveUserID) {
    uid = peer.uid
    gid = peer.gid
    pid = peer.pid
    systemName = MachineAccounts.userName(of: peer.uid) ?? "uid:\(peer.uid)"
    isBornOperator = peer.uid == 0 || peer.uid == serviceUID
  }
}

/// A key that a connection has shown, and which of its secrets.
package struct ShownKey: Sendable {
  package let id: KeyID
  package let fingerprint: Fingerprint
  /// What the peer runs.
  package let program: String?

  package init(id: KeyID, fingerprint: Fingerprint, program: String? = nil) {
    self.id = id
    self.fingerprint = fingerprint
    self.program = program
  }
}

extension Caller {
  /// The actor of a request. With `@as` an operator or a key without an owner acts for somebody: for an account with the
  /// account's role, for any other name with their own. Whether `@as` is allowed was checked before.
  package func actor(actingAs name: String?, in state: borrowing LedgerState) -> LedgerActor {
    if let key { return Self.actor(of: key.id, actingAs: name, in: state) }
    guard isBornOperator || state.policy.isOperator(uid: uid) else { return localActor(in: state) }
    guard let name else {
      return LedgerActor(name: state.accounts.name(ofUID: uid) ?? systemName, isOperator: true)
    }
    guard state.account(named: name) != nil else { return LedgerActor(name: name, isOperator: true) }
    return LedgerActor(name: name, isOperator: false, scopes: [.everything])
  }

  /// The actor of a key: its owner; without one, the name it acts for, or its own id.
  private static func actor(
    of id: KeyID, actingAs name: String?, in state: borrowing LedgerState
  ) -> LedgerActor {
    guard let key = state.key(id) else { return LedgerActor(name: id.description, isOperator: false) }
    if let owner = key.owner { return LedgerActor(name: owner, isOperator: false, scopes: key.scopes, key: id) }
    let name = name ?? id.description
    let isOperator = key.isOperators && state.account(named: name) == nil
    return LedgerActor(
      name: name, isOperator: isOperator, role: key.role ?? state.policy.defaultRole, scopes: key.scopes, key: id)
  }

  /// A local user who is no operator: the account his uid is tied to, else his system name. An account of that name that
  /// is not tied to him is not his.
  private func localActor(in state: borrowing LedgerState) -> LedgerActor {
    let scopes = state.policy.scopes(ofUid: uid, gid: gid)
    if let account = state.account(uid: uid) {
      return LedgerActor(name: account.name, isOperator: false, scopes: scopes)
    }
    let isTaken = state.account(named: systemName) != nil
    return LedgerActor(
      name: isTaken ? "uid:\(uid)" : systemName, isOperator: false,
      role: scopes.isEmpty ? nil : state.policy.defaultRole, scopes: scopes)
  }

  /// What it brings to a request, for the table of verbs and callers.
  package func standing(actingAs name: String?, in state: borrowing LedgerState) -> Standing {
    let actor = actor(actingAs: name, in: state)
    return Standing(isOperator: actor.isOperator, scopes: actor.scopes, role: state.role(of: actor))
  }

  /// Why it may not act for somebody; nil when it may.
  package func objection(toActingAs name: String, in state: borrowing LedgerState) -> String? {
    guard let key else {
      let isOperator = isBornOperator || state.policy.isOperator(uid: uid)
      return isOperator || name == actor(actingAs: nil, in: state).name
        ? nil : "acting for somebody is for operators, and for keys without an owner"
    }
    guard let owner = state.key(key.id)?.owner, owner != name else { return nil }
    return "\(key.id) is bound to its owner and acts for nobody else"
  }
}
