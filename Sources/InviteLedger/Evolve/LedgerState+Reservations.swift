// What reservations change: uses of an invite that are kept, given back, or used up.

extension LedgerState {
  mutating func apply(_ event: TokenReserved, _ record: Record) throws(ReplayFault) {
    guard event.reservation == nextReservation else { throw fault(.identifierNotNext, record) }
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    guard !invites[index].isRevoked, invites[index].successor == nil else { throw fault(.targetClosed, record) }
    let held = invites[index].holds.count(at: record.time)
    guard !invites[index].maxUses.isReached(by: invites[index].uses, held: held) else {
      throw fault(.countWrong, record)
    }
    invites[index].holds.add(event.reservation, until: event.until, at: record.time)
    invites[index].lastChange = record.seq
    reservations.append(Reservation(event, holder: record.actor, seq: record.seq))
    for subject in RedemptionSubject.all(event.invite, email: event.email, external: event.external) {
      reservationsBySubject[subject] = event.reservation
    }
  }

  mutating func apply(_ event: ReservationReleased, _ record: Record) throws(ReplayFault) {
    guard let index = reservations.index(event.reservation), reservations[index].invite == event.invite else {
      throw fault(.targetUnknown, record)
    }
    try close(index, as: .released, record)
    if let invite = invites.index(event.invite) { invites[invite].lastChange = record.seq }
  }

  /// Ends a reservation, whether it has lapsed or not.
  mutating func close(_ index: Int, as outcome: Reservation.Outcome, _ record: Record) throws(ReplayFault) {
    let reservation = reservations[index]
    guard reservation.outcome == .open, let invite = invites.index(reservation.invite) else {
      throw fault(.targetClosed, record)
    }
    reservations[index].outcome = outcome
    reservations[index].lastChange = record.seq
    invites[invite].holds.remove(reservation.id, until: reservation.until)
  }

  /// The reservation that keeps a use of an invite for this subject at a moment.
  func reservation(of invite: InviteID, address: String?, external: String?, at now: Timestamp) -> Reservation? {
    if reservationsBySubject.isEmpty { return nil }
    let identities = [
      address.map(RedemptionSubject.Identity.address), external.map(RedemptionSubject.Identity.external),
    ]
    for case .some(let identity) in identities {
      let subject = RedemptionSubject(invite: invite, identity: identity)
      guard let found = reservationsBySubject[subject].flatMap(reservation), found.isLive(at: now) else { continue }
      return found
    }
    return nil
  }
}
