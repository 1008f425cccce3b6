// The limits of the policy on inviting.

/// Invites that a command is about to issue.
struct IssueDemand {
  /// How many more.
  var count: Int
  /// How many of these can be redeemed.
  var opening: Int
  /// When the open invites of the same inviter end that they take the place of.
  var closing: [Expiry] = []
}

extension Decider {
  /// Refuses more invites than the policy allows, and says what is left and when more is free. What the same command
  /// issued already counts.
  static func checkLimits(
    _ demand: IssueDemand, run: IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    if state.policy.minAccountAge != nil { try checkAge(in: state, context: context) }
    if let counts = state.counts {
      try checkDay(demand, run: run, counts, state.policy, context: context)
      try checkOpen(demand, of: context.actor.name, run: run, counts, state.policy, context: context)
    }
    if let seats = state.policy.seats { try checkSeats(demand, run: run, seats: seats, in: state, context: context) }
  }

  /// Refuses to bring back an invite that would be one open invite, or one seat, too many.
  static func checkLimits(
    toReopen invite: Invite, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    guard let counts = state.counts else { return }
    let demand = IssueDemand(count: 0, opening: 1)
    let run = IssueRun(batch: nil)
    try checkOpen(demand, of: invite.inviter, run: run, counts, state.policy, context: context)
    guard state.policy.seatsCountOpenInvites, let seats = state.policy.seats else { return }
    try checkSeats(demand, run: run, seats: seats, in: state, context: context)
  }

  private static func checkAge(in state: LedgerState, context: DecisionContext) throws(Rejection) {
    guard let moment = state.comingOfAge(of: context.actor.name), moment > context.now else { return }
    throw ReachedLimit(.limitAccountAge, .minAccountAge, frees: moment).rejection(
      "an account must be \(state.policy.minAccountAge ?? .seconds(0)) old to invite", at: context.now)
  }

  private static func checkDay(
    _ demand: IssueDemand, run: IssueRun, _ counts: InviteCounts, _ policy: Policy, context: DecisionContext
  ) throws(Rejection) {
    let windows: [(setting: PolicySetting, limit: Int?, window: RollingWindow, words: String)] = [
      (
        .invitesPerInviterADay, policy.invitesPerInviterADay, counts.issued(by: context.actor.name),
        "invites a day by one inviter"
      ),
      (.invitesADay, policy.invitesADay, counts.issued, "invites a day by all together"),
    ]
    for (setting, limit, window, words) in windows {
      guard let limit else { continue }
      let used = window.count(at: context.now) + run.issued
      guard used + demand.count > limit else { continue }
      throw ReachedLimit(
        .limitInvites, setting, limit: limit, left: limit - used, asked: demand.count,
        frees: window.moment(for: run.issued + demand.count, limit: limit, at: context.now)
      ).rejection(words, at: context.now)
    }
  }

  private static func checkOpen(
    _ demand: IssueDemand, of inviter: String, run: IssueRun, _ counts: InviteCounts, _ policy: Policy,
    context: DecisionContext
  ) throws(Rejection) {
    guard let limit = policy.openInvitesPerInviter else { return }
    let ends = counts.ends(by: inviter)
    let used = ends.open(at: context.now) + run.opened - demand.closing.count
    guard demand.opening > 0, used + demand.opening > limit else { return }
    throw ReachedLimit(
      .limitOpenInvites, .openInvitesPerInviter, limit: limit, left: limit - used, asked: demand.opening,
      frees: ends.moment(ending: used + demand.opening - limit, besides: demand.closing, at: context.now)
    ).rejection("open invites of one inviter", at: context.now)
  }

  /// An invite is for somebody who will need a seat. Open invites hold seats only where the policy says so.
  private static func checkSeats(
    _ demand: IssueDemand, run: IssueRun, seats: Int, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    let ends = state.policy.seatsCountOpenInvites ? state.counts?.ends : nil
    let open = ends.map { $0.open(at: context.now) + run.opened - demand.closing.count }
    let used = state.accounts.activeCount + (open ?? 0)
    let asked = ends == nil ? 1 : demand.opening
    guard demand.opening > 0, used + asked > seats else { return }
    throw ReachedLimit(
      .limitSeats, .seats, limit: seats, left: seats - used, asked: asked,
      frees: ends.flatMap { $0.moment(ending: used + asked - seats, besides: demand.closing, at: context.now) }
    ).rejection(open == nil ? "seats" : "seats, open invites counted,", at: context.now)
  }
}
