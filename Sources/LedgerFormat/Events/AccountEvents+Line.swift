// Fields of the events of accounts, and of notes.

import InviteLedger

extension AccountAdded: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("account", account)
    data.personal("full_name", fullName)
    data.personal("email", email)
    data.field("role", role)
    data.list("groups", groups)
    data.field("uid", uid)
    data.field("external", external)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      account: try data.string("account"),
      fullName: try data.personalIfPresent("full_name"),
      email: try data.personalIfPresent("email"),
      role: try data.role("role"),
      groups: try data.list("groups"),
      uid: try data.integerIfPresent("uid"),
      external: try data.stringIfPresent("external"))
  }
}

extension AccountFields: LineEvent {
  func write(to data: inout DataWriter) {
    data.personal("full_name", fullName)
    data.personal("email", email)
    data.field("role", role)
    data.field("groups", groups)
    data.field("uid", uid)
    data.field("external", external)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      fullName: try data.personalIfPresent("full_name"),
      email: try data.personalIfPresent("email"),
      role: try data.roleIfPresent("role"),
      groups: try data.stringsIfPresent("groups"),
      uid: try data.integerIfPresent("uid"),
      external: try data.stringIfPresent("external"))
  }
}

extension AccountChanged: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("account", account)
    data.object("old", old.write)
    data.object("new", new.write)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      account: try data.string("account"),
      old: try data.object("old", AccountFields.init(from:)),
      new: try data.object("new", AccountFields.init(from:)))
  }
}

extension AccountDeactivated: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("account", account)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(account: try data.string("account"), reason: try data.personalIfPresent("reason"))
  }
}

extension NoteAdded: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("target", target)
    data.personal("text", text)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(target: try data.string("target"), text: try data.personal("text"))
  }
}
