// `inviter suspend|restore`: who may not issue any more, and what becomes of what he issued.

extension Decider {
  static func suspendInviter(
    _ command: SuspendInviter, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try administratorRank(context.actor, in: state)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    try checkInviter(command.inviter, rank: rank, in: state)
    let live = state.liveInvites(of: command.inviter, at: context.now)
    let event = InviterSuspended(
      inviter: command.inviter, mode: command.mode, invites: UInt32(clamping: live.count),
      reason: command.reason.map { .known($0) })
    guard state.suspension(of: command.inviter) != command.mode else {
      return .unchanged(.inviter(command.inviter, command.mode, invites: event.invites))
    }
    guard command.mode == .revoke else { return .append([.inviterSuspended(event)]) }
    guard live.count <= Limits.quantity else {
      throw Rejection(
        .limitQuantity, "\(live.count) invites are live, more than the \(Limits.quantity) that one command can revoke",
        hint: "inviter suspend inviter=\(command.inviter) mode=hold", parameter: "mode")
    }
    return .append(
      [.inviterSuspended(event)] + live.map { .inviteRevoked(InviteRevoked(invite: $0, reason: event.reason)) })
  }

  static func restoreInviter(
    _ command: RestoreInviter, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try administratorRank(context.actor, in: state)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    try checkInviter(command.inviter, rank: rank, in: state)
    guard context.actor.isOperator || context.actor.name != command.inviter else {
      throw Rejection(
        .denied, "nobody restores himself", hint: "ask another administrator", parameter: "inviter")
    }
    guard state.suspension(of: command.inviter) != nil else {
      return .unchanged(.inviter(command.inviter, nil, invites: 0))
    }
    let held = state.liveInvites(of: command.inviter, at: context.now)
      .filter { state.invite($0)?.isSuspended == true }
    return .append([
      .inviterRestored(
        InviterRestored(
          inviter: command.inviter, invites: UInt32(clamping: held.count), reason: command.reason.map { .known($0) }))
    ])
  }

  /// Refuses a name that never issued and has no account, and an account that is stronger than one's own.
  private static func checkInviter(_ name: String, rank: Role, in state: LedgerState) throws(Rejection) {
    try checkIsKnown(inviter: name, in: state)
    if let account = state.account(named: name) { try checkMayGive(account.role, rank: rank) }
  }

  /// Refuses a name that never issued and has no account.
  static func checkIsKnown(inviter name: String, in state: LedgerState) throws(Rejection) {
    guard !name.isEmpty else { throw .missing("inviter", "which inviter is meant?", hint: "inviter=ada") }
    guard state.account(named: name) != nil || state.hasIssued(name) else {
      throw Rejection(
        .inviterUnknown, "nobody of this name has an account or issued an invite", hint: "account list",
        parameter: "inviter")
    }
  }

  /// Refuses a suspended inviter.
  static func checkIsNotSuspended(_ name: String, in state: LedgerState) throws(Rejection) {
    guard state.suspension(of: name) != nil else { return }
    throw Rejection(
      .inviterSuspended, "this inviter is suspended", hint: "ask an administrator for inviter restore",
      parameter: "inviter")
  }
}

extension LedgerState {
  /// The invites of an inviter that can be redeemed, or could if the inviter were not suspended. Looks at every invite.
  fileprivate func liveInvites(of inviter: String, at now: Timestamp) -> [InviteID] {
    invites.indices.filter { invites[$0].inviter == inviter && invites[$0].lastingStatus(at: now).isLive }
      .map { invites[$0].id }
  }

  /// Whether an inviter of this name ever issued. Looks at invites until it finds one.
  fileprivate func hasIssued(_ inviter: String) -> Bool {
    invites.indices.contains { invites[$0].inviter == inviter }
  }
}
