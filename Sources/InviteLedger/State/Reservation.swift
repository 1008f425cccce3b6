// One use of an invite that is kept for somebody, and what became of it.

/// A reservation in the state.
package struct Reservation: Hashable, Sendable {
  /// What became of it. That it lapsed is no event: it is a comparison with a moment.
  package enum Outcome: CaseIterable, Hashable, Sendable {
    case open
    case released
    case used
  }

  package internal(set) var id: ReservationID
  package internal(set) var invite: InviteID
  package internal(set) var email: PersonalText?
  package internal(set) var username: String?
  package internal(set) var external: String?
  package internal(set) var until: Timestamp
  /// The actor who made it, and may release it.
  package internal(set) var holder: String
  package internal(set) var outcome = Outcome.open
  /// Seq of the last event that changed it.
  package internal(set) var lastChange: UInt64

  init(_ event: TokenReserved, holder: String, seq: UInt64) {
    id = event.reservation
    invite = event.invite
    email = event.email
    username = event.username
    external = event.external
    until = event.until
    self.holder = holder
    lastChange = seq
  }

  /// Whether it keeps a use at a moment.
  package func isLive(at now: Timestamp) -> Bool { outcome == .open && now < until }

  /// The answer of the commands that made it and released it.
  package var answer: ReservationAnswer { ReservationAnswer(reservation: id, invite: invite, until: until) }
}
