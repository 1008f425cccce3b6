// One line for each error code, as `help errors` and `describe` give it.
import InviteLedger

extension ErrorCode {
  /// What happened, in a sentence for a person.
  package var meaning: String {
    switch self {
    case .line(let code): code.meaning
    case .ledger(let code): code.meaning
    }
  }
}

extension ProtocolCode {
  fileprivate var meaning: String {
    switch self {
    case .requestMalformed: "the line is not a request; col points at the first byte that is wrong"
    case .lineTooLong: "the line is longer than 64 KiB; it was skipped, the connection lives on"
    case .commandUnknown: "there is no such command at this level"
    case .commandRemoved: "the command was deprecated and its time is over; the hint is the request rewritten"
    case .argumentUnknown: "the command has no such parameter"
    case .argumentRemoved: "the parameter was deprecated and its time is over; the hint is the request rewritten"
    case .queryUnknownField: "no query knows this field"
    case .querySyntax: "a term of a query is a field, an operator and a value"
    case .queryValue: "the field cannot have this value"
    case .queryUnsupported: "part of the query language that is not answered at this level"
    case .queryTimeout: "what was waited for did not happen in time"
    case .commandSize: "the command is larger than what the log takes at once"
    case .requestReused: "the same request id was used for another request"
    case .clockAhead: "the machine's clock is far ahead of the log and is not believed"
    case .conflict: "the target changed after the seq given in @expect"
    case .rate: "more requests in a minute than policy allows; ask again after retry_ms"
    case .authRequired: "the caller was not given this; data names the scope that is needed"
    case .authMisplaced: "a secret stands where it would be recorded"
    case .serverBusy: "no room for this now; ask again after retry_ms"
    case .serverReplaying: "the service reads its log; ask again after retry_ms"
    case .serverDraining: "the service is stopping; connect again after retry_ms"
    case .logFull: "the disk is full; nothing was recorded, reading goes on"
    case .logFailed: "not known to be stored; ask again with the same @req"
    case .logReadOnly: "the log takes no new events"
    case .cursorForeign: "the cursor belongs to another ledger"
    case .cursorInvalid: "the cursor is not one of this ledger's"
    case .internalFault: "a defect of the service; the incident id is in its diagnostics too"
    }
  }
}

extension RejectionCode {
  fileprivate var meaning: String {
    switch self {
    case .argumentInvalid: "a parameter's value cannot be used"
    case .argumentMissing: "a parameter that the command needs is missing"
    case .roleTooWeak: "the actor's role does not allow it"
    case .denied: "the caller may not do this"
    case .tokenMalformed: "not a token: wrong length, alphabet or check character"
    case .tokenUnknown: "no invite has this token"
    case .tokenRevoked: "the invite was revoked"
    case .tokenSuperseded: "another invite took this one's place"
    case .tokenExhausted: "the invite has no uses left"
    case .tokenExpired: "the invite has expired"
    case .tokenInvalid: "the token cannot be redeemed; a public answer does not say why"
    case .tokenEmailNeeded: "the invite needs an address to be redeemed for"
    case .tokenEmailInvalid: "the address is not an e-mail address"
    case .tokenEmailMismatch: "the invite is for another address"
    case .tokenDomainRefused: "addresses of this domain are not allowed"
    case .tokenUsernameInvalid: "the username cannot be used"
    case .tokenUsernameTaken: "somebody else has the username"
    case .tokenAccountDeactivated: "the account was deactivated"
    case .redemptionUnknown: "there is no such redemption"
    case .reservationUnknown: "there is no such reservation, or it is of another invite"
    case .reservationClosed: "the reservation was released or used up"
    case .tokenNoSeat: "no seat is left for a new account"
    case .inviteUnknown: "there is no such invite"
    case .inviteMember: "the address has an account already"
    case .inviteDuplicate: "the inviter has an open invite to this address already"
    case .inviteClosed: "the invite was revoked, superseded or used up"
    case .inviteExpired: "the invite has expired; it needs a new expiry"
    case .inviterUnknown: "nobody of this name has an account or issued an invite"
    case .inviterSuspended: "the inviter is suspended"
    case .lineageCycle: "the inviter was brought in by the one who is to be reassigned"
    case .inviteCount: "another number of invites matches than was expected"
    case .inviteNotEmailless: "the invite was issued to an address or as a link, so it gets no other address"
    case .batchUnknown: "there is no such batch"
    case .batchClosed: "the batch was committed or aborted"
    case .batchEmpty: "the batch has no rows"
    case .batchRowFailed: "a row of an atomic batch was refused, so none was issued"
    case .messageUnknown: "there is no such message"
    case .messageNoRecipient: "a message needs a recipient"
    case .messageNotHolder: "the message is not in this holder's view"
    case .messageCount: "another number of messages matches than was expected"
    case .catalogUnknown: "the catalog has no such name, or none that the actor may grant"
    case .messagePlaceholder: "a placeholder in a text has no value, or a form that placeholders cannot have"
    case .templateUnknown: "there is no such template"
    case .templateRetired: "the template was retired"
    case .accountUnknown: "there is no such account"
    case .accountExists: "the account exists already"
    case .accountTaken: "another account has this address, uid or external id"
    case .accountDeactivated: "the account was deactivated"
    case .keyUnknown: "there is no such key"
    case .keyClosed: "the key was revoked, has expired or has lapsed"
    case .keyCount: "another number of keys matches than was expected"
    case .limitRecipients: "too many recipients"
    case .limitResends: "resent too often; ask again after retry_ms"
    case .limitQuantity: "too many invites at once"
    case .limitInvites: "as many invites within a day as the policy allows; ask again after retry_ms"
    case .limitOpenInvites: "as many open invites as the policy allows"
    case .limitSeats: "no seat is left for somebody new"
    case .limitAccountAge: "the inviter's account is too young"
    }
  }
}
