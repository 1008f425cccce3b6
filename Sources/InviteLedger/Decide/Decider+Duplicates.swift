// What happens when the same inviter has an open invite to the address already.

extension Decider {
  /// Follows the duplicate policy; `duplicate` is the newest of `duplicates`.
  static func resolve(
    _ duplicate: Invite, of duplicates: [Invite], _ terms: IssueTerms, run: inout IssueRun, in state: LedgerState,
    context: DecisionContext
  ) throws(Rejection) -> IssueOutcome {
    switch terms.wish.duplicates {
    case .reject, .allow:
      throw Rejection(
        .inviteDuplicate, "\(duplicate.id) to this address is open already",
        hint: "duplicates=reuse answers with its link", parameter: "email")
    case .supersede:
      try checkLimits(terms.demand(closing: duplicates.map(\.expires)), run: run, in: state, context: context)
      return .append(supersede(duplicates, terms, run: &run, in: state, context: context))
    case .reuse:
      return try unite(duplicate, terms, run: &run, now: context.now)
    case .resend:
      try checkMayResend(duplicate, run: run, in: state, context: context)
      let united = try unite(duplicate, terms, run: &run, now: context.now)
      run.noteResent(duplicate)
      let resent = Event.inviteResent(InviteResent(invite: duplicate.id))
      guard case .append(let events) = united else { return .append([resent]) }
      return .append(events + [resent])
    }
  }

  private static func supersede(
    _ duplicates: [Invite], _ terms: IssueTerms, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) -> [Event] {
    let successor = run.nextInvite(in: state)
    var events = [fresh(terms, run: &run, in: state, context: context)]
    for old in duplicates {
      let event = InviteSuperseded(invite: old.id, successor: successor)
      run.note(old, superseded: event)
      events.append(.inviteSuperseded(event))
    }
    return events
  }

  /// Amends an open invite by what was asked for beyond it. Texts of the first issue stay: they were sent.
  private static func unite(
    _ invite: Invite, _ terms: IssueTerms, run: inout IssueRun, now: Timestamp
  ) throws(Rejection) -> IssueOutcome {
    try checkCanUnite(invite, terms, now: now)
    let (old, new) = try difference(invite, terms)
    guard new != InviteFields() || run.recordsEveryRow else { return .reuse(invite) }
    let amended = InviteAmended(invite: invite.id, old: old, new: new, batch: run.batch, row: terms.wish.row)
    run.note(invite, amended: amended)
    return .append([.inviteAmended(amended)])
  }

  /// Refuses wishes that an issued invite cannot take on, instead of forgetting them.
  private static func checkCanUnite(
    _ invite: Invite, _ terms: IssueTerms, now: Timestamp
  ) throws(Rejection) {
    let wish = terms.wish
    let hasOther =
      (wish.binding != nil || wish.domain != nil)
      && (terms.binding != invite.binding || terms.domain != invite.domain)
      || wish.topic != nil && wish.topic != invite.topic
      || wish.includeDefaultChannels && !invite.includeDefaultChannels
      || wish.maxUses?.isReached(by: invite.uses) == true
      || wish.maxUses?.isExceeded(by: invite.uses, held: invite.holds.count(at: now)) == true
    guard hasOther else { return }
    throw Rejection(
      .inviteDuplicate,
      "\(invite.id) to this address is open already, and its binding, topic, default channels or uses cannot be so",
      hint: "duplicates=supersede issues a new one in its place", parameter: "email")
  }

  private static func difference(
    _ invite: Invite, _ terms: IssueTerms
  ) throws(Rejection) -> (old: InviteFields, new: InviteFields) {
    var old = InviteFields()
    var new = InviteFields()
    if let role = terms.wish.role, role < invite.role { (old.role, new.role) = (invite.role, role) }
    let groups = try groups(invite.groups + terms.groups, limit: Limits.groupsPerInvite)
    if groups != invite.groups { (old.groups, new.groups) = (invite.groups, groups) }
    let channels = try channels(invite.channels + terms.channels, limit: Limits.channelsPerInvite)
    if channels != invite.channels { (old.channels, new.channels) = (invite.channels, channels) }
    if let uses = terms.wish.maxUses, uses != invite.maxUses { (old.maxUses, new.maxUses) = (invite.maxUses, uses) }
    if terms.wish.expires != nil, terms.expires != invite.expires {
      (old.expires, new.expires) = (invite.expires, terms.expires)
    }
    return (old, new)
  }
}
