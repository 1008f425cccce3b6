// What redeeming a token would do now.

/// The answer of `token check`: what `token redeem` would record at this moment. Nothing was changed or used.
package struct RedemptionPreview: Hashable, Sendable {
  package var invite: InviteID
  /// Which use of the invite it would be; of an earlier redemption, which it was.
  package var use: UInt32
  /// The account that would have the grants.
  package var username: String
  package var existingAccount: Bool
  package var granted: Grants
  package var withheld: [Withheld]
  /// The redemption by this subject that is there already, and would be the answer.
  package var earlier: RedemptionID?

  package init(
    invite: InviteID, use: UInt32, username: String, existingAccount: Bool, granted: Grants, withheld: [Withheld],
    earlier: RedemptionID? = nil
  ) {
    self.invite = invite
    self.use = use
    self.username = username
    self.existingAccount = existingAccount
    self.granted = granted
    self.withheld = withheld
    self.earlier = earlier
  }
}

extension Decider {
  /// What redeeming would answer, with the same checks in the same order. Throws what `decide` would throw.
  package static func check(
    _ command: RedeemToken, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> RedemptionPreview {
    let trial = try tried(command, for: .redeeming, in: state, now: context.now)
    if let earlier = trial.earlier {
      return RedemptionPreview(
        invite: earlier.invite, use: earlier.use, username: earlier.username, existingAccount: true,
        granted: earlier.granted, withheld: earlier.withheld, earlier: earlier.id)
    }
    guard let redeemed = redeemed(trial, in: state) else {
      preconditionFailure("a redemption that passed every check has an invite and an address")
    }
    return RedemptionPreview(
      invite: redeemed.invite, use: redeemed.use, username: redeemed.username,
      existingAccount: redeemed.existingAccount, granted: redeemed.granted, withheld: redeemed.withheld)
  }
}
