// Which versions of an event type this program reads, and in which it writes an event.

package import InviteLedger

/// Versions of `data`, for each event type by itself.
///
/// When a type gets new fields: raise `newest`, say in `version(of:)` which events need them, read them in its
/// `LineEvent` conformance where `DataReader.version` has come so far, and give the table of personal paths a row. An
/// event is written in the oldest version that can say it, so old programs read what they always could; a version that
/// was released is read for ever.
package enum EventVersions {
  /// The newest version that there is of a type.
  package static func newest(of type: EventType) -> Int {
    switch type {
    case .batchOpened: 2
    case .inviteAmended: 2
    case .tokenRevealed: 2
    case .tokenRedeemed: 2
    case .messageSent: 2
    default: 1
    }
  }

  /// The version that an event is written in: the oldest that can say it.
  package static func version(of event: Event) -> Int {
    switch event {
    case .batchOpened(let event): event.skipped.isEmpty ? 1 : 2
    case .inviteAmended(let event): event.old.isVersion1 && event.new.isVersion1 ? 1 : 2
    case .tokenRevealed(let event): event.namesMany ? 2 : 1
    case .tokenRedeemed(let event): event.reservation == nil ? 1 : 2
    case .messageSent(let event): event.template == nil && event.variables.isEmpty ? 1 : 2
    default: 1
    }
  }

  /// Whether lines of this version can be read.
  package static func isKnown(_ version: Int, of type: EventType) -> Bool {
    version >= 1 && version <= newest(of: type)
  }

  /// Reads the fields of a version that is known. A line in a newer version than it needs is not one that is written.
  static func read(_ type: EventType, version: Int, from data: inout DataReader) throws(FormatError) -> Event {
    let start = data.position
    data.version = version
    let event = try read(type, from: &data)
    guard self.version(of: event) == version else {
      throw data.fault("version \(self.version(of: event)) says all of this", at: start)
    }
    return event
  }

  private static func read(_ type: EventType, from data: inout DataReader) throws(FormatError) -> Event {
    switch type {
    case .ledgerOpened: .ledgerOpened(try LedgerOpened(from: &data))
    case .segmentOpened: .segmentOpened(try SegmentOpened(from: &data))
    case .inviteIssued: .inviteIssued(try InviteIssued(from: &data))
    case .inviteAmended: .inviteAmended(try InviteAmended(from: &data))
    case .inviteResent: .inviteResent(try InviteResent(from: &data))
    case .inviteRevoked: .inviteRevoked(try InviteRevoked(from: &data))
    case .inviteSuperseded: .inviteSuperseded(try InviteSuperseded(from: &data))
    case .inviteAddressed: .inviteAddressed(try InviteAddressed(from: &data))
    case .inviteReinstated: .inviteReinstated(try InviteReinstated(from: &data))
    case .tokenRotated: .tokenRotated(try TokenRotated(from: &data))
    case .tokenRevealed: .tokenRevealed(try TokenRevealed(from: &data))
    case .deliveryRecorded: .deliveryRecorded(try DeliveryRecorded(from: &data))
    case .inviterSuspended: .inviterSuspended(try InviterSuspended(from: &data))
    case .inviterRestored: .inviterRestored(try InviterRestored(from: &data))
    case .lineageReassigned: .lineageReassigned(try LineageReassigned(from: &data))
    case .batchOpened: .batchOpened(try BatchOpened(from: &data))
    case .batchClosed: .batchClosed(try BatchClosed(from: &data))
    case .tokenRedeemed: .tokenRedeemed(try TokenRedeemed(from: &data))
    case .tokenReserved: .tokenReserved(try TokenReserved(from: &data))
    case .attemptRefused: .attemptRefused(try AttemptRefused(from: &data))
    case .authRefused: .authRefused(try AuthRefused(from: &data))
    case .redemptionReversed: .redemptionReversed(try RedemptionReversed(from: &data))
    case .reservationReleased: .reservationReleased(try ReservationReleased(from: &data))
    case .messageSent: .messageSent(try MessageSent(from: &data))
    case .messageReplied: .messageReplied(try MessageReplied(from: &data))
    case .messageArchived: .messageArchived(try MessageArchived(from: &data))
    case .messageRestored: .messageRestored(try MessageRestored(from: &data))
    case .messageMuted: .messageMuted(try MessageMuted(from: &data))
    case .messageUnmuted: .messageUnmuted(try MessageUnmuted(from: &data))
    case .templateDefined: .templateDefined(try TemplateDefined(from: &data))
    case .templateRetired: .templateRetired(try TemplateRetired(from: &data))
    case .accountAdded: .accountAdded(try AccountAdded(from: &data))
    case .accountChanged: .accountChanged(try AccountChanged(from: &data))
    case .accountDeactivated: .accountDeactivated(try AccountDeactivated(from: &data))
    case .keyCreated: .keyCreated(try KeyCreated(from: &data))
    case .keyRevoked: .keyRevoked(try KeyRevoked(from: &data))
    case .keyRestored: .keyRestored(try KeyRestored(from: &data))
    case .keyRotated: .keyRotated(try KeyRotated(from: &data))
    case .keyChanged: .keyChanged(try KeyChanged(from: &data))
    case .keyUsed: .keyUsed(try KeyUsed(from: &data))
    case .noteAdded: .noteAdded(try NoteAdded(from: &data))
    case .policyChanged: .policyChanged(try PolicyChanged(from: &data))
    case .catalogDefined: .catalogDefined(try CatalogDefined(from: &data))
    case .catalogRetired: .catalogRetired(try CatalogRetired(from: &data))
    }
  }

  /// Writes the fields of an event.
  /// Writes the fields of an event, which say its version.
  static func write(_ event: Event, to data: inout DataWriter) {
    switch event {
    case .ledgerOpened(let event): event.write(to: &data)
    case .segmentOpened(let event): event.write(to: &data)
    case .inviteIssued(let event): event.write(to: &data)
    case .inviteAmended(let event): event.write(to: &data)
    case .inviteResent(let event): event.write(to: &data)
    case .inviteRevoked(let event): event.write(to: &data)
    case .inviteSuperseded(let event): event.write(to: &data)
    case .inviteAddressed(let event): event.write(to: &data)
    case .inviteReinstated(let event): event.write(to: &data)
    case .tokenRotated(let event): event.write(to: &data)
    case .tokenRevealed(let event): event.write(to: &data)
    case .deliveryRecorded(let event): event.write(to: &data)
    case .inviterSuspended(let event): event.write(to: &data)
    case .inviterRestored(let event): event.write(to: &data)
    case .lineageReassigned(let event): event.write(to: &data)
    case .batchOpened(let event): event.write(to: &data)
    case .batchClosed(let event): event.write(to: &data)
    case .tokenRedeemed(let event): event.write(to: &data)
    case .tokenReserved(let event): event.write(to: &data)
    case .attemptRefused(let event): event.write(to: &data)
    case .authRefused(let event): event.write(to: &data)
    case .redemptionReversed(let event): event.write(to: &data)
    case .reservationReleased(let event): event.write(to: &data)
    case .messageSent(let event): event.write(to: &data)
    case .messageReplied(let event): event.write(to: &data)
    case .messageArchived(let event): event.write(to: &data)
    case .messageRestored(let event): event.write(to: &data)
    case .messageMuted(let event): event.write(to: &data)
    case .messageUnmuted(let event): event.write(to: &data)
    case .templateDefined(let event): event.write(to: &data)
    case .templateRetired(let event): event.write(to: &data)
    case .accountAdded(let event): event.write(to: &data)
    case .accountChanged(let event): event.write(to: &data)
    case .accountDeactivated(let event): event.write(to: &data)
    case .keyCreated(let event): event.write(to: &data)
    case .keyRevoked(let event): event.write(to: &data)
    case .keyRestored(let event): event.write(to: &data)
    case .keyRotated(let event): event.write(to: &data)
    case .keyChanged(let event): event.write(to: &data)
    case .keyUsed(let event): event.write(to: &data)
    case .noteAdded(let event): event.write(to: &data)
    case .policyChanged(let event): event.write(to: &data)
    case .catalogDefined(let event): event.write(to: &data)
    case .catalogRetired(let event): event.write(to: &data)
    }
  }
}
