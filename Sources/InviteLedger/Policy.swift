// The settings that decisions follow, with their defaults.

/// Limits and defaults in force at a position of the log.
package struct Policy: Hashable, Sendable {
  /// How long an invite lasts when nobody said, in minutes: 10 days.
  package var defaultExpiryMinutes: Int64 = 14_400
  /// Whether an invite may last for ever.
  package var allowsNever = true
  /// The weakest role that may issue invites.
  package var mayInvite: Role = .member
  /// The weakest role that may grant channels.
  package var mayGrantChannels: Role = .member
  /// The role of an invite or an account when nobody said.
  package var defaultRole: Role = .member
  /// Domains whose addresses may redeem, lower case; empty means every domain.
  package var allowedDomains: Set<String> = []
  /// Recipients of one message, at most `Limits.recipients`.
  package var maxRecipients = Limits.recipients
  /// Resends to one address by the same inviter within a day.
  package var resendsPerAddressADay = 3
  /// Resends by one actor within an hour.
  package var resendsPerActorAnHour = 10

  package init() {}
}
