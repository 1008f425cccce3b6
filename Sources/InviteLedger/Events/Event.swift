// The closed list of facts the ledger can record. Names of cases, payloads and fields are the file format.

/// A fact, in the past tense. The type names are what stands in a line's `type`.
///
/// Indirect: an event is handed on many times and changed never, so its dozen fields are counted as one reference.
package indirect enum Event: Hashable, Sendable {
  case ledgerOpened(LedgerOpened)
  case segmentOpened(SegmentOpened)
  case inviteIssued(InviteIssued)
  case inviteAmended(InviteAmended)
  case inviteResent(InviteResent)
  case inviteRevoked(InviteRevoked)
  case inviteSuperseded(InviteSuperseded)
  case inviteAddressed(InviteAddressed)
  case inviteReinstated(InviteReinstated)
  case tokenRotated(TokenRotated)
  case tokenRevealed(TokenRevealed)
  case deliveryRecorded(DeliveryRecorded)
  case inviterSuspended(InviterSuspended)
  case inviterRestored(InviterRestored)
  case lineageReassigned(LineageReassigned)
  case batchOpened(BatchOpened)
  case batchClosed(BatchClosed)
  case tokenRedeemed(TokenRedeemed)
  case tokenReserved(TokenReserved)
  case reservationReleased(ReservationReleased)
  case redemptionReversed(RedemptionReversed)
  case attemptRefused(AttemptRefused)
  case authRefused(AuthRefused)
  case messageSent(MessageSent)
  case messageReplied(MessageReplied)
  case messageArchived(MessageArchived)
  case messageRestored(MessageRestored)
  case messageMuted(MessageMuted)
  case messageUnmuted(MessageUnmuted)
  case templateDefined(TemplateDefined)
  case templateRetired(TemplateRetired)
  case accountAdded(AccountAdded)
  case accountChanged(AccountChanged)
  case accountDeactivated(AccountDeactivated)
  case keyCreated(KeyCreated)
  case keyRevoked(KeyRevoked)
  case keyRestored(KeyRestored)
  case keyRotated(KeyRotated)
  case keyChanged(KeyChanged)
  case keyUsed(KeyUsed)
  case noteAdded(NoteAdded)
  case policyChanged(PolicyChanged)
  case catalogDefined(CatalogDefined)
  case catalogRetired(CatalogRetired)
}

/// The type of an event, without its data; the raw value is the `type` of a line.
package enum EventType: String, CaseIterable, Sendable {
  case ledgerOpened = "LedgerOpened"
  case segmentOpened = "SegmentOpened"
  case inviteIssued = "InviteIssued"
  case inviteAmended = "InviteAmended"
  case inviteResent = "InviteResent"
  case inviteRevoked = "InviteRevoked"
  case inviteSuperseded = "InviteSuperseded"
  case inviteAddressed = "InviteAddressed"
  case inviteReinstated = "InviteReinstated"
  case tokenRotated = "TokenRotated"
  case tokenRevealed = "TokenRevealed"
  case deliveryRecorded = "DeliveryRecorded"
  case inviterSuspended = "InviterSuspended"
  case inviterRestored = "InviterRestored"
  case lineageReassigned = "LineageReassigned"
  case batchOpened = "BatchOpened"
  case batchClosed = "BatchClosed"
  case tokenRedeemed = "TokenRedeemed"
  case tokenReserved = "TokenReserved"
  case reservationReleased = "ReservationReleased"
  case redemptionReversed = "RedemptionReversed"
  case attemptRefused = "AttemptRefused"
  case authRefused = "AuthRefused"
  case messageSent = "MessageSent"
  case messageReplied = "MessageReplied"
  case messageArchived = "MessageArchived"
  case messageRestored = "MessageRestored"
  case messageMuted = "MessageMuted"
  case messageUnmuted = "MessageUnmuted"
  case templateDefined = "TemplateDefined"
  case templateRetired = "TemplateRetired"
  case accountAdded = "AccountAdded"
  case accountChanged = "AccountChanged"
  case accountDeactivated = "AccountDeactivated"
  case keyCreated = "KeyCreated"
  case keyRevoked = "KeyRevoked"
  case keyRestored = "KeyRestored"
  case keyRotated = "KeyRotated"
  case keyChanged = "KeyChanged"
  case keyUsed = "KeyUsed"
  case noteAdded = "NoteAdded"
  case policyChanged = "PolicyChanged"
  case catalogDefined = "CatalogDefined"
  case catalogRetired = "CatalogRetired"
}

extension Event {
  /// The type of this event.
  package var type: EventType {
    switch self {
    case .ledgerOpened: .ledgerOpened
    case .segmentOpened: .segmentOpened
    case .inviteIssued: .inviteIssued
    case .inviteAmended: .inviteAmended
    case .inviteResent: .inviteResent
    case .inviteRevoked: .inviteRevoked
    case .inviteSuperseded: .inviteSuperseded
    case .inviteAddressed: .inviteAddressed
    case .inviteReinstated: .inviteReinstated
    case .tokenRotated: .tokenRotated
    case .tokenRevealed: .tokenRevealed
    case .deliveryRecorded: .deliveryRecorded
    case .inviterSuspended: .inviterSuspended
    case .inviterRestored: .inviterRestored
    case .lineageReassigned: .lineageReassigned
    case .batchOpened: .batchOpened
    case .batchClosed: .batchClosed
    case .tokenRedeemed: .tokenRedeemed
    case .tokenReserved: .tokenReserved
    case .reservationReleased: .reservationReleased
    case .redemptionReversed: .redemptionReversed
    case .attemptRefused: .attemptRefused
    case .authRefused: .authRefused
    case .messageSent: .messageSent
    case .messageReplied: .messageReplied
    case .messageArchived: .messageArchived
    case .messageRestored: .messageRestored
    case .messageMuted: .messageMuted
    case .messageUnmuted: .messageUnmuted
    case .templateDefined: .templateDefined
    case .templateRetired: .templateRetired
    case .accountAdded: .accountAdded
    case .accountChanged: .accountChanged
    case .accountDeactivated: .accountDeactivated
    case .keyCreated: .keyCreated
    case .keyRevoked: .keyRevoked
    case .keyRestored: .keyRestored
    case .keyRotated: .keyRotated
    case .keyChanged: .keyChanged
    case .keyUsed: .keyUsed
    case .noteAdded: .noteAdded
    case .policyChanged: .policyChanged
    case .catalogDefined: .catalogDefined
    case .catalogRetired: .catalogRetired
    }
  }
}
