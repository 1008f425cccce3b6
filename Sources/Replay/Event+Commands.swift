// From an event back to the command that it came from, as far as the event tells it.

import InviteLedger

extension Event {
  /// The command in each way that it may have been put; empty for events that follow from another one, that the service
  /// makes by itself, or whose texts were erased.
  var commands: [Command] {
    switch self {
    case .ledgerOpened, .segmentOpened, .attemptRefused, .authRefused, .keyUsed, .inviteSuperseded: []
    case .inviteIssued(let event): event.commands
    case .inviteAmended(let event): [event.command]
    case .inviteResent(let event):
      [.resendInvite(ResendInvite(invite: event.invite, expires: event.expires.map(ExpiryRequest.init)))]
    case .inviteRevoked(let event): [.revokeInvite(RevokeInvite(invite: event.invite, reason: event.reason?.text))]
    case .inviteAddressed(let event): event.commands
    case .inviteReinstated(let event):
      event.reason.commands { .reinstateInvite(ReinstateInvite(invite: event.invite, reason: $0)) }
    case .tokenRotated(let event): [.rotateToken(RotateToken(invite: event.invite))]
    case .tokenRevealed(let event): event.commands
    case .deliveryRecorded(let event):
      [
        .recordDelivery(
          RecordDelivery(
            invite: .id(event.invite), state: event.state, time: event.time, detail: event.detail?.text))
      ]
    case .inviterSuspended(let event):
      [.suspendInviter(SuspendInviter(inviter: event.inviter, mode: event.mode, reason: event.reason?.text))]
    case .inviterRestored(let event):
      [.restoreInviter(RestoreInviter(inviter: event.inviter, reason: event.reason?.text))]
    case .lineageReassigned(let event):
      event.reason.commands { reason in
        .reassignLineage(
          ReassignLineage(
            subject: event.subject, inviter: event.new.map(Setting.value) ?? .cleared, reason: reason))
      }
    case .batchOpened(let event):
      [
        .openBatch(
          OpenBatch(mode: event.mode, source: event.source, fileDigest: event.fileDigest, rows: event.rows))
      ]
    case .batchClosed(let event): [event.command]
    case .tokenRedeemed(let event): event.commands
    case .tokenReserved(let event): event.commands
    case .reservationReleased(let event):
      [.releaseReservation(ReleaseReservation(reservation: event.reservation))]
    case .redemptionReversed(let event):
      event.reason.commands { .undoRedemption(UndoRedemption(redemption: event.redemption, reason: $0)) }
    case .messageSent(let event): event.commands
    case .messageReplied(let event):
      event.text.commands { .replyMessage(ReplyMessage(message: event.message, text: $0)) }
    case .messageArchived(let event):
      event.cause == .auto ? [] : [.archiveMessage(ArchiveMessage(message: event.message, holders: event.holders))]
    case .messageRestored(let event):
      event.cause == .reply ? [] : [.restoreMessage(RestoreMessage(message: event.message, holders: event.holders))]
    case .messageMuted(let event): [.muteMessage(MuteMessage(message: event.message, holders: event.holders))]
    case .messageUnmuted(let event): [.unmuteMessage(UnmuteMessage(message: event.message, holders: event.holders))]
    case .templateDefined(let event): event.commands
    case .templateRetired(let event): [.retireTemplate(RetireTemplate(name: event.template))]
    case .accountAdded(let event): [event.command]
    case .accountChanged(let event): [event.command]
    case .accountDeactivated(let event):
      [.deactivateAccount(DeactivateAccount(account: event.account, reason: event.reason?.text))]
    case .keyCreated(let event): [event.command]
    case .keyRevoked(let event): [.revokeKeys(RevokeKeys(keys: [event.key], reason: event.reason?.text))]
    case .keyRestored(let event): [.restoreKey(RestoreKey(key: event.key, reason: event.reason?.text))]
    case .keyRotated(let event): [.rotateKey(RotateKey(key: event.key, overlap: .at(event.oldUntil)))]
    case .keyChanged(let event): [event.command]
    case .noteAdded(let event): event.text.commands { .addNote(AddNote(target: event.target, text: $0)) }
    case .policyChanged(let event):
      [
        .setPolicy(
          SetPolicy(Dictionary(event.changes.map { ($0.setting, $0.new) }, uniquingKeysWith: { $1 })))
      ]
    case .catalogDefined(let event):
      [
        .defineCatalogEntry(
          DefineCatalogEntry(
            kind: event.kind, name: event.name, isDefault: event.isDefault, access: event.access))
      ]
    case .catalogRetired(let event):
      [
        .retireCatalogEntry(
          RetireCatalogEntry(kind: event.kind, name: event.name, reason: event.reason?.text))
      ]
    }
  }
}

extension PersonalText {
  /// A command that cannot be put without this text; none once it was erased.
  func commands(_ command: (String) -> Command) -> [Command] { text.map { [command($0)] } ?? [] }
}

extension ExpiryRequest {
  /// The moment itself, however it was asked for.
  init(_ expiry: Expiry) {
    switch expiry {
    case .never: self = .never
    case .at(let moment): self = .at(moment)
    }
  }
}
