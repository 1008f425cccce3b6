// What undoing a redemption changes: the use is free, the account has less.

extension LedgerState {
  mutating func apply(_ event: RedemptionReversed, _ record: Record) throws(ReplayFault) {
    guard let index = redemptions.index(event.redemption), let invite = invites.index(event.invite),
      let account = accounts.index(named: event.account), redemptions[index].invite == event.invite,
      redemptions[index].username == event.account
    else { throw fault(.targetUnknown, record) }
    guard !redemptions[index].isReversed else { throw fault(.targetClosed, record) }
    guard invites[invite].uses > 0 else { throw fault(.countWrong, record) }
    redemptions[index].reversedSeq = record.seq
    invites[invite].uses -= 1
    invites[invite].lastChange = record.seq
    updateAddressIndex(of: invite)
    accounts.change(at: account) { $0.lose(event, seq: record.seq) }
  }

  /// The redemptions of an account that were not undone, the newest first.
  func standingRedemptions(of account: Account) -> [Redemption] {
    var found: [Redemption] = []
    var next = account.lastRedemption
    while let redemption = next.flatMap(redemption) {
      if !redemption.isReversed { found.append(redemption) }
      next = redemption.previousOfAccount
    }
    return found
  }
}

extension Account {
  fileprivate mutating func lose(_ event: RedemptionReversed, seq: UInt64) {
    if let role = event.newRole { self.role = role }
    if !event.groups.isEmpty { groups.removeAll(where: Set(event.groups).contains) }
    if !event.channels.isEmpty { channels.removeAll(where: Set(event.channels).contains) }
    if event.deactivated {
      isDeactivated = true
      isUndone = true
    }
    lastChange = seq
  }
}
