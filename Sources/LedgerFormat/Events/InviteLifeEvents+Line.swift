// Fields of what happens to an invite that is there: its address, its token, its return, its mail.

import InviteLedger

extension InviteAddressing: LineEvent {
  func write(to data: inout DataWriter) {
    data.personal("email", email)
    data.field("binding", binding)
    data.field("domain", domain)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      email: try data.personalIfPresent("email"),
      binding: try data.word("binding"),
      domain: try data.stringIfPresent("domain"))
  }
}

extension InviteAddressed: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.object("old", old.write)
    data.object("new", new.write)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.id("invite"),
      old: try data.object("old", InviteAddressing.init(from:)),
      new: try data.object("new", InviteAddressing.init(from:)))
  }
}

extension InviteReinstated: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(invite: try data.id("invite"), reason: try data.personal("reason"))
  }
}

extension TokenRotated: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.field("generation", generation)
    data.field("token_fp", token.fingerprint)
    data.field("token_hint", token.hint)
    data.field("token_key", token.key)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.id("invite"),
      generation: try data.integer("generation"),
      token: TokenFacts(
        fingerprint: try data.fingerprint("token_fp"),
        hint: try data.string("token_hint"),
        key: try data.integer("token_key")))
  }
}

extension TokenRevealed: LineEvent {
  func write(to data: inout DataWriter) {
    switch extent {
    case .one(let invite, let generation):
      data.field("invite", invite)
      data.field("generation", generation)
    case .many(let query, let count, let invites):
      data.personal("query", query)
      data.field("count", count)
      if let invites { data.list("invites", invites.texts) }
    }
  }

  init(from data: inout DataReader) throws(FormatError) {
    if let invite: InviteID = try data.idIfPresent("invite") {
      self.init(.one(invite, generation: try data.integer("generation")))
    } else {
      let query = try data.personal("query")
      let count: UInt32 = try data.integer("count")
      self.init(.many(query: query, count: count, of: try data.inviteRanges("invites", summingUpTo: count)))
    }
  }

  /// Whether it says of which invites tokens were shown together.
  var namesMany: Bool {
    guard case .many(_, _, let invites) = extent else { return false }
    return invites != nil
  }
}

extension DataReader {
  /// Ranges of invites that are as many as was said before; nil when there are none.
  fileprivate mutating func inviteRanges(
    _ name: String, summingUpTo count: UInt32
  ) throws(FormatError) -> InviteRanges? {
    guard version >= 2 else { return nil }
    let start = position
    let texts = try list(name)
    guard !texts.isEmpty else { return nil }
    guard let invites = InviteRanges(texts: texts), invites.count == UInt64(count) else {
      throw fault("ranges of invites stand in order, are written inv_1..inv_40, and add up to the count", at: start)
    }
    return invites
  }
}

extension DeliveryRecorded: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.field("state", state)
    data.field("time", time)
    data.personal("detail", detail)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.id("invite"),
      state: try data.word("state"),
      time: try data.momentIfPresent("time"),
      detail: try data.personalIfPresent("detail"))
  }
}
