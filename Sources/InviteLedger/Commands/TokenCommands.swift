// Commands and questions about tokens.

/// A token as somebody presented it, after its text was read outside the domain.
package enum PresentedToken: Hashable, Sendable {
  /// Wrong length, alphabet, prefix or check character; the text is a fixed explanation, never the token.
  case malformed(reason: String)
  /// Well formed: the invite it names and the fingerprint of its text.
  case wellFormed(invite: InviteID, fingerprint: Fingerprint)
}

/// `token redeem`, and with nothing appended `token check` and `token explain`.
package struct RedeemToken: Hashable, Sendable {
  // `Optional` in full: see `IssueInvite`.
  package var token: PresentedToken
  package var email: Optional<String>
  package var username: Optional<String>
  package var external: Optional<String>
  /// The reservation that this uses up. What is absent above is taken from it, and it leaves room for itself.
  package var reservation: Optional<ReservationID>
  /// Answer as a web page may show it: checks 2 to 4 and 6 to 8 read `token.invalid`.
  package var isPublic: Bool

  package init(
    token: PresentedToken,
    email: String? = nil,
    username: String? = nil,
    external: String? = nil,
    reservation: ReservationID? = nil,
    isPublic: Bool = false
  ) {
    self.token = token
    self.email = email
    self.username = username
    self.external = external
    self.reservation = reservation
    self.isPublic = isPublic
  }
}
