// The command of `invite list-import`, as it was asked for.

/// `invite list-import`: an invite for each address of a list, all in one command or none. Who has an account is left
/// out.
package struct ImportInviteList: Hashable, Sendable {
  /// As it was written: addresses with commas or line ends between them, names beside them or not.
  package var addresses: String
  package var expires: ExpiryRequest?
  package var role: Role?
  /// Numbers of channels, as texts: each means the channel of this name.
  package var channels: [String]
  package var includeDefaultChannels: Bool
  package var notifyInviter: Bool

  package init(
    addresses: String, expires: ExpiryRequest? = nil, role: Role? = nil, channels: [String] = [],
    includeDefaultChannels: Bool = false, notifyInviter: Bool = true
  ) {
    self.addresses = addresses
    self.expires = expires
    self.role = role
    self.channels = channels
    self.includeDefaultChannels = includeDefaultChannels
    self.notifyInviter = notifyInviter
  }

  /// What is wished for each address.
  var wish: IssueInvite {
    IssueInvite(
      expires: expires, role: role, channels: channels, includeDefaultChannels: includeDefaultChannels,
      notifyInviter: notifyInviter, source: .list)
  }
}
