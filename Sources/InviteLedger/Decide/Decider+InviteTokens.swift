// `invite rotate|reveal|reinstate`: the token of an invite that is there.

extension Decider {
  /// An expired invite can have a new token too: rotating is for a token that got into the wrong hands.
  static func rotateToken(
    _ command: RotateToken, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let invite = try unclosed(command.invite, in: state, context: context)
    let generation = invite.generation + 1
    return .append([
      .tokenRotated(
        TokenRotated(
          invite: invite.id, generation: generation, token: context.token(invite.id, generation, nil)))
    ])
  }

  static func revealToken(
    _ command: RevealToken, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let invite = try unclosed(command.invite, in: state, context: context)
    return .append([.tokenRevealed(TokenRevealed(.one(invite.id, generation: invite.generation)))])
  }

  /// Who revoked an invite may take that back; what somebody else revoked, only an administrator.
  static func reinstateInvite(
    _ command: ReinstateInvite, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    guard !command.reason.isEmpty else {
      throw .missing("reason", "taking a revocation back needs a reason", hint: "reason='a mistake'")
    }
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    let invite = try invite(command.invite, in: state)
    try checkMayManage(invite, context, in: state)
    guard invite.isRevoked else { return .unchanged(.invite(InviteAnswer(invite))) }
    guard rank <= .administrator || state.revokers[invite.id] == context.actor.name else {
      throw Rejection(
        .denied, "somebody else revoked \(invite.id)", hint: "ask an administrator", parameter: "invite")
    }
    var reinstated = invite
    reinstated.isRevoked = false
    if reinstated.lastingStatus(at: context.now).isLive {
      try checkRoom(toReopen: invite, run: &run, in: state, context: context)
    }
    return .append([.inviteReinstated(InviteReinstated(invite: invite.id, reason: .known(command.reason)))])
  }

  /// An invite that its actor may manage and that can still be redeemed, or could with another expiry.
  private static func unclosed(
    _ id: InviteID, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Invite {
    _ = try rank(of: context.actor, in: state)
    let invite = try invite(id, in: state)
    try checkMayManage(invite, context, in: state)
    try checkNotClosed(invite, at: context.now)
    return invite
  }
}
