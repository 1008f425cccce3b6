// Why the ledger says no: a closed list of codes, each with words for a person and a way on.

/// The codes with which the domain refuses. Codes are part of the protocol.
package enum RejectionCode: String, CaseIterable, Sendable {
  case argumentInvalid = "arg.invalid"
  case argumentMissing = "arg.missing"
  case roleTooWeak = "auth.role"
  case denied = "auth.denied"
  case tokenMalformed = "token.malformed"
  case tokenUnknown = "token.unknown"
  case tokenRevoked = "token.revoked"
  case tokenSuperseded = "token.superseded"
  case tokenExhausted = "token.exhausted"
  case tokenExpired = "token.expired"
  /// What a `public` answer says instead of unknown, revoked, superseded, exhausted, expired and suspended.
  case tokenInvalid = "token.invalid"
  case tokenEmailNeeded = "token.email-needed"
  case tokenEmailInvalid = "token.email-invalid"
  case tokenEmailMismatch = "token.email-mismatch"
  case tokenDomainRefused = "token.domain-refused"
  case tokenUsernameInvalid = "token.username-invalid"
  case tokenUsernameTaken = "token.username-taken"
  case tokenAccountDeactivated = "token.account-deactivated"
  case redemptionUnknown = "redemption.unknown"
  case reservationUnknown = "reservation.unknown"
  case reservationClosed = "reservation.closed"
  case tokenNoSeat = "token.no-seat"
  case inviteUnknown = "invite.unknown"
  case inviteMember = "invite.member"
  case inviteDuplicate = "invite.duplicate"
  case inviteClosed = "invite.closed"
  case inviteExpired = "invite.expired"
  case inviteCount = "invite.count"
  case inviteNotEmailless = "invite.not-emailless"
  case inviterUnknown = "inviter.unknown"
  case inviterSuspended = "inviter.suspended"
  case lineageCycle = "lineage.cycle"
  case batchUnknown = "batch.unknown"
  case batchClosed = "batch.closed"
  case batchEmpty = "batch.empty"
  case batchRowFailed = "batch.row-failed"
  case messageUnknown = "message.unknown"
  case messageNoRecipient = "message.no-recipient"
  case messageNotHolder = "message.not-holder"
  case messageCount = "message.count"
  case catalogUnknown = "catalog.unknown"
  /// A placeholder without a value, or one that is none.
  case messagePlaceholder = "message.placeholder"
  case templateUnknown = "template.unknown"
  case templateRetired = "template.retired"
  case accountUnknown = "account.unknown"
  case accountExists = "account.exists"
  case accountTaken = "account.taken"
  case accountDeactivated = "account.deactivated"
  case keyUnknown = "key.unknown"
  case keyClosed = "key.closed"
  case keyCount = "key.count"
  case limitRecipients = "limit.recipients"
  case limitResends = "limit.resends"
  case limitQuantity = "limit.quantity"
  case limitInvites = "limit.invites"
  case limitOpenInvites = "limit.open-invites"
  case limitSeats = "limit.seats"
  case limitAccountAge = "limit.account-age"
}

/// A normal outcome: the domain said no. Texts hold no token and no personal value.
package struct Rejection: Error, Hashable, Sendable {
  package var code: RejectionCode
  /// What is wrong, in a sentence for a person.
  package var message: String
  /// What to do about it, as a line to type where there is one.
  package var hint: String
  /// The parameter that is at fault, in the protocol's spelling.
  package var parameter: String?
  /// When asking again can succeed, in milliseconds from now; nil when time alone does not help.
  package var retryMilliseconds: Int64?
  /// What was really the matter, where a `public` answer hides it; for the ledger's own counting.
  package internal(set) var concealed: RejectionCode?
  /// The same for programs, by name.
  package var facts: [RejectionFact]
  /// What is wrong with which row, where a list was refused.
  package internal(set) var rows: [RowFault] = []

  package init(
    _ code: RejectionCode, _ message: String, hint: String, parameter: String? = nil,
    retryMilliseconds: Int64? = nil, facts: [RejectionFact] = []
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.parameter = parameter
    self.retryMilliseconds = retryMilliseconds
    self.facts = facts
  }
}
