// `invite issue`: a new invite, or the one that is there already.

/// What issuing one invite comes to.
enum IssueOutcome {
  case append([Event])
  /// The open invite that answers, with nothing to change.
  case reuse(Invite)
}

extension Decider {
  static func issueInvite(
    _ command: IssueInvite, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try inviterRank(context.actor, in: state)
    var terms = try terms(command, rank: rank, in: state, context: context)
    if let batch = command.batch {
      terms.wish.source = try openBatch(batch, in: state, context: context).source
    }
    var run = IssueRun(batch: command.batch)
    switch try issue(terms, run: &run, in: state, context: context) {
    case .append(let events): return .append(events)
    case .reuse(let invite):
      return .unchanged(.invite(InviteAnswer(invite, row: command.row)))
    }
  }

  /// The terms that a command asks for, checked against what its actor may give.
  static func terms(
    _ command: IssueInvite, rank: Role, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> IssueTerms {
    let terms = try IssueTerms.checked(command, in: state, now: context.now)
    try checkMayInvite(as: terms.role, rank: rank, in: state)
    try checkMayGrant(channels: terms.channels, rank: rank, in: state)
    try checkCatalog(
      groups: terms.groups, channels: terms.channels, topic: terms.wish.topic, rank: rank, in: state)
    try checkDomain(of: terms, in: state)
    return terms
  }

  /// Issues one invite: after the arguments, its address decides.
  static func issue(
    _ terms: IssueTerms, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> IssueOutcome {
    guard let address = terms.address else {
      try checkLimits(terms.demand(), run: run, in: state, context: context)
      return .append([fresh(terms, run: &run, in: state, context: context)])
    }
    try checkAccount(of: address, existing: terms.wish.existing, in: state)
    let open = run.openInvites(to: address.key, in: state, now: context.now)
    let duplicates = open.filter { $0.inviter == context.actor.name }
    if let duplicate = duplicates.last, terms.wish.duplicates != .allow {
      return try resolve(duplicate, of: duplicates, terms, run: &run, in: state, context: context)
    }
    try checkRoom(open: open.count)
    try checkLimits(terms.demand(), run: run, in: state, context: context)
    return .append([fresh(terms, run: &run, in: state, context: context)])
  }

  /// The event of a new invite.
  static func fresh(
    _ terms: IssueTerms, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) -> Event {
    let id = run.nextInvite(in: state)
    let event = terms.issued(
      as: id, token: context.token(id, 1, nil), inviter: context.actor.name, batch: run.batch)
    run.note(event, at: context.now)
    return .inviteIssued(consume event)
  }

  /// Refuses an address that has an account, unless that account shall have the grants.
  static func checkAccount(
    of address: EmailAddress, existing: ExistingPolicy, in state: LedgerState
  ) throws(Rejection) {
    guard let account = state.account(email: address), !account.isUndone else { return }
    guard !account.isDeactivated else {
      throw Rejection(
        .accountDeactivated, "Account has been deactivated.", hint: "account list", parameter: "email")
    }
    guard existing == .grant else {
      throw Rejection(
        .inviteMember, "Already has an account.", hint: "existing=grant lets the account have the grants",
        parameter: "email")
    }
  }

  /// Refuses one more open invite to an address that has as many as can be closed in one command.
  static func checkRoom(open: Int) throws(Rejection) {
    guard open >= Limits.openInvitesPerAddress else { return }
    throw Rejection(
      .limitQuantity, "\(open) invites to this address are open already, which is as many as there can be",
      hint: "revoke one of them first", parameter: "email")
  }
}

extension InviteAnswer {
  /// What is said about an invite as it is.
  init(_ invite: Invite, row: UInt32? = nil) {
    self.init(
      invite: invite.id, generation: invite.generation, tokenKey: invite.token.key, email: invite.email?.text,
      kind: invite.kind, expires: invite.expires, row: row)
  }
}
