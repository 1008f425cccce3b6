// Events of uses that are kept for somebody.

/// One use of an invite is kept for a sign-up in progress. It lapses by itself at `until`; no event says so.
package struct TokenReserved: Hashable, Sendable {
  package var reservation: ReservationID
  package var invite: InviteID
  /// For whom, as a redemption would record it.
  package var email: PersonalText?
  package var username: String?
  /// Another system's id of the subject.
  package var external: String?
  /// At this very moment it has lapsed.
  package var until: Timestamp

  package init(
    reservation: ReservationID,
    invite: InviteID,
    email: PersonalText? = nil,
    username: String? = nil,
    external: String? = nil,
    until: Timestamp
  ) {
    self.reservation = reservation
    self.invite = invite
    self.email = email
    self.username = username
    self.external = external
    self.until = until
  }
}

/// The use is free again before its time.
package struct ReservationReleased: Hashable, Sendable {
  package var reservation: ReservationID
  /// The invite whose use it was.
  package var invite: InviteID

  package init(reservation: ReservationID, invite: InviteID) {
    self.reservation = reservation
    self.invite = invite
  }
}
