// `invite revoke|resend|extend|amend|reinstate where=QUERY`: many invites in one command, all or none.

extension Decider {
  /// Each invite is decided as by itself, but for what the ones before it use up of the limits; the first that is
  /// refused refuses them all. Those that are so already are left out.
  static func reviseInvites(
    _ command: ReviseInvites, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    try checkCount(command)
    var run = IssueRun(batch: nil)
    var events: [Event] = []
    for change in command.changes {
      do throws(Rejection) {
        if case .append(let more) = try revise(change, run: &run, in: state, context: context) { events += more }
      } catch {
        throw Rejection(
          error.code, "\(change.invite): \(error.message); none was changed", hint: error.hint,
          retryMilliseconds: error.retryMilliseconds)
      }
    }
    return events.isEmpty ? .unchanged(.revised(count: 0)) : .append(events)
  }

  private static func checkCount(_ command: ReviseInvites) throws(Rejection) {
    if case .revoke(let revoke) = command.changes.first, revoke.reason?.isEmpty != false {
      throw .missing("reason", "revoking many invites needs a reason", hint: "reason='the fair is over'")
    }
    let count = command.changes.count
    if let expected = command.expectedCount, count != Int(expected) {
      throw Rejection(
        .inviteCount, "\(count) invites match, not \(expected)", hint: "look with invite list first",
        parameter: "expect_count")
    }
    try checkQuantity(UInt32(clamping: count), parameter: "where")
  }

  private static func revise(
    _ change: ReviseInvites.Change, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    switch change {
    case .revoke(let command): try revokeInvite(command, in: state, context: context)
    case .resend(let command): try resendInvite(command, run: &run, in: state, context: context)
    case .extend(let command): try extendInvite(command, run: &run, in: state, context: context)
    case .amend(let command): try amendInvite(command, run: &run, in: state, context: context)
    case .reinstate(let command): try reinstateInvite(command, run: &run, in: state, context: context)
    }
  }
}
