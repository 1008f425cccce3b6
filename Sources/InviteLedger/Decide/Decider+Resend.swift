// The limits on resending.

extension Decider {
  /// Refuses a resend beyond the limits per inviter and address and per actor, and says when one is free again.
  static func checkMayResend(
    _ invite: Invite, run: IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    let policy = state.policy
    try checkResends(
      state.resends.resends(to: invite.resendTarget), run.resent(invite), .resendsPerAddressADay,
      policy.resendsPerAddressADay, "resends a day to one address", at: context.now)
    try checkResends(
      state.resends.resends(by: context.actor.name), run.resent, .resendsPerActorAnHour, policy.resendsPerActorAnHour,
      "resends an hour", at: context.now)
  }

  private static func checkResends(
    _ window: RollingWindow, _ inThisCommand: Int, _ setting: PolicySetting, _ limit: Int?, _ words: String,
    at now: Timestamp
  ) throws(Rejection) {
    guard let limit else { return }
    let used = window.count(at: now) + inThisCommand
    guard used >= limit else { return }
    throw ReachedLimit(
      .limitResends, setting, limit: limit, left: limit - used,
      frees: window.moment(for: inThisCommand + 1, limit: limit, at: now)
    ).rejection(words, hint: "wait, or give the link to the invitee yourself", at: now)
  }
}
