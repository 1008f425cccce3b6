// What the events of access keys change.

extension LedgerState {
  mutating func apply(_ event: KeyCreated, _ record: Record) throws(ReplayFault) {
    guard event.key == nextKey else { throw fault(.identifierNotNext, record) }
    keys.append(
      AccessKey(
        id: event.key, label: event.label, owner: event.owner, role: event.role, scopes: event.scopes, uids: event.uids,
        expires: event.expires, secret: event.secret, creator: record.actor, created: record.time,
        activeSince: record.time,
        lastChange: record.seq))
  }

  mutating func apply(_ event: KeyRevoked, _ record: Record) throws(ReplayFault) {
    try changeKey(event.key, record) { $0.isRevoked = true }
  }

  mutating func apply(_ event: KeyRestored, _ record: Record) throws(ReplayFault) {
    try changeKey(event.key, record) { key in
      key.isRevoked = false
      key.activeSince = max(key.activeSince, record.time)
    }
  }

  mutating func apply(_ event: KeyRotated, _ record: Record) throws(ReplayFault) {
    guard let key = key(event.key) else { throw fault(.targetUnknown, record) }
    guard event.generation == key.generation &+ 1 else { throw fault(.countWrong, record) }
    try changeKey(event.key, record) { key in
      key.retired = AccessKey.Retired(fingerprint: key.secret.fingerprint, until: event.oldUntil)
      key.generation = event.generation
      key.secret = event.secret
    }
  }

  mutating func apply(_ event: KeyChanged, _ record: Record) throws(ReplayFault) {
    try changeKey(event.key, record) { key in
      if let label = event.new.label { key.label = label }
      if let owner = event.new.owner { key.owner = owner }
      if let role = event.new.role { key.role = role }
      if let scopes = event.new.scopes { key.scopes = scopes }
      if let uids = event.new.uids { key.uids = uids }
      if let expires = event.new.expires { key.expires = expires }
    }
  }

  mutating func apply(_ event: KeyUsed, _ record: Record) throws(ReplayFault) {
    guard let index = keys.index(event.key) else { throw fault(.targetUnknown, record) }
    keys[index].activeSince = max(keys[index].activeSince, event.last)
  }

  /// Refusals change nothing; those of a key are of one that there is.
  func check(_ event: AuthRefused, _ record: Record) throws(ReplayFault) {
    let keys = event.refusals.compactMap(\.key)
    guard keys.allSatisfy({ self.keys.index($0) != nil }) else { throw fault(.targetUnknown, record) }
  }

  private mutating func changeKey(
    _ id: KeyID, _ record: Record, _ change: (inout AccessKey) -> Void
  ) throws(ReplayFault) {
    guard let index = keys.index(id) else { throw fault(.targetUnknown, record) }
    change(&keys[index])
    keys[index].lastChange = record.seq
  }
}
