// The one way in which the state changes: a record, applied.

extension LedgerState {
  /// Applies the next record. Total: any record that can be read is either applied whole or refused whole.
  ///
  /// Throws a `ReplayFault` when the record contradicts the state; records made by `Decider.decide` on this state never do.
  package mutating func apply(_ record: Record) throws(ReplayFault) {
    guard record.seq == seq &+ 1 else { throw fault(.gap, record) }
    try applyEvent(record)
    seq = record.seq
    time = record.time
    if let request = record.meta.request { remember(request, of: record) }
  }

  func fault(_ reason: ReplayFault.Reason, _ record: Record) -> ReplayFault {
    ReplayFault(seq: record.seq, type: record.event.type, reason: reason)
  }

  private mutating func applyEvent(_ record: Record) throws(ReplayFault) {
    switch record.event {
    case .ledgerOpened(let event): ledger = event.ledger
    case .segmentOpened: break
    case .inviteIssued(let event): try apply(event, record)
    case .inviteAmended(let event): try apply(event, record)
    case .inviteResent(let event): try apply(event, record)
    case .inviteRevoked(let event): try apply(event, record)
    case .inviteSuperseded(let event): try apply(event, record)
    case .inviteAddressed(let event): try apply(event, record)
    case .inviteReinstated(let event): try apply(event, record)
    case .tokenRotated(let event): try apply(event, record)
    case .tokenRevealed(let event): try apply(event, record)
    case .deliveryRecorded(let event): try apply(event, record)
    case .inviterSuspended(let event): apply(event, record)
    case .inviterRestored(let event): apply(event, record)
    case .lineageReassigned(let event): try apply(event, record)
    case .batchOpened(let event): try apply(event, record)
    case .batchClosed(let event): try apply(event, record)
    case .tokenRedeemed(let event): try apply(event, record)
    case .tokenReserved(let event): try apply(event, record)
    case .reservationReleased(let event): try apply(event, record)
    case .redemptionReversed(let event): try apply(event, record)
    case .attemptRefused(let event): try check(event, record)
    case .authRefused(let event): try check(event, record)
    case .messageSent(let event): try apply(event, record)
    case .messageReplied(let event): try apply(event, record)
    case .messageArchived(let event): try set(archived: true, event.message, event.holders, record)
    case .messageRestored(let event): try set(archived: false, event.message, event.holders, record)
    case .messageMuted(let event): try set(muted: true, event.message, event.holders, record)
    case .messageUnmuted(let event): try set(muted: false, event.message, event.holders, record)
    case .templateDefined(let event): apply(event, record)
    case .templateRetired(let event): try apply(event, record)
    case .accountAdded(let event): try apply(event, record)
    case .accountChanged(let event): try apply(event, record)
    case .accountDeactivated(let event): try apply(event, record)
    case .keyCreated(let event): try apply(event, record)
    case .keyRevoked(let event): try apply(event, record)
    case .keyRestored(let event): try apply(event, record)
    case .keyRotated(let event): try apply(event, record)
    case .keyChanged(let event): try apply(event, record)
    case .keyUsed(let event): try apply(event, record)
    case .noteAdded: break
    case .policyChanged(let event): try apply(event, record)
    case .catalogDefined(let event): apply(event, record)
    case .catalogRetired(let event): try apply(event, record)
    }
  }

  /// The mark is on the first line of a command; `part` says how many follow.
  private mutating func remember(_ request: RequestMark, of record: Record) {
    let more = UInt64(max(record.meta.part?.count ?? 1, 1)) - 1
    requests[RequestKey(actor: record.actor, id: request.id)] = RememberedRequest(
      digest: request.digest, firstSeq: record.seq, lastSeq: record.seq &+ more)
  }
}
