// Who may do what.

extension Decider {
  /// The role with which an actor acts: operators as owner, others with their account's, those without one with the
  /// role that their key or policy gives them.
  ///
  /// Throws `auth.denied` for one who is no operator and has no account, or a deactivated one.
  static func rank(of actor: LedgerActor, in state: LedgerState) throws(Rejection) -> Role {
    if actor.isOperator { return .owner }
    guard let account = state.account(named: actor.name) else {
      if let role = actor.role { return role }
      throw Rejection(
        .denied, "you have no account in this ledger, so you cannot change it", hint: "ask an operator for an account")
    }
    guard !account.isDeactivated else {
      throw Rejection(.denied, "your account has been deactivated", hint: "ask an administrator")
    }
    return account.role
  }

  /// The rank of an actor that may issue invites.
  static func inviterRank(_ actor: LedgerActor, in state: LedgerState) throws(Rejection) -> Role {
    let rank = try rank(of: actor, in: state)
    guard rank <= state.policy.mayInvite else {
      throw Rejection(.denied, "Insufficient permission", hint: "policy show setting=may_invite")
    }
    try checkIsNotSuspended(actor.name, in: state)
    return rank
  }

  /// Refuses a role stronger than one's own.
  static func checkMayGive(_ role: Role, rank: Role) throws(Rejection) {
    guard role < rank else { return }
    throw tooWeak(for: role, strongest: rank)
  }

  private static func tooWeak(for role: Role, strongest: Role) -> Rejection {
    Rejection(
      .roleTooWeak,
      role == .owner ? "Must be an organization owner" : "Must be an organization administrator",
      hint: "role=\(strongest.rawValue) is the strongest role that you can give", parameter: "role")
  }

  /// Refuses a role as which somebody of this rank may not invite.
  static func checkMayInvite(as role: Role, rank: Role, in state: LedgerState) throws(Rejection) {
    guard state.policy.weakestInviter(as: role) < rank else { return }
    throw tooWeak(for: role, strongest: state.policy.strongestInvited(by: rank))
  }

  /// Refuses channels to those who may not grant them.
  static func checkMayGrant(channels: [String], rank: Role, in state: LedgerState) throws(Rejection) {
    guard !channels.isEmpty, rank > state.policy.mayGrantChannels else { return }
    throw Rejection(
      .denied, "You do not have permission to subscribe other users to channels.",
      hint: "leave channels= out, or use include_default_channels=true", parameter: "channels")
  }

  /// Requires an administrator, an owner or an operator.
  static func administratorRank(_ actor: LedgerActor, in state: LedgerState) throws(Rejection) -> Role {
    let rank = try rank(of: actor, in: state)
    guard rank <= .administrator else {
      throw Rejection(.roleTooWeak, "Must be an organization administrator", hint: "whoami")
    }
    return rank
  }

  /// Requires an administrator, an owner or an operator, or the inviter himself while he is not suspended.
  static func checkMayManage(_ invite: Invite, _ context: DecisionContext, in state: LedgerState) throws(Rejection) {
    try checkMayEnd(invite, context, in: state)
    guard invite.inviter == context.actor.name, !context.actor.isOperator else { return }
    try checkIsNotSuspended(context.actor.name, in: state)
  }

  /// Requires the inviter himself, an administrator, an owner or an operator: ending an invite harms nobody's rights.
  static func checkMayEnd(_ invite: Invite, _ context: DecisionContext, in state: LedgerState) throws(Rejection) {
    let rank = try rank(of: context.actor, in: state)
    guard rank <= .administrator || invite.inviter == context.actor.name else {
      throw Rejection(
        .denied, "\(invite.id) is another inviter's", hint: "ask its inviter or an administrator", parameter: "invite")
    }
  }
}

extension LedgerState {
  /// The role with which an actor acts: operators as owner, others with their account's; nil for one who has none, or
  /// whose account was deactivated.
  package func role(of actor: LedgerActor) -> Role? { try? Decider.rank(of: actor, in: self) }
}
