// Fields of what happens to an invite before it is redeemed.

import InviteLedger

extension InviteFields: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("role", role)
    data.field("groups", groups)
    data.field("channels", channels)
    data.field("max_uses", maxUses)
    data.field("expires", expires)
    data.field("include_default_channels", includeDefaultChannels)
    data.field("topic", topic)
    data.field("binding", binding)
    data.field("domain", domain)
    data.personal("subject", subject)
    data.personal("message", message)
    data.personal("note", note)
    data.field("locale", locale)
    data.field("notify_inviter", notifyInviter)
  }

  /// Reads version 1, and what came with version 2 if the line is one of those.
  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      role: try data.roleIfPresent("role"),
      groups: try data.stringsIfPresent("groups"),
      channels: try data.stringsIfPresent("channels"),
      maxUses: try data.useLimitIfPresent("max_uses"),
      expires: try data.expiryIfPresent("expires"))
    guard data.version >= 2 else { return }
    includeDefaultChannels = try data.boolIfPresent("include_default_channels")
    topic = try data.stringIfPresent("topic")
    binding = try data.wordIfPresent("binding")
    domain = try data.stringIfPresent("domain")
    subject = try data.personalIfPresent("subject")
    message = try data.personalIfPresent("message")
    note = try data.personalIfPresent("note")
    locale = try data.stringIfPresent("locale")
    notifyInviter = try data.boolIfPresent("notify_inviter")
  }

  /// Whether version 1 can say it.
  var isVersion1: Bool {
    self == InviteFields(role: role, groups: groups, channels: channels, maxUses: maxUses, expires: expires)
  }
}

extension InviteAmended: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.object("old", old.write)
    data.object("new", new.write)
    data.field("batch", batch)
    data.field("row", row)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.id("invite"),
      old: try data.object("old", InviteFields.init(from:)),
      new: try data.object("new", InviteFields.init(from:)),
      batch: try data.idIfPresent("batch"),
      row: try data.integerIfPresent("row"))
  }
}

extension InviteResent: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.field("old_expires", oldExpires)
    data.field("expires", expires)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.id("invite"),
      oldExpires: try data.expiryIfPresent("old_expires"),
      expires: try data.expiryIfPresent("expires"))
  }
}

extension InviteRevoked: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(invite: try data.id("invite"), reason: try data.personalIfPresent("reason"))
  }
}

extension InviteSuperseded: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.field("successor", successor)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(invite: try data.id("invite"), successor: try data.id("successor"))
  }
}
