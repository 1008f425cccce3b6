// Fields of the events of access keys.

import InviteLedger
import JSONText

extension KeyCreated: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.secret(secret)
    data.field("label", label)
    data.field("owner", owner)
    data.field("role", role)
    data.field("scopes", scopes.map(\.description))
    data.list("uids", uids)
    data.field("expires", expires)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      key: try data.id("key"),
      secret: try data.secret(),
      label: try data.string("label"),
      owner: try data.stringIfPresent("owner"),
      role: try data.roleIfPresent("role"),
      scopes: try data.scopes("scopes"),
      uids: try data.numberList("uids"),
      expires: try data.expiry("expires"))
  }
}

extension KeyRevoked: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(key: try data.id("key"), reason: try data.personalIfPresent("reason"))
  }
}

extension KeyRestored: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(key: try data.id("key"), reason: try data.personalIfPresent("reason"))
  }
}

extension KeyRotated: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.field("generation", generation)
    data.secret(secret)
    data.field("old_until", oldUntil)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      key: try data.id("key"),
      generation: try data.integer("generation"),
      secret: try data.secret(),
      oldUntil: try data.moment("old_until"))
  }
}

extension KeyFields: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("label", label)
    data.field("owner", owner)
    data.field("role", role)
    data.field("scopes", scopes?.map(\.description))
    data.numbers("uids", uids)
    data.field("expires", expires)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      label: try data.stringIfPresent("label"),
      owner: try data.stringIfPresent("owner"),
      role: try data.roleIfPresent("role"),
      scopes: try data.scopesIfPresent("scopes"),
      uids: try data.numbersIfPresent("uids"),
      expires: try data.expiryIfPresent("expires"))
  }
}

extension KeyChanged: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.object("old", old.write)
    data.object("new", new.write)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      key: try data.id("key"),
      old: try data.object("old", KeyFields.init(from:)),
      new: try data.object("new", KeyFields.init(from:)))
  }
}

extension KeyUsed: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("key", key)
    data.field("uid", uid)
    data.field("pid", pid)
    data.field("program", program)
    data.field("command", command)
    data.field("count", count)
    data.field("last", last)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      key: try data.id("key"),
      uid: try data.integer("uid"),
      pid: try data.integer("pid"),
      program: try data.stringIfPresent("program"),
      command: try data.string("command"),
      count: try data.integer("count"),
      last: try data.moment("last"))
  }
}

extension DataWriter {
  /// What is kept of a secret.
  fileprivate mutating func secret(_ secret: TokenFacts) {
    field("fp", secret.fingerprint)
    field("hint", secret.hint)
    field("file_key", secret.key)
  }
}

extension DataReader {
  fileprivate mutating func secret() throws(FormatError) -> TokenFacts {
    TokenFacts(fingerprint: try fingerprint("fp"), hint: try string("hint"), key: try integer("file_key"))
  }

  /// A list that may be empty.
  fileprivate mutating func scopes(_ name: String) throws(FormatError) -> [Scope] {
    try expect(name)
    return try scopes()
  }

  fileprivate mutating func scopesIfPresent(_ name: String) throws(FormatError) -> [Scope]? {
    has(name) ? try scopes() : nil
  }

  private mutating func scopes() throws(FormatError) -> [Scope] {
    let start = position
    var scopes: [Scope] = []
    for text in try strings() {
      guard let scope = Scope(text: text) else {
        throw fault("a scope is written invite.issue, invite.* or *", at: start)
      }
      scopes.append(scope)
    }
    return scopes
  }
}
