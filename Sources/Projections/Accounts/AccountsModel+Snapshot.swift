// The model of accounts as canonical text: `accounts`, by name.

import InviteLedger
package import JSONText

extension AccountsModel {
  package func writeSnapshot(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("accounts")
    writer.beginObject()
    for view in accounts() {
      writer.name(view.account)
      view.write(to: &writer)
    }
    writer.endObject()
    writer.endObject()
  }
}

extension AccountView {
  /// The account as one object; its name is the caller's to write.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if let fullName { writer.member("full_name", fullName) }
    if let email { writer.member("email", email) }
    writer.member("role", role.rawValue)
    if !groups.isEmpty { writer.member("groups", groups) }
    if !channels.isEmpty { writer.member("channels", channels) }
    if let uid { writer.member("uid", uid) }
    if let external { writer.member("external", external) }
    writer.member("seq", seq)
    writer.member("since", time)
    if let redemption { writer.member("redemption", redemption) }
    if let deactivation { deactivation.write(to: &writer) }
    writer.members(notes)
    writer.endObject()
  }
}

extension AccountDeactivation {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.name("deactivated")
    writer.beginObject()
    writer.member("seq", seq)
    writer.member("ts", time)
    writer.member("actor", actor)
    if let reason { writer.member("reason", reason) }
    if let undone { writer.member("undone", undone) }
    writer.endObject()
  }
}
