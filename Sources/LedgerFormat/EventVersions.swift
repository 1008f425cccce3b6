// Which versions of an event type this program reads, and how each becomes the newest.

package import InviteLedger

/// Versions of `data`, for each event type by itself.
///
/// When a type's fields change: raise `current`, give the new fields to its `LineEvent` conformance, keep the former
/// reader as a function beside it that ends in the new type, and add a case for the old number to `read`. A version that
/// was released is read for ever; an old one is lifted one step at a time.
package enum EventVersions {
  /// The version that is written.
  package static func current(of type: EventType) -> Int { 1 }

  /// Whether lines of this version can be read.
  package static func isKnown(_ version: Int, of type: EventType) -> Bool {
    version >= 1 && version <= current(of: type)
  }

  /// Reads the fields of a version that is known, as the newest.
  static func read(_ type: EventType, version: Int, from data: inout DataReader) throws(FormatError) -> Event {
    switch type {
    case .ledgerOpened: .ledgerOpened(try LedgerOpened(from: &data))
    case .segmentOpened: .segmentOpened(try SegmentOpened(from: &data))
    case .inviteIssued: .inviteIssued(try InviteIssued(from: &data))
    case .inviteAmended: .inviteAmended(try InviteAmended(from: &data))
    case .inviteResent: .inviteResent(try InviteResent(from: &data))
    case .inviteRevoked: .inviteRevoked(try InviteRevoked(from: &data))
    case .inviteSuperseded: .inviteSuperseded(try InviteSuperseded(from: &data))
    case .batchOpened: .batchOpened(try BatchOpened(from: &data))
    case .batchClosed: .batchClosed(try BatchClosed(from: &data))
    case .tokenRedeemed: .tokenRedeemed(try TokenRedeemed(from: &data))
    case .messageSent: .messageSent(try MessageSent(from: &data))
    case .messageReplied: .messageReplied(try MessageReplied(from: &data))
    case .messageArchived: .messageArchived(try MessageArchived(from: &data))
    case .messageRestored: .messageRestored(try MessageRestored(from: &data))
    case .accountAdded: .accountAdded(try AccountAdded(from: &data))
    case .accountChanged: .accountChanged(try AccountChanged(from: &data))
    case .accountDeactivated: .accountDeactivated(try AccountDeactivated(from: &data))
    case .noteAdded: .noteAdded(try NoteAdded(from: &data))
    case .policyChanged: .policyChanged(try PolicyChanged(from: &data))
    }
  }

  /// Writes the fields of an event in the version that is current.
  static func write(_ event: Event, to data: inout DataWriter) {
    switch event {
    case .ledgerOpened(let event): event.write(to: &data)
    case .segmentOpened(let event): event.write(to: &data)
    case .inviteIssued(let event): event.write(to: &data)
    case .inviteAmended(let event): event.write(to: &data)
    case .inviteResent(let event): event.write(to: &data)
    case .inviteRevoked(let event): event.write(to: &data)
    case .inviteSuperseded(let event): event.write(to: &data)
    case .batchOpened(let event): event.write(to: &data)
    case .batchClosed(let event): event.write(to: &data)
    case .tokenRedeemed(let event): event.write(to: &data)
    case .messageSent(let event): event.write(to: &data)
    case .messageReplied(let event): event.write(to: &data)
    case .messageArchived(let event): event.write(to: &data)
    case .messageRestored(let event): event.write(to: &data)
    case .accountAdded(let event): event.write(to: &data)
    case .accountChanged(let event): event.write(to: &data)
    case .accountDeactivated(let event): event.write(to: &data)
    case .noteAdded(let event): event.write(to: &data)
    case .policyChanged(let event): event.write(to: &data)
    }
  }
}
