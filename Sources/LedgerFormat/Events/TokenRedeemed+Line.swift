// Fields of a redemption.

import InviteLedger

extension TokenRedeemed: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("redemption", redemption)
    data.field("invite", invite)
    data.field("use", use)
    data.personal("email", email)
    data.field("username", username)
    data.field("external", external)
    data.field("existing_account", existingAccount)
    data.object("granted", granted.write)
    data.list("withheld", withheld)
    data.field("reservation", reservation)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      redemption: try data.id("redemption"),
      invite: try data.id("invite"),
      use: try data.integer("use"),
      email: try data.personalIfPresent("email"),
      username: try data.string("username"),
      external: try data.stringIfPresent("external"),
      existingAccount: try data.bool("existing_account"),
      granted: try data.object("granted", Grants.init(from:)),
      withheld: try data.objects("withheld", Withheld.init(from:)),
      reservation: data.version >= 2 ? try data.id("reservation") : nil)
  }
}

extension Grants: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("role", role)
    data.list("groups", groups)
    data.list("channels", channels)
    data.field("topic", topic)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      role: try data.role("role"),
      groups: try data.list("groups"),
      channels: try data.list("channels"),
      topic: try data.stringIfPresent("topic"))
  }
}

extension Withheld: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("kind", kind)
    data.field("name", name)
    data.field("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(kind: try data.string("kind"), name: try data.string("name"), reason: try data.word("reason"))
  }
}
