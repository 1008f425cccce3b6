// Commands about access keys.

/// `key create`.
package struct CreateKey: Hashable, Sendable {
  package var label: String
  package var owner: String?
  package var role: Role?
  package var scopes: [Scope]
  package var uids: [UInt32]
  package var expires: ExpiryRequest?

  package init(
    label: String, owner: String? = nil, role: Role? = nil, scopes: [Scope], uids: [UInt32] = [],
    expires: ExpiryRequest? = nil
  ) {
    self.label = label
    self.owner = owner
    self.role = role
    self.scopes = scopes
    self.uids = uids
    self.expires = expires
  }
}

/// `key revoke`: these keys, or those of an owner, of a label, of both, or those that a query chose.
package struct RevokeKeys: Hashable, Sendable {
  package var keys: [KeyID]
  package var owner: String?
  package var label: String?
  package var reason: String?
  /// A query outside of the domain chose `keys`: there may be none, and the answer is how many were revoked.
  package let isChosen: Bool
  /// How many keys the one who asks expects a query to choose.
  package var expectedCount: UInt32?

  package init(keys: [KeyID] = [], owner: String? = nil, label: String? = nil, reason: String? = nil) {
    self.keys = keys
    self.owner = owner
    self.label = label
    self.reason = reason
    isChosen = false
  }

  /// `where=QUERY`.
  package init(chosen keys: [KeyID], expectedCount: UInt32? = nil, reason: String? = nil) {
    self.keys = keys
    self.reason = reason
    self.expectedCount = expectedCount
    isChosen = true
  }
}

/// `key restore`.
package struct RestoreKey: Hashable, Sendable {
  package var key: KeyID
  package var reason: String?

  package init(key: KeyID, reason: String? = nil) {
    self.key = key
    self.reason = reason
  }
}

/// `key rotate`: a new secret; the old one opens until `overlap`, absent: no longer.
package struct RotateKey: Hashable, Sendable {
  package var key: KeyID
  package var overlap: ExpiryRequest?

  package init(key: KeyID, overlap: ExpiryRequest? = nil) {
    self.key = key
    self.overlap = overlap
  }
}

/// `key change`: only what is given changes.
package struct ChangeKey: Hashable, Sendable {
  package var key: KeyID
  package var label: String?
  package var owner: String?
  package var role: Role?
  package var scopes: [Scope]?
  package var uids: [UInt32]?
  package var expires: ExpiryRequest?

  package init(
    key: KeyID, label: String? = nil, owner: String? = nil, role: Role? = nil, scopes: [Scope]? = nil,
    uids: [UInt32]? = nil, expires: ExpiryRequest? = nil
  ) {
    self.key = key
    self.label = label
    self.owner = owner
    self.role = role
    self.scopes = scopes
    self.uids = uids
    self.expires = expires
  }
}
