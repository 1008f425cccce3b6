// What the events of inviters and of lineage change.

extension LedgerState {
  mutating func apply(_ event: InviterSuspended, _ record: Record) {
    suspensions[event.inviter] = event.mode
    mark(invitesOf: event.inviter, isSuspended: event.mode == .hold)
    touchAccount(event.inviter, record)
  }

  mutating func apply(_ event: InviterRestored, _ record: Record) {
    suspensions[event.inviter] = nil
    mark(invitesOf: event.inviter, isSuspended: false)
    touchAccount(event.inviter, record)
  }

  mutating func apply(_ event: LineageReassigned, _ record: Record) throws(ReplayFault) {
    guard let index = accounts.index(named: event.subject) else { throw fault(.targetUnknown, record) }
    accounts.change(at: index) { account in
      account.inviter = event.new
      account.lastChange = record.seq
    }
  }

  /// Looks at every invite once, which is rare, so that asking for the status of one costs no look-up of its inviter.
  private mutating func mark(invitesOf inviter: String, isSuspended: Bool) {
    for index in invites.indices where invites[index].inviter == inviter { invites[index].isSuspended = isSuspended }
  }

  private mutating func touchAccount(_ name: String, _ record: Record) {
    guard let index = accounts.index(named: name) else { return }
    accounts.change(at: index) { $0.lastChange = record.seq }
  }
}
