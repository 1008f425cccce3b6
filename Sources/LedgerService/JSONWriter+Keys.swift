// How rows about access keys are spelled.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension JSONWriter {
  mutating func members(of key: KeyView, at now: Timestamp, policy: Policy) {
    member("key", key.key.description)
    member("label", key.label)
    member("status", key.status(at: now, policy: policy).rawValue)
    member("hint", key.hint)
    if let owner = key.owner { member("owner", owner) }
    if let role = key.role { member("role", role.rawValue) }
    member("scopes", list: key.scopes.map(\.description))
    if !key.uids.isEmpty {
      name("uids")
      beginArray()
      for uid in key.uids { integer(uid) }
      endArray()
    }
    member("expires", key.expires)
    member("created", key.time)
    member("created_by", key.creator)
    member("generation", key.generation)
    if let end = key.oldUntil, now < end { member("old_until", end) }
    if let lapse = key.lapses(under: policy) { member("lapses", lapse) }
    member("uses", key.useCount)
    if !key.refused.isEmpty {
      name("refused")
      beginObject()
      for code in AuthRefusal.allCases {
        if let count = key.refused[code] { member(named: code.rawValue, count) }
      }
      endObject()
    }
    lastUse(of: key, at: now)
  }

  private mutating func lastUse(of key: KeyView, at now: Timestamp) {
    if let use = key.lastUse {
      member("last_used", use.last)
      member("last_uid", use.uid)
      member("last_pid", use.pid)
      if let program = use.program { member("last_program", program) }
      member("last_command", use.command)
    }
    let last = key.lastUse?.last ?? key.time
    if now.microseconds - last.microseconds >= Limits.dormantMicroseconds { member("dormant_since", last) }
  }

  /// A member `by`: what the key was used for, by whom.
  mutating func uses(of key: KeyView) {
    name("by")
    beginArray()
    for use in key.uses {
      beginObject()
      member("uid", use.uid)
      member("command", use.command)
      member("count", use.count)
      member("pid", use.pid)
      if let program = use.program { member("program", program) }
      member("last", use.last)
      endObject()
    }
    endArray()
  }
}
