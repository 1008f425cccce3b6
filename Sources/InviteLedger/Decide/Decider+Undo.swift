// `token undo`: a redemption that should not have been.

extension Decider {
  static func undoRedemption(
    _ command: UndoRedemption, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try administratorRank(context.actor, in: state)
    guard !command.reason.isEmpty else { throw .missing("reason", "why is it undone?", hint: "reason='wrong person'") }
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    guard let redemption = state.redemption(command.redemption), let account = state.account(named: redemption.username)
    else {
      throw Rejection(
        .redemptionUnknown, "there is no \(command.redemption)", hint: "audit type=TokenRedeemed",
        parameter: "redemption")
    }
    try checkMayGive(account.role, rank: rank)
    guard !redemption.isReversed else { return .unchanged(.reversal(redemption.reversalAnswer)) }
    let loss = GrantLoss(of: redemption, by: account, in: state)
    return .append([
      .redemptionReversed(
        RedemptionReversed(
          redemption: redemption.id, invite: redemption.invite, account: account.name,
          deactivated: loss.deactivates, oldRole: loss.newRole == nil ? nil : account.role, newRole: loss.newRole,
          groups: loss.groups, channels: loss.channels, reason: .known(command.reason)))
    ])
  }
}
