// An access key as decisions need it: what it may do, for whom, and whether it opens now.

/// What a key is good for at a moment.
package enum KeyStatus: String, CaseIterable, Sendable {
  case active
  case revoked
  case expired
  /// Nobody used it for as long as policy allows.
  case lapsed
}

/// A key that a program shows to act for people. The key itself is nowhere: the ledger has its fingerprint and a hint.
package struct AccessKey: Hashable, Sendable {
  /// A secret that was replaced and opens a while longer.
  package struct Retired: Hashable, Sendable {
    package internal(set) var fingerprint: Fingerprint
    package internal(set) var until: Timestamp
  }

  package internal(set) var id: KeyID
  /// What it is for, in a few words.
  package internal(set) var label: String
  /// The account it is bound to; nil for a key that acts for many.
  package internal(set) var owner: String?
  /// The role of an unbound key where it acts for nobody who has an account.
  package internal(set) var role: Role?
  package internal(set) var scopes: [Scope]
  /// The local uids that may use it; empty for all.
  package internal(set) var uids: [UInt32]
  package internal(set) var expires: Expiry
  /// From 1; each rotation counts it up.
  package internal(set) var generation: UInt32 = 1
  package internal(set) var secret: TokenFacts
  package internal(set) var retired: Retired?
  package internal(set) var isRevoked = false
  /// Who made it, and when.
  package internal(set) var creator: String
  package internal(set) var created: Timestamp
  /// When it was made, restored or used last.
  package internal(set) var activeSince: Timestamp
  /// Seq of the last event that changed it; using it changes nothing.
  package internal(set) var lastChange: UInt64

  /// First match wins.
  package func status(at now: Timestamp, policy: Policy) -> KeyStatus {
    if isRevoked { return .revoked }
    if case .at(let end) = expires, now >= end { return .expired }
    if let lapse = lapses(under: policy), now >= lapse { return .lapsed }
    return .active
  }

  /// When it lapses if nobody uses it; nil for never.
  package func lapses(under policy: Policy) -> Timestamp? { policy.lapse(ofKeyActiveSince: activeSince) }

  /// Whether a presented fingerprint is this key's, or the one that it replaced and that still opens. Both are compared,
  /// whatever comes of the first.
  func accepts(_ fingerprint: Fingerprint, at now: Timestamp) -> Bool {
    let isCurrent = secret.fingerprint.matches(fingerprint)
    let isRetired = (retired?.fingerprint ?? secret.fingerprint).matches(fingerprint)
    return isCurrent || (isRetired && retired.map { now < $0.until } == true)
  }

  /// Whether it acts as an operator does: for anybody, with everything.
  package var isOperators: Bool { owner == nil && scopes.contains(.everything) }
}

extension LedgerState {
  package func key(_ id: KeyID) -> AccessKey? { keys.element(id) }

  /// The key that a presented secret opens for a local uid; nil when it opens none. Unknown, wrong, expired, revoked and
  /// foreign ones take the same steps, so that neither the answer nor its time tells them apart.
  package func keyOpened(by id: KeyID, _ fingerprint: Fingerprint, uid: UInt32, at now: Timestamp) -> AccessKey? {
    let known = key(id)
    let key = known ?? AccessKey.decoy
    let fits = key.accepts(fingerprint, at: now)
    let isActive = key.status(at: now, policy: policy) == .active
    let isMeant = key.uids.isEmpty || key.uids.contains(uid)
    return fits && isActive && isMeant ? known : nil
  }

  /// The key whose secret was presented, whether it opens now or not; nil when none has this secret.
  package func keyNamed(by id: KeyID, _ fingerprint: Fingerprint, at now: Timestamp) -> KeyID? {
    let known = key(id)
    return (known ?? AccessKey.decoy).accepts(fingerprint, at: now) ? known?.id : nil
  }
}

extension AccessKey {
  /// Stands in for a key that does not exist.
  fileprivate static let decoy = AccessKey(
    id: KeyID(number: KeyID.largestNumber), label: "", scopes: [], uids: [], expires: .never,
    secret: TokenFacts(fingerprint: Fingerprint(words: (0, 0, 0, 0)), hint: "", key: 0), creator: "",
    created: Timestamp(microseconds: 0), activeSince: Timestamp(microseconds: 0), lastChange: 0)
}

extension Policy {
  /// When a key lapses that was active last at a moment; nil for never.
  package func lapse(ofKeyActiveSince moment: Timestamp) -> Timestamp? {
    guard let patience = keyLapse?.microseconds else { return nil }
    let (end, isFar) = moment.microseconds.addingReportingOverflow(patience)
    return isFar ? nil : Timestamp(microseconds: end)
  }
}
