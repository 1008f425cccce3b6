// How records change the model of access keys.

package import InviteLedger

extension KeysModel {
  package mutating func apply(_ record: Record) {
    switch record.event {
    case .keyCreated(let event): apply(event, record)
    case .keyRevoked(let event):
      change(event.key) { key in
        key.revocation = KeyRevocation(
          seq: record.seq, time: record.time, actor: record.actor, reason: event.reason)
      }
    case .keyRestored(let event):
      change(event.key) { key in
        key.revocation = nil
        key.activeSince = max(key.activeSince, record.time)
      }
    case .keyRotated(let event):
      change(event.key) { key in
        key.generation = event.generation
        key.hint = event.secret.hint
        key.oldUntil = event.oldUntil
      }
    case .keyChanged(let event): change(event.key) { $0.take(event.new) }
    case .keyUsed(let event): change(event.key) { $0.take(event) }
    case .authRefused(let event):
      for refusal in event.refusals {
        guard let key = refusal.key else { continue }
        change(key) { $0.refused[refusal.code, default: 0] &+= refusal.count }
      }
    default: break
    }
  }

  private mutating func apply(_ event: KeyCreated, _ record: Record) {
    guard place(of: event.key) == nil else { return }
    keys.insert(
      KeyView(
        key: event.key, label: event.label, owner: event.owner, role: event.role, scopes: event.scopes,
        uids: event.uids,
        expires: event.expires, hint: event.secret.hint, creator: record.actor, seq: record.seq, time: record.time,
        activeSince: record.time),
      at: keys.firstIndex { $0.key > event.key } ?? keys.endIndex)
  }

  private mutating func change(_ id: KeyID, _ body: (inout KeyView) -> Void) {
    guard let place = place(of: id) else { return }
    body(&keys[place])
  }
}

extension KeyView {
  fileprivate mutating func take(_ fields: KeyFields) {
    if let label = fields.label { self.label = label }
    if let owner = fields.owner { self.owner = owner }
    if let role = fields.role { self.role = role }
    if let scopes = fields.scopes { self.scopes = scopes }
    if let uids = fields.uids { self.uids = uids }
    if let expires = fields.expires { self.expires = expires }
  }

  fileprivate mutating func take(_ event: KeyUsed) {
    activeSince = max(activeSince, event.last)
    let known = uses.firstIndex { $0.uid == event.uid && $0.command == event.command }
    let before = known.map { uses.remove(at: $0).count } ?? 0
    let use = KeyUse(
      uid: event.uid, command: event.command, count: before + UInt64(event.count), pid: event.pid,
      program: event.program, last: event.last)
    uses.insert(use, at: known ?? uses.endIndex)
  }
}
