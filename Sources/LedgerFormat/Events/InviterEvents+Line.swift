// Fields of the events of inviters and of lineage.

import InviteLedger

extension InviterSuspended: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("inviter", inviter)
    data.field("mode", mode)
    data.field("invites", invites)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      inviter: try data.string("inviter"),
      mode: try data.word("mode"),
      invites: try data.integer("invites"),
      reason: try data.personalIfPresent("reason"))
  }
}

extension InviterRestored: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("inviter", inviter)
    data.field("invites", invites)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      inviter: try data.string("inviter"),
      invites: try data.integer("invites"),
      reason: try data.personalIfPresent("reason"))
  }
}

extension LineageReassigned: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("subject", subject)
    data.field("old_inviter", old)
    data.field("new_inviter", new)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      subject: try data.string("subject"),
      old: try data.stringIfPresent("old_inviter"),
      new: try data.stringIfPresent("new_inviter"),
      reason: try data.personal("reason"))
  }
}
