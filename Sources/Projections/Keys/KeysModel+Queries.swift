// Questions to the model of access keys.

package import InviteLedger

/// Which keys are asked for; nil members do not matter.
package struct KeyFilter: Hashable, Sendable {
  package var owner: String?
  package var label: String?
  package var status: Set<KeyStatus>?
  /// Keys that this actor owns or made.
  package var managedBy: String?
  package var query: Query

  package init(
    owner: String? = nil, label: String? = nil, status: Set<KeyStatus>? = nil, managedBy: String? = nil,
    query: Query = .everything
  ) {
    self.owner = owner
    self.label = label
    self.status = status
    self.managedBy = managedBy
    self.query = query
  }
}

extension KeysModel {
  package func key(_ id: KeyID) -> KeyView? { place(of: id).map { keys[$0] } }

  /// Where a key stands: where its number says, unless a changed history left keys out.
  func place(of id: KeyID) -> Int? {
    if id.number >= 1, id.number <= UInt64(keys.count), keys[Int(id.number) - 1].key == id { return Int(id.number) - 1 }
    return keys.last.map { $0.key.number } == UInt64(keys.count) ? nil : keys.firstIndex { $0.key == id }
  }

  /// Keys in the order in which they were made, after one of them, `limit` at most.
  package func keys(
    _ filter: KeyFilter = KeyFilter(), at now: Timestamp, policy: Policy, after: KeyID? = nil, limit: Int = .max
  ) -> [KeyView] {
    let later = keys.lazy.filter { key in after.map { $0 < key.key } ?? true }
    return Array(later.filter { $0.fits(filter, at: now, policy: policy) }.prefix(max(0, limit)))
  }

  /// Active keys that lapse before a moment if nobody uses them.
  package func lapsing(before end: Timestamp, at now: Timestamp, policy: Policy) -> [KeyView] {
    keys.filter { key in
      key.status(at: now, policy: policy) == .active && key.lapses(under: policy).map { $0 < end } == true
    }
  }
}

extension KeyView {
  /// First match wins, as in the state (`AccessKey.status`).
  package func status(at now: Timestamp, policy: Policy) -> KeyStatus {
    if revocation != nil { return .revoked }
    if case .at(let end) = expires, now >= end { return .expired }
    if let lapse = lapses(under: policy), now >= lapse { return .lapsed }
    return .active
  }

  /// When it lapses if nobody uses it; nil for never.
  package func lapses(under policy: Policy) -> Timestamp? { policy.lapse(ofKeyActiveSince: activeSince) }

  /// The newest of its uses.
  package var lastUse: KeyUse? { uses.max { ($0.last, $0.command) < ($1.last, $1.command) } }

  /// All its uses.
  package var useCount: UInt64 { uses.reduce(0) { $0 + $1.count } }

  fileprivate func fits(_ filter: KeyFilter, at now: Timestamp, policy: Policy) -> Bool {
    if let owner = filter.owner, owner != self.owner { return false }
    if let label = filter.label, label != self.label { return false }
    if let manager = filter.managedBy, manager != owner, manager != creator { return false }
    if let wanted = filter.status, !wanted.contains(status(at: now, policy: policy)) { return false }
    return filter.query.isEverything || filter.query.matches(KeySubject(self, at: now, policy: policy))
  }
}
