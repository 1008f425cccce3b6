// What is asked of `invite list-import`, and in whose form it is answered.
import InviteLedger

extension Request {
  /// The one style there is beside our own.
  static let zulipStyle = "zulip"

  /// Whether the answer is Zulip's object.
  package var isInZulipForm: Bool { verb.entry.takesZulipForm && text("style") == Request.zulipStyle }

  /// The addresses of the list by their rows, for whoever wrote it.
  var listedAddresses: [String] { AddressList.addresses(in: text("invitee_emails") ?? "") }

  func importInviteList() throws(ReplyError) -> ImportInviteList {
    ImportInviteList(
      addresses: try required(text, "invitee_emails"),
      expires: minutes("invite_expires_in_minutes"),
      role: role("invite_as"),
      channels: list("stream_ids") ?? [],
      includeDefaultChannels: flag("include_realm_default_subscriptions") ?? false,
      notifyInviter: flag("notify_referrer_on_join") ?? true)
  }

  /// Minutes from now; null is never.
  private func minutes(_ name: String) -> ExpiryRequest? {
    switch self[name] {
    case .integer(let minutes): .after(minutes * 60_000_000)
    case .null: .never
    default: nil
    }
  }
}
