// What a redemption changes: a use of the invite, and the account that has the grants.

extension LedgerState {
  mutating func apply(_ event: TokenRedeemed, _ record: Record) throws(ReplayFault) {
    guard event.redemption == nextRedemption else { throw fault(.identifierNotNext, record) }
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    guard !invites[index].isRevoked, invites[index].successor == nil else { throw fault(.targetClosed, record) }
    guard event.use == invites[index].uses &+ 1, !invites[index].maxUses.isReached(by: invites[index].uses) else {
      throw fault(.countWrong, record)
    }
    if let reservation = event.reservation { try checkUsable(reservation, for: event, record) }
    let redemption = Redemption(event, by: account(named: event.username), seq: record.seq)
    try grant(event, record)
    if let place = event.reservation.flatMap(reservations.index) { try close(place, as: .used, record) }
    invites[index].uses = event.use
    invites[index].redeemed = record.time
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
    redemptions.append(redemption)
    remember(event)
  }

  private func checkUsable(
    _ reservation: ReservationID, for event: TokenRedeemed, _ record: Record
  ) throws(ReplayFault) {
    guard let reservation = self.reservation(reservation), reservation.invite == event.invite else {
      throw fault(.targetUnknown, record)
    }
    guard reservation.outcome == .open else { throw fault(.targetClosed, record) }
  }

  /// Refusals change nothing; those of an invite are of one that there is.
  func check(_ event: AttemptRefused, _ record: Record) throws(ReplayFault) {
    let invites = event.refusals.compactMap(\.invite)
    guard invites.allSatisfy({ self.invites.index($0) != nil }) else { throw fault(.targetUnknown, record) }
  }

  private mutating func remember(_ event: TokenRedeemed) {
    for subject in RedemptionSubject.all(event.invite, email: event.email, external: event.external) {
      redemptionsBySubject[subject] = event.redemption
    }
  }

  private mutating func grant(_ event: TokenRedeemed, _ record: Record) throws(ReplayFault) {
    if event.existingAccount {
      guard let index = accounts.index(named: event.username) else { throw fault(.targetUnknown, record) }
      accounts.change(at: index) { $0.take(event, seq: record.seq) }
    } else {
      guard !accounts.isTaken(event.username) else { throw fault(.identifierNotNext, record) }
      var account = Account(
        name: event.username, email: event.email, role: event.granted.role, external: event.external,
        wasAdded: false, seq: record.seq)
      account.take(event, seq: record.seq)
      account.inviter = invites.element(event.invite)?.inviter
      accounts.add(account, at: record.time)
    }
  }
}

extension Account {
  /// Takes what a redemption grants. An address or external id that the account had is kept; one that was closed because
  /// its redemption was undone is open again.
  fileprivate mutating func take(_ event: TokenRedeemed, seq: UInt64) {
    role = event.granted.role
    groups = (groups + event.granted.groups).uniqued
    channels = (channels + event.granted.channels).uniqued
    if email == nil { email = event.email }
    if external == nil { external = event.external }
    if isUndone { (isUndone, isDeactivated) = (false, false) }
    lastRedemption = event.redemption
    lastChange = seq
  }
}
