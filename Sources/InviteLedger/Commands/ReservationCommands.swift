// Commands about uses that are kept for somebody, and about redemptions that are undone.

/// `token reserve`
package struct ReserveToken: Hashable, Sendable {
  /// What the redemption will ask for, as far as it is known; it is checked as the redemption will be.
  package var wish: RedeemToken
  /// When it lapses; absent, after `Limits.reservationMinutes`.
  package var until: ExpiryRequest?

  package init(wish: RedeemToken, until: ExpiryRequest? = nil) {
    self.wish = wish
    self.until = until
  }
}

/// `token release`
package struct ReleaseReservation: Hashable, Sendable {
  package var reservation: ReservationID

  package init(reservation: ReservationID) { self.reservation = reservation }
}

/// `token undo`
package struct UndoRedemption: Hashable, Sendable {
  package var redemption: RedemptionID
  package var reason: String

  package init(redemption: RedemptionID, reason: String) {
    self.redemption = redemption
    self.reason = reason
  }
}
