// What a redemption changes: a use of the invite, and the account that has the grants.

extension LedgerState {
  mutating func apply(_ event: TokenRedeemed, _ record: Record) throws(ReplayFault) {
    guard event.redemption == nextRedemption else { throw fault(.identifierNotNext, record) }
    guard let index = invites.index(event.invite) else { throw fault(.targetUnknown, record) }
    guard !invites[index].isRevoked, invites[index].successor == nil else { throw fault(.targetClosed, record) }
    guard event.use == invites[index].uses &+ 1, !invites[index].maxUses.isReached(by: invites[index].uses) else {
      throw fault(.countWrong, record)
    }
    try grant(event, record)
    invites[index].uses = event.use
    invites[index].lastChange = record.seq
    updateAddressIndex(of: index)
    redemptions.append(Redemption(event, seq: record.seq))
    remember(event)
  }

  private mutating func remember(_ event: TokenRedeemed) {
    if let text = event.email?.text {
      let identity = RedemptionSubject.Identity.address(EmailAddress.key(ofRecorded: text))
      redemptionsBySubject[RedemptionSubject(invite: event.invite, identity: identity)] = event.redemption
    }
    if let external = event.external {
      let identity = RedemptionSubject.Identity.external(external)
      redemptionsBySubject[RedemptionSubject(invite: event.invite, identity: identity)] = event.redemption
    }
  }

  private mutating func grant(_ event: TokenRedeemed, _ record: Record) throws(ReplayFault) {
    if event.existingAccount {
      guard let index = accounts.index(named: event.username) else { throw fault(.targetUnknown, record) }
      accounts.change(at: index) { $0.take(event, seq: record.seq) }
    } else {
      guard !accounts.isTaken(event.username) else { throw fault(.identifierNotNext, record) }
      var account = Account(
        name: event.username, email: event.email, role: event.granted.role, external: event.external, seq: record.seq)
      account.take(event, seq: record.seq)
      account.inviter = invites.element(event.invite)?.inviter
      accounts.add(account)
    }
  }
}

extension Account {
  /// Takes what a redemption grants. An address or external id that the account had is kept.
  fileprivate mutating func take(_ event: TokenRedeemed, seq: UInt64) {
    role = event.granted.role
    groups = (groups + event.granted.groups).uniqued
    channels = (channels + event.granted.channels).uniqued
    if email == nil { email = event.email }
    if external == nil { external = event.external }
    lastChange = seq
  }
}
