// What a command answers, as values; the protocol gives them their spelling.

/// The answer of a command. It is a function of the events that the command appended and of the state right after them
/// (`LedgerState.answer(to:)`), so that asking again with the same request id gives the same answer after any restart.
package enum Answer: Hashable, Sendable {
  /// Of every command on one invite: the invite. The service adds token and link where the verb shows them.
  case invite(InviteAnswer)
  /// Of a command on as many as a query chose: how many were changed.
  case revised(count: Int)
  /// `invite reveal`.
  case revealed(RevealedInvite)
  /// `invite reveal` of many: what is said about each whose token is shown.
  case revealedMany([InviteAnswer])
  /// `invite delivered`.
  case delivered(InviteID, DeliveryState)
  /// `inviter suspend` and `restore`: what became of how many live invites; no mode for an inviter who is not suspended.
  case inviter(String, SuspensionMode?, invites: UInt32)
  /// `lineage reassign`: who brought the subject in, nil for nobody.
  case lineage(subject: String, inviter: String?)
  /// `invite mint`, `invite list-import`, and `batch commit` of an atomic batch: one answer a row, but for rows of a list
  /// that were left out.
  case invites(batch: BatchID, [InviteAnswer], skipped: SkippedRows = SkippedRows())
  case batchOpened(BatchID)
  case batchClosed(BatchClosed)
  case redemption(RedemptionAnswer)
  case reservation(ReservationAnswer)
  case reversal(ReversalAnswer)
  case message(MessageID, reply: UInt32?, holders: [Holder])
  /// `template define`, `template retire`: the template's name.
  case template(String)
  case account(String)
  /// `batch commit` of a batch of accounts: those that were added or changed, in the order of their rows.
  case accounts([AccountAnswer])
  /// `key create` and `key rotate`: the service adds the key itself, which is stored nowhere.
  case key(KeyID, generation: UInt32, fileKey: UInt32)
  /// The other commands on keys.
  case keys([KeyID])
  case note(target: String)
  /// The settings that changed; none when every one was as asked.
  case policy([PolicyChange])
  case catalog(CatalogKind, String)
}

/// What is said about an account that a row of a batch made or changed.
package struct AccountAnswer: Hashable, Sendable {
  package var account: String
  /// It was not there before.
  package var isNew: Bool

  package init(account: String, isNew: Bool) {
    self.account = account
    self.isNew = isNew
  }
}

/// What is said about one invite after a command on it.
package struct InviteAnswer: Hashable, Sendable {
  // `Optional` in full: see `IssueInvite`.
  package var invite: InviteID
  /// The generation of the token that redeems it now, from 1.
  package var generation: UInt32
  /// The key number the token is derived with.
  package var tokenKey: UInt32
  /// The invited address, for link templates; never shown to anyone who did not give it.
  package var email: Optional<String>
  package var kind: InviteKind
  package var expires: Expiry
  package var row: Optional<UInt32>

  package init(
    invite: InviteID, generation: UInt32, tokenKey: UInt32, email: String? = nil, kind: InviteKind, expires: Expiry,
    row: UInt32? = nil
  ) {
    self.invite = invite
    self.generation = generation
    self.tokenKey = tokenKey
    self.email = email
    self.kind = kind
    self.expires = expires
    self.row = row
  }
}

/// What a mailer needs to send an invite.
package struct RevealedInvite: Hashable, Sendable {
  package var invite: InviteAnswer
  package var subject: PersonalText?
  package var message: PersonalText?
  /// The language of the texts.
  package var locale: String?

  package init(
    invite: InviteAnswer, subject: PersonalText? = nil, message: PersonalText? = nil, locale: String? = nil
  ) {
    self.invite = invite
    self.subject = subject
    self.message = message
    self.locale = locale
  }
}

/// What is said about one reservation; the same for ever, so that asking again is answered with it.
package struct ReservationAnswer: Hashable, Sendable {
  package var reservation: ReservationID
  package var invite: InviteID
  package var until: Timestamp

  package init(reservation: ReservationID, invite: InviteID, until: Timestamp) {
    self.reservation = reservation
    self.invite = invite
    self.until = until
  }
}

/// What is said about a redemption that was undone.
package struct ReversalAnswer: Hashable, Sendable {
  package var redemption: RedemptionID
  package var invite: InviteID
  package var username: String

  package init(redemption: RedemptionID, invite: InviteID, username: String) {
    self.redemption = redemption
    self.invite = invite
    self.username = username
  }
}

/// What is said about one redemption.
package struct RedemptionAnswer: Hashable, Sendable {
  package var redemption: RedemptionID
  package var invite: InviteID
  package var use: UInt32
  package var username: String
  package var granted: Grants
  package var withheld: [Withheld]
  /// This subject had redeemed this invite before; nothing was used.
  package var already: Bool

  package init(
    redemption: RedemptionID, invite: InviteID, use: UInt32, username: String, granted: Grants, withheld: [Withheld],
    already: Bool = false
  ) {
    self.redemption = redemption
    self.invite = invite
    self.use = use
    self.username = username
    self.granted = granted
    self.withheld = withheld
    self.already = already
  }
}
