// The event of a redemption being undone.

/// A redemption counts no more: its use is free again, and its account loses what nothing else gave it.
///
/// What is lost is said here, field by field, so that no reader has to know the rules of membership.
package struct RedemptionReversed: Hashable, Sendable {
  package var redemption: RedemptionID
  package var invite: InviteID
  /// The account that had the grants.
  package var account: String
  /// The account is closed with this, because nothing but the redemption had made it a member. The next redemption of
  /// its address opens it again.
  package var deactivated: Bool
  /// Present together with `newRole`, when the account keeps a weaker role.
  package var oldRole: Role?
  package var newRole: Role?
  /// Groups and channels that the account loses.
  package var groups: [String]
  package var channels: [String]
  package var reason: PersonalText

  package init(
    redemption: RedemptionID,
    invite: InviteID,
    account: String,
    deactivated: Bool,
    oldRole: Role? = nil,
    newRole: Role? = nil,
    groups: [String] = [],
    channels: [String] = [],
    reason: PersonalText
  ) {
    self.redemption = redemption
    self.invite = invite
    self.account = account
    self.deactivated = deactivated
    self.oldRole = oldRole
    self.newRole = newRole
    self.groups = groups
    self.channels = channels
    self.reason = reason
  }
}
