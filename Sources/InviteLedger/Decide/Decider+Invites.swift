// `invite extend|resend|revoke`: an invite that is there.

extension Decider {
  static func extendInvite(
    _ command: ExtendInvite, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let (invite, expires) = try managed(
      command.invite, expires: command.expires, run: &run, in: state, context: context)
    guard let expires, expires != invite.expires else { return .unchanged(.invite(InviteAnswer(invite))) }
    return .append([
      .inviteAmended(
        InviteAmended(
          invite: invite.id, old: InviteFields(expires: invite.expires), new: InviteFields(expires: expires)))
    ])
  }

  static func resendInvite(
    _ command: ResendInvite, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let (invite, expires) = try managed(
      command.invite, expires: command.expires, run: &run, in: state, context: context)
    guard expires != nil || !invite.expires.hasPassed(at: context.now) else {
      throw Rejection(
        .inviteExpired, "\(invite.id) has expired, so resending it needs a new expiry", hint: "expires=10d",
        parameter: "expires")
    }
    try checkMayResend(invite, run: run, in: state, context: context)
    run.noteResent(invite)
    guard let expires, expires != invite.expires else {
      return .append([.inviteResent(InviteResent(invite: invite.id))])
    }
    return .append([
      .inviteResent(InviteResent(invite: invite.id, oldExpires: invite.expires, expires: expires))
    ])
  }

  static func revokeInvite(
    _ command: RevokeInvite, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    let invite = try invite(command.invite, in: state)
    try checkMayEnd(invite, context, in: state)
    guard !invite.isRevoked else { return .unchanged(.invite(InviteAnswer(invite))) }
    return .append([
      .inviteRevoked(InviteRevoked(invite: invite.id, reason: command.reason.map { .known($0) }))
    ])
  }

  /// The invite of an id.
  static func invite(_ id: InviteID, in state: LedgerState) throws(Rejection) -> Invite {
    guard let invite = state.invite(id) else {
      throw Rejection(.inviteUnknown, "there is no \(id)", hint: "invite list", parameter: "invite")
    }
    return invite
  }

  /// An invite that its actor may prolong, and the expiry that was asked for.
  private static func managed(
    _ id: InviteID, expires: ExpiryRequest?, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> (Invite, Expiry?) {
    _ = try rank(of: context.actor, in: state)
    let expires = try expires.map { request throws(Rejection) in
      try expiry(request, in: state, now: context.now)
    }
    let invite = try invite(id, in: state)
    try checkMayManage(invite, context, in: state)
    try checkNotClosed(invite, at: context.now)
    if expires != nil, invite.lastingStatus(at: context.now) == .expired {
      try checkRoom(toReopen: invite, run: &run, in: state, context: context)
    }
    return (invite, expires)
  }

  /// Refuses an invite that another expiry could not bring back.
  static func checkNotClosed(_ invite: Invite, at now: Timestamp) throws(Rejection) {
    guard invite.isClosed(at: now) else { return }
    let status = invite.lastingStatus(at: now)
    throw Rejection(
      .inviteClosed, "\(invite.id) is \(status.rawValue), so it cannot be redeemed any more",
      hint: status == .revoked ? "invite reinstate invite=\(invite.id) reason='a mistake'" : "invite issue",
      parameter: "invite")
  }

  /// Refuses to bring an invite back to an address that has as many open ones as it can have.
  static func checkRoom(
    toReopen invite: Invite, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    try checkLimits(toReopen: invite, in: state, context: context)
    guard let address = invite.address else { return }
    let open = run.openInvites(to: address, in: state, now: context.now).count + run.reopened(to: address)
    try checkRoom(open: open)
    run.noteReopened(to: address)
  }
}
