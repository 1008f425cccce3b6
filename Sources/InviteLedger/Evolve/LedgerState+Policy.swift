// What the events of the policy change.

extension LedgerState {
  mutating func apply(_ event: PolicyChanged, _ record: Record) throws(ReplayFault) {
    var policy = policy
    for change in event.changes where !policy.take(change.new, for: change.setting) {
      throw fault(.valueWrong, record)
    }
    self.policy = policy
    policyChange = record.seq
    if !policy.countsInvites {
      counts = nil
    } else if counts == nil {
      counts = InviteCounts(of: invites)
    }
  }
}
