// Events of access keys, and of their use.

/// A key exists from here on. The key itself was shown once and is nowhere.
package struct KeyCreated: Hashable, Sendable {
  package var key: KeyID
  package var secret: TokenFacts
  package var label: String
  /// The account it acts for; nil for a key that acts for many.
  package var owner: String?
  /// The role of an unbound key where it acts for nobody who has an account.
  package var role: Role?
  package var scopes: [Scope]
  /// The local uids that may use it; empty for all.
  package var uids: [UInt32]
  package var expires: Expiry

  package init(
    key: KeyID, secret: TokenFacts, label: String, owner: String? = nil, role: Role? = nil, scopes: [Scope],
    uids: [UInt32] = [], expires: Expiry = .never
  ) {
    self.key = key
    self.secret = secret
    self.label = label
    self.owner = owner
    self.role = role
    self.scopes = scopes
    self.uids = uids
    self.expires = expires
  }
}

/// The key opens nothing any more.
package struct KeyRevoked: Hashable, Sendable {
  package var key: KeyID
  package var reason: PersonalText?

  package init(key: KeyID, reason: PersonalText? = nil) {
    self.key = key
    self.reason = reason
  }
}

/// A key that was revoked or had lapsed opens again.
package struct KeyRestored: Hashable, Sendable {
  package var key: KeyID
  package var reason: PersonalText?

  package init(key: KeyID, reason: PersonalText? = nil) {
    self.key = key
    self.reason = reason
  }
}

/// The key has a new secret; the old one opens until a moment, which can be this one.
package struct KeyRotated: Hashable, Sendable {
  package var key: KeyID
  package var generation: UInt32
  package var secret: TokenFacts
  package var oldUntil: Timestamp

  package init(key: KeyID, generation: UInt32, secret: TokenFacts, oldUntil: Timestamp) {
    self.key = key
    self.generation = generation
    self.secret = secret
    self.oldUntil = oldUntil
  }
}

/// Some fields of a key, as they were or as they became; nil is not part of the change.
package struct KeyFields: Hashable, Sendable {
  package var label: String?
  package var owner: String?
  package var role: Role?
  package var scopes: [Scope]?
  package var uids: [UInt32]?
  package var expires: Expiry?

  package init(
    label: String? = nil, owner: String? = nil, role: Role? = nil, scopes: [Scope]? = nil, uids: [UInt32]? = nil,
    expires: Expiry? = nil
  ) {
    self.label = label
    self.owner = owner
    self.role = role
    self.scopes = scopes
    self.uids = uids
    self.expires = expires
  }
}

/// Fields of a key changed. A field that had no value before is in `new` alone.
package struct KeyChanged: Hashable, Sendable {
  package var key: KeyID
  package var old: KeyFields
  package var new: KeyFields

  package init(key: KeyID, old: KeyFields, new: KeyFields) {
    self.key = key
    self.old = old
    self.new = new
  }
}

/// A key was used by a local uid for a verb. Written at the first such use, then at most once a minute.
package struct KeyUsed: Hashable, Sendable {
  package var key: KeyID
  package var uid: UInt32
  /// The process of the last of these uses, and the name of its program.
  package var pid: Int32
  package var program: String?
  /// The verb, as `invite issue`.
  package var command: String
  /// Uses since the last such event.
  package var count: UInt32
  /// The last of them.
  package var last: Timestamp

  package init(
    key: KeyID, uid: UInt32, pid: Int32, program: String? = nil, command: String, count: UInt32, last: Timestamp
  ) {
    self.key = key
    self.uid = uid
    self.pid = pid
    self.program = program
    self.command = command
    self.count = count
    self.last = last
  }
}
