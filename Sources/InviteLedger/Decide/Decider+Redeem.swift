// `token redeem`, and `token check`, which says what redeeming would give.

extension Decider {
  static func redeemToken(
    _ command: RedeemToken, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let trial = try tried(command, for: .redeeming, in: state, now: context.now)
    if let earlier = trial.earlier { return .unchanged(.redemption(earlier.answer(already: true))) }
    guard let redeemed = redeemed(trial, in: state), let address = trial.address else {
      preconditionFailure("a redemption that passed every check has an invite and an address")
    }
    return .append([.tokenRedeemed(redeemed)] + superseded(by: redeemed, address: address, in: state, context: context))
  }

  /// The redemption after all its checks. With the `public` flag, refusals that tell about the invite read alike.
  static func tried(
    _ command: RedeemToken, for purpose: RedemptionTrial.Purpose, in state: LedgerState, now: Timestamp
  ) throws(Rejection) -> RedemptionTrial {
    var trial = RedemptionTrial(command, for: purpose)
    do throws(Rejection) {
      try trial.run(in: state, now: now)
    } catch {
      throw command.isPublic ? error.madePublic : error
    }
    return trial
  }

  /// What redeeming records; nil before the checks passed.
  static func redeemed(_ trial: RedemptionTrial, in state: LedgerState) -> TokenRedeemed? {
    guard let invite = trial.invite, let address = trial.address else { return nil }
    let resolution = GrantResolution(invite, to: trial.account, in: state)
    return TokenRedeemed(
      redemption: state.nextRedemption, invite: invite.id, use: invite.uses + 1, email: .known(address.spelling),
      username: trial.account?.name ?? trial.username ?? "member_\(state.accounts.nextMember)",
      external: trial.external, existingAccount: trial.account != nil, granted: resolution.granted,
      withheld: resolution.withheld, reservation: trial.reservation?.id)
  }

  /// Closes the other open single-use invites to the address: whoever joined needs none of them.
  private static func superseded(
    by redeemed: TokenRedeemed, address: EmailAddress, in state: LedgerState, context: DecisionContext
  ) -> [Event] {
    guard let listed = state.invitesByAddress[address.key] else { return [] }
    return listed.compactMap { id in
      guard id != redeemed.invite, let other = state.invite(id), other.maxUses == .uses(1),
        other.lastingStatus(at: context.now).isLive
      else { return nil }
      return .inviteSuperseded(InviteSuperseded(invite: id, successor: redeemed.invite))
    }
  }
}

extension Rejection {
  /// The same refusal as a web page may show it: checks 2 to 4 and 6 to 8 read alike.
  fileprivate var madePublic: Rejection {
    switch code {
    case .tokenUnknown, .tokenRevoked, .tokenSuperseded, .tokenExhausted, .tokenExpired,
      .inviterSuspended, .reservationUnknown, .reservationClosed:
      var hidden = Rejection(
        .tokenInvalid, "this invite cannot be used", hint: RedemptionTrial.askAgain, parameter: "token")
      hidden.concealed = code
      return hidden
    default: return self
    }
  }
}
