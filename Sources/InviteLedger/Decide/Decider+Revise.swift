// `invite revoke|resend|extend|amend|reinstate|reveal where=QUERY`: many invites in one command, all or none.

extension Decider {
  /// Each invite is decided as by itself, but for what the ones before it use up of the limits; the first that is
  /// refused refuses them all. Those that are so already are left out.
  static func reviseInvites(
    _ command: ReviseInvites, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try rank(of: context.actor, in: state)
    try checkCount(command)
    if command.isReveal { return try revealTokens(command, in: state, context: context) }
    var run = IssueRun(batch: nil)
    return try decideAll(command.changes, named: \.invite.description) { (change) throws(Rejection) in
      try revise(change, run: &run, in: state, context: context)
    }
  }

  /// One event for all tokens that are shown, more only where the invites are too scattered to be named in one. What
  /// redeems nothing any more has no token to show and is left out; an invite that its actor may not see the token of
  /// keeps all from being shown.
  private static func revealTokens(
    _ command: ReviseInvites, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    try checkText(command.query, limit: Limits.queryBytes, parameter: "where")
    var shown: [InviteID] = []
    for change in command.changes {
      do throws(Rejection) {
        let invite = try invite(change.invite, in: state)
        try checkMayManage(invite, context, in: state)
        if !invite.isClosed(at: context.now) { shown.append(invite.id) }
      } catch {
        throw refusal(error, of: change.invite.description, ending: "none was shown")
      }
    }
    guard !shown.isEmpty else { return .unchanged(.revealedMany([])) }
    return .append(
      InviteRanges(shown).portions(ofRanges: Limits.rangesPerEvent).map { invites in
        .tokenRevealed(
          TokenRevealed(
            .many(query: .known(command.query), count: UInt32(clamping: invites.count), of: invites)))
      })
  }

  private static func checkCount(_ command: ReviseInvites) throws(Rejection) {
    if case .revoke(let revoke) = command.changes.first, revoke.reason?.isEmpty != false {
      throw .missing("reason", "revoking many invites needs a reason", hint: "reason='the fair is over'")
    }
    let count = command.changes.count
    try checkCount(count, expected: command.expectedCount, .inviteCount, of: "invites", look: "invite list")
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
    case .reveal(let command): try revealToken(command, in: state, context: context)
    }
  }
}
