// Fields of a redemption that was undone.

import InviteLedger

extension RedemptionReversed: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("redemption", redemption)
    data.field("invite", invite)
    data.field("account", account)
    if deactivated { data.field("deactivated", true) }
    data.field("old_role", oldRole)
    data.field("new_role", newRole)
    data.list("groups", groups)
    data.list("channels", channels)
    data.personal("reason", reason)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      redemption: try data.id("redemption"),
      invite: try data.id("invite"),
      account: try data.string("account"),
      deactivated: try data.bool("deactivated", usually: false),
      oldRole: try data.roleIfPresent("old_role"),
      newRole: try data.roleIfPresent("new_role"),
      groups: try data.list("groups"),
      channels: try data.list("channels"),
      reason: try data.personal("reason"))
  }
}
