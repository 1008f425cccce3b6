// What a command is about, for conditions on its last change.

/// Something that changes and can be expected not to have changed (rule R15 of the protocol).
package enum LedgerTarget: Hashable, Sendable {
  case invite(InviteID)
  case redemption(RedemptionID)
  case reservation(ReservationID)
  case batch(BatchID)
  case message(MessageID)
  case account(String)
  case key(KeyID)
  case policy
  case catalog(CatalogKind, String)
  case template(String)
}

extension Command {
  /// What the command changes, nil for one that makes something new or only adds a note.
  package var target: LedgerTarget? {
    switch self {
    case .extendInvite(let command): .invite(command.invite)
    case .resendInvite(let command): .invite(command.invite)
    case .revokeInvite(let command): .invite(command.invite)
    case .amendInvite(let command): .invite(command.invite)
    case .addressInvite(let command): command.invite.target
    case .rotateToken(let command): .invite(command.invite)
    case .reinstateInvite(let command): .invite(command.invite)
    case .revealToken(let command): .invite(command.invite)
    case .recordDelivery(let command): command.invite.target
    case .suspendInviter(let command): .account(command.inviter)
    case .restoreInviter(let command): .account(command.inviter)
    case .reassignLineage(let command): .account(command.subject)
    case .redeemToken(let command): command.token.invite.map { .invite($0) }
    case .reserveToken(let command): command.wish.token.invite.map { .invite($0) }
    case .releaseReservation(let command): .reservation(command.reservation)
    case .undoRedemption(let command): .redemption(command.redemption)
    case .commitBatch(let command): .batch(command.batch)
    case .abortBatch(let command): .batch(command.batch)
    case .replyMessage(let command): .message(command.message)
    case .archiveMessage(let command): .message(command.message)
    case .restoreMessage(let command): .message(command.message)
    case .muteMessage(let command): .message(command.message)
    case .unmuteMessage(let command): .message(command.message)
    case .defineTemplate(let command): .template(command.name)
    case .retireTemplate(let command): .template(command.name)
    case .changeAccount(let command): .account(command.account)
    case .deactivateAccount(let command): .account(command.account)
    case .restoreKey(let command): .key(command.key)
    case .rotateKey(let command): .key(command.key)
    case .changeKey(let command): .key(command.key)
    case .revokeKeys(let command): command.keys.count == 1 && !command.isChosen ? .key(command.keys[0]) : nil
    case .issueInvite(let command): command.batch.map { .batch($0) }
    case .setPolicy: .policy
    case .defineCatalogEntry(let command): .catalog(command.kind, command.kind.key(of: command.name))
    case .retireCatalogEntry(let command): .catalog(command.kind, command.kind.key(of: command.name))
    case .addAccount, .addNote, .createKey, .commitAccounts, .commitAtomicBatch, .importInviteList, .mintInvites,
      .openBatch, .reviseInvites, .reviseMessages, .sendMessage:
      nil
    }
  }
}

extension InviteReference {
  /// The invite, as far as the reference says it by itself: which one an address means only deciding tells.
  fileprivate var target: LedgerTarget? {
    switch self {
    case .id(let invite): .invite(invite)
    case .token(let token): token.invite.map { .invite($0) }
    case .address: nil
    }
  }
}

extension PresentedToken {
  /// The invite that a well-formed token names, which need not exist.
  package var invite: InviteID? {
    switch self {
    case .malformed: nil
    case .wellFormed(let invite, _): invite
    }
  }
}
