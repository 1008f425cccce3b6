// Events of tokens being used.

/// What a redemption gave.
package struct Grants: Hashable, Sendable {
  package var role: Role
  package var groups: [String]
  package var channels: [String]
  package var topic: String?

  package init(role: Role, groups: [String] = [], channels: [String] = [], topic: String? = nil) {
    self.role = role
    self.groups = groups
    self.channels = channels
    self.topic = topic
  }
}

/// What was not given, and why: a fixed word, never free text.
package enum WithheldReason: String, CaseIterable, Sendable {
  /// The catalog does not have the group, channel or topic any more.
  case retired
  /// The inviter may no longer give it.
  case inviterRole = "inviter_role"
  /// The subject already has a stronger role.
  case strongerRole = "stronger_role"
  /// The account has as many as it can have (`Limits`).
  case limit
}

/// One grant of the invite that the redemption did not give.
package struct Withheld: Hashable, Sendable {
  /// `role`, `group`, `channel` or `topic`.
  package var kind: String
  package var name: String
  package var reason: WithheldReason

  package init(kind: String, name: String, reason: WithheldReason) {
    self.kind = kind
    self.name = name
    self.reason = reason
  }
}

/// One use of an invite. Redeeming for an address without an account makes that account, without a second event.
package struct TokenRedeemed: Hashable, Sendable {
  // `Optional` in full: see `IssueInvite`.
  package var redemption: RedemptionID
  package var invite: InviteID
  /// Which use of the invite this is, from 1.
  package var use: UInt32
  package var email: Optional<PersonalText>
  /// The account that has the grants now.
  package var username: String
  /// Another system's id of the subject.
  package var external: Optional<String>
  package var existingAccount: Bool
  package var granted: Grants
  package var withheld: [Withheld]
  /// The reservation that was named, which is used up with this; an event that has one is written in version 2.
  package var reservation: Optional<ReservationID>

  package init(
    redemption: RedemptionID,
    invite: InviteID,
    use: UInt32,
    email: PersonalText? = nil,
    username: String,
    external: String? = nil,
    existingAccount: Bool,
    granted: Grants,
    withheld: [Withheld] = [],
    reservation: ReservationID? = nil
  ) {
    self.redemption = redemption
    self.invite = invite
    self.use = use
    self.email = email
    self.username = username
    self.external = external
    self.existingAccount = existingAccount
    self.granted = granted
    self.withheld = withheld
    self.reservation = reservation
  }
}
