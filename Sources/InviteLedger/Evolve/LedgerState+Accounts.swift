// What the events of accounts change.

extension LedgerState {
  mutating func apply(_ event: AccountAdded, _ record: Record) throws(ReplayFault) {
    guard !accounts.isTaken(event.account) else { throw fault(.identifierNotNext, record) }
    accounts.add(
      Account(
        name: event.account, fullName: event.fullName, email: event.email, role: event.role, groups: event.groups,
        uid: event.uid, external: event.external, wasAdded: true, seq: record.seq),
      at: record.time)
  }

  mutating func apply(_ event: AccountChanged, _ record: Record) throws(ReplayFault) {
    guard let index = accounts.index(named: event.account) else { throw fault(.targetUnknown, record) }
    accounts.change(at: index) { account in
      account.take(event.new, seq: record.seq)
      account.lastChange = record.seq
    }
  }

  mutating func apply(_ event: AccountDeactivated, _ record: Record) throws(ReplayFault) {
    guard let index = accounts.index(named: event.account) else { throw fault(.targetUnknown, record) }
    accounts.change(at: index) { account in
      account.isDeactivated = true
      account.isUndone = false
      account.lastChange = record.seq
    }
  }
}

extension Account {
  fileprivate mutating func take(_ fields: AccountFields, seq: UInt64) {
    if let fullName = fields.fullName { self.fullName = fullName }
    if let email = fields.email { self.email = email }
    if let role = fields.role {
      self.role = role
      (base.role, base.roleSince) = (role, seq)
    }
    if let groups = fields.groups {
      self.groups = groups
      (base.groups, base.groupsSince) = (groups, seq)
    }
    if let uid = fields.uid { self.uid = uid }
    if let external = fields.external { self.external = external }
  }
}
