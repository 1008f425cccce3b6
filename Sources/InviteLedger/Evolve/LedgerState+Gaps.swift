// Histories that are no ledger's: a log with events left out, moved, or put in, for the question "what if".

/// The numbers of the things that are made next.
package struct NextNumbers: Hashable, Sendable {
  package var invite: UInt64
  package var redemption: UInt64
  package var reservation: UInt64
  package var message: UInt64
  package var batch: UInt64
  package var key: UInt64

  /// The highest of them.
  package var highest: UInt64 { max(max(invite, redemption, reservation), max(message, batch, key)) }
}

extension LedgerState {
  /// In a ledger the numbers behind the last ones; a changed history says which, so that everything keeps its name.
  package var nextNumbers: NextNumbers {
    get {
      NextNumbers(
        invite: invites.nextNumber, redemption: redemptions.nextNumber, reservation: reservations.nextNumber,
        message: messages.nextNumber, batch: batches.nextNumber, key: keys.nextNumber)
    }
    set {
      invites.nextNumber = newValue.invite
      redemptions.nextNumber = newValue.redemption
      reservations.nextNumber = newValue.reservation
      messages.nextNumber = newValue.message
      batches.nextNumber = newValue.batch
      keys.nextNumber = newValue.key
    }
  }

  /// Has what is made next carry the number that an event gives it, unless something has it already.
  package mutating func expectNumber(of event: Event) {
    if case .inviteIssued(let event) = event { invites.expect(event.invite) }
    if case .tokenRedeemed(let event) = event { redemptions.expect(event.redemption) }
    if case .tokenReserved(let event) = event { reservations.expect(event.reservation) }
    if case .messageSent(let event) = event { messages.expect(event.message) }
    if case .batchOpened(let event) = event { batches.expect(event.batch) }
    if case .keyCreated(let event) = event { keys.expect(event.key) }
  }

  /// Applies a record of a changed history, in which seqs before it may be missing.
  ///
  /// Throws a `ReplayFault` when the record contradicts the state; nothing of it was applied then.
  package mutating func applyAfterGap(_ record: Record) throws(ReplayFault) {
    guard record.seq > seq else { throw fault(.gap, record) }
    let last = seq
    seq = record.seq - 1
    do throws(ReplayFault) { try apply(record) } catch {
      seq = last
      throw error
    }
  }
}
