// The limits on resending.

extension Decider {
  /// Refuses a resend beyond the limits per inviter and address and per actor, and says when one is free again.
  static func checkMayResend(
    _ invite: Invite, run: IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    let policy = state.policy
    let byAddress = state.resends.wait(
      target: invite.resendTarget, limit: policy.resendsPerAddressADay - run.resent(invite), at: context.now)
    if byAddress > 0 {
      throw limitReached(
        "\(policy.resendsPerAddressADay) resends a day to one address are allowed, and 0 are left", byAddress)
    }
    let byActor = state.resends.wait(
      actor: context.actor.name, limit: policy.resendsPerActorAnHour - run.resent, at: context.now)
    if byActor > 0 {
      throw limitReached("\(policy.resendsPerActorAnHour) resends an hour are allowed, and 0 are left", byActor)
    }
  }

  private static func limitReached(_ message: String, _ wait: Int64) -> Rejection {
    Rejection(
      .limitResends, message, hint: "wait, or give the link to the invitee yourself",
      retryMilliseconds: (wait + 999) / 1000)
  }
}
