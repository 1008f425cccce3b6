// The checks of a redemption, in their order.

/// The checks that `token redeem`, `token check` and `token explain` make, in this order. The raw values
/// are the names that `token explain` answers with.
package enum RedemptionCheck: String, CaseIterable, Sendable {
  case wellFormed = "well-formed"
  case known
  case notRevoked = "not-revoked"
  case notSuperseded = "not-superseded"
  /// Not a refusal: the first result is the answer, and no later check is made.
  case notRedeemedBefore = "not-redeemed-before"
  /// The reservation that was named, if one was, is this invite's and keeps a use or did.
  case reservationOpen = "reservation-open"
  case notExhausted = "not-exhausted"
  case notExpired = "not-expired"
  case inviterActive = "inviter-active"
  case emailGiven = "email-given"
  case emailSyntax = "email-syntax"
  case emailMatches = "email-matches"
  case domainAllowed = "domain-allowed"
  case usernameSyntax = "username-syntax"
  case usernameFree = "username-free"
  case externalFree = "external-free"
  case accountActive = "account-active"
  /// Never refuses: an account that is there gets the grants.
  case existingAccount = "existing-account"
  /// A new account needs a seat; one that is there has its own.
  case seatFree = "seat-free"
}
