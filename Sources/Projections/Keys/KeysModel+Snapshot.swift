// The model of access keys as canonical text: `keys`, by id.

import InviteLedger
package import JSONText

extension KeysModel {
  package static var sections: [String] { ["keys"] }

  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    if !isEmpty {
      writer.name("keys")
      writer.beginObject()
      for key in keys {
        writer.name(key.key.description)
        key.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension KeyView {
  /// The key as one object; its id is the caller's to write.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("label", label)
    if let owner { writer.member("owner", owner) }
    if let role { writer.member("role", role.rawValue) }
    writer.member("scopes", scopes.map(\.description))
    if !uids.isEmpty {
      writer.name("uids")
      writer.beginArray()
      for uid in uids { writer.integer(uid) }
      writer.endArray()
    }
    writer.member("expires", expires)
    writer.member("hint", hint)
    writer.member("generation", generation)
    if let oldUntil { writer.member("old_until", oldUntil) }
    writer.member("creator", creator)
    writer.member("seq", seq)
    writer.member("since", time)
    writer.member("active_since", activeSince)
    if let revocation { revocation.write(to: &writer) }
    if !uses.isEmpty {
      writer.name("uses")
      writer.beginArray()
      for use in uses { use.write(to: &writer) }
      writer.endArray()
    }
    if !refused.isEmpty {
      writer.name("refused")
      writer.beginObject()
      for code in AuthRefusal.allCases {
        if let count = refused[code] { writer.member(code.rawValue, count) }
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension KeyRevocation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.name("revoked")
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", actor)
    if let reason { writer.member("reason", reason) }
    writer.endObject()
  }
}

extension KeyUse {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("uid", uid)
    writer.member("command", command)
    writer.member("count", count)
    writer.member("pid", pid)
    if let program { writer.member("program", program) }
    writer.member("last", last)
    writer.endObject()
  }
}
