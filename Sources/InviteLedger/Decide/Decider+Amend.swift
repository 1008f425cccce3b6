// `invite amend`: other terms for an invite that is there.

extension Decider {
  static func amendInvite(
    _ command: AmendInvite, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    let rank = try rank(of: context.actor, in: state)
    var command = command
    try checkWritten(&command)
    let expires = try command.expires.map { request throws(Rejection) in
      try expiry(request, in: state, now: context.now)
    }
    let invite = try invite(command.invite, in: state)
    try checkMayManage(invite, context, in: state)
    try fillTexts(of: &command, policy: state.policy)
    let amendment = try amendment(of: invite, by: command, expires: expires)
    try checkMayGive(amendment.new, beyond: invite, rank: rank, in: state)
    guard !amendment.isEmpty else { return .unchanged(.invite(InviteAnswer(invite))) }
    try checkCanAmend(invite, amendment, run: &run, in: state, context: context)
    return .append(amendment.events(of: invite.id))
  }

  /// Checks what does not depend on the invite.
  private static func checkWritten(_ command: inout AmendInvite) throws(Rejection) {
    command.groups = try command.groups.map { names throws(Rejection) in
      try groups(names, limit: Limits.groupsPerInvite)
    }
    command.channels = try command.channels.map { names throws(Rejection) in
      try channels(names, limit: Limits.channelsPerInvite)
    }
    try IssueTerms.checkTexts(
      topic: command.topic?.value, subject: command.subject?.value, message: command.message?.value,
      note: command.note?.value, locale: command.locale?.value)
  }

  /// Placeholders in new texts to the invited stand for what the policy says.
  private static func fillTexts(of command: inout AmendInvite, policy: Policy) throws(Rejection) {
    let values = PlaceholderValues([], policy: policy)
    if case .value(let subject) = command.subject {
      command.subject = .value(
        try Placeholders.filled(subject, with: values, limit: Limits.subjectBytes, parameter: "subject"))
    }
    if case .value(let message) = command.message {
      command.message = .value(
        try Placeholders.filled(message, with: values, limit: Limits.inviteMessageBytes, parameter: "message"))
    }
  }

  private static func amendment(
    of invite: Invite, by command: AmendInvite, expires: Expiry?
  ) throws(Rejection) -> Amendment {
    var amendment = Amendment()
    amendment.set(\.role, from: invite.role, to: command.role)
    amendment.set(\.groups, from: invite.groups, to: command.groups)
    amendment.set(\.channels, from: invite.channels, to: command.channels)
    amendment.set(\.maxUses, from: invite.maxUses, to: command.maxUses)
    amendment.set(\.expires, from: invite.expires, to: expires)
    amendment.set(\.includeDefaultChannels, from: invite.includeDefaultChannels, to: command.includeDefaultChannels)
    amendment.set(\.topic, from: invite.topic, to: command.topic)
    amendment.set(\.subject, from: invite.texts?.subject, to: command.subject?.personal)
    amendment.set(\.message, from: invite.texts?.message, to: command.message?.personal)
    amendment.set(\.note, from: invite.texts?.note, to: command.note?.personal)
    amendment.set(\.locale, from: invite.texts?.locale, to: command.locale)
    amendment.set(\.notifyInviter, from: invite.notifyInviter, to: command.notifyInviter)
    if command.binding != nil || command.domain != nil {
      let address = (invite.email?.text).flatMap(EmailAddress.init)
      let (binding, domain) = try IssueTerms.binding(command.binding, domain: command.domain, address: address)
      amendment.set(\.binding, from: invite.binding, to: binding)
      amendment.set(\.domain, from: invite.domain, to: domain.map { .value($0) } ?? .cleared)
    }
    return amendment
  }

  /// Refuses a stronger role than one's own, and channels to those who may not grant them; what was there stays.
  private static func checkMayGive(
    _ new: InviteFields, beyond invite: Invite, rank: Role, in state: LedgerState
  ) throws(Rejection) {
    if let role = new.role { try checkMayInvite(as: role, rank: rank, in: state) }
    let added = (new.channels ?? []).filter { !invite.channels.contains($0) }
    try checkMayGrant(channels: added, rank: rank, in: state)
    let groups = (new.groups ?? []).filter { !invite.groups.contains($0) }
    try checkCatalog(groups: groups, channels: added, topic: new.topic, rank: rank, in: state)
  }

  /// Whether the invite's condition allows it. An exhausted invite comes back with a higher limit, an expired one with
  /// another expiry; a limit below the uses that there were would make the past impossible.
  private static func checkCanAmend(
    _ invite: Invite, _ amendment: Amendment, run: inout IssueRun, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) {
    switch invite.lastingStatus(at: context.now) {
    case .exhausted where amendment.new.maxUses?.isReached(by: invite.uses) == false: break
    case .revoked, .superseded, .exhausted: try checkNotClosed(invite, at: context.now)
    case .expired, .suspended, .partlyUsed, .pending: break
    }
    let held = invite.holds.count(at: context.now)
    if let limit = amendment.new.maxUses, limit != .uses(0), limit.isExceeded(by: invite.uses, held: held) {
      throw .invalid(
        "max_uses", "\(invite.id) was used \(invite.uses) times and \(held) uses are reserved, which is more",
        hint: "max_uses=0 closes it")
    }
    var amended = invite
    amended.amend(InviteAmended(invite: invite.id, old: amendment.old, new: amendment.new))
    if !invite.lastingStatus(at: context.now).isLive, amended.lastingStatus(at: context.now).isLive {
      try checkRoom(toReopen: invite, run: &run, in: state, context: context)
    }
  }
}

/// Fields of an invite as they are and as they shall be.
private struct Amendment {
  var old = InviteFields()
  var new = InviteFields()

  var isEmpty: Bool { old == InviteFields() && new == InviteFields() }

  mutating func set<Value: Equatable>(
    _ field: WritableKeyPath<InviteFields, Value?>, from before: Value, to wish: Value?
  ) {
    guard let wish, wish != before else { return }
    old[keyPath: field] = before
    new[keyPath: field] = wish
  }

  /// A field that may have no value: it then stands on the side alone that has one.
  mutating func set<Value>(
    _ field: WritableKeyPath<InviteFields, Value?>, from before: Value?, to wish: Setting<Value>?
  ) {
    guard let wish, wish.value != before else { return }
    old[keyPath: field] = before
    new[keyPath: field] = wish.value
  }

  /// One event; two where long texts change beside lists, because a line could not hold them together
  /// (`Limits`: 17 KB of lists, 27 KB of texts).
  func events(of invite: InviteID) -> [Event] {
    var terms = self
    var texts = Amendment()
    terms.move(\.subject, to: &texts)
    terms.move(\.message, to: &texts)
    terms.move(\.note, to: &texts)
    guard new.groups != nil || new.channels != nil, !texts.isEmpty else { return [event(of: invite)] }
    return [terms.event(of: invite), texts.event(of: invite)]
  }

  private func event(of invite: InviteID) -> Event {
    .inviteAmended(InviteAmended(invite: invite, old: old, new: new))
  }

  private mutating func move<Value>(_ field: WritableKeyPath<InviteFields, Value?>, to other: inout Amendment) {
    other.old[keyPath: field] = old[keyPath: field]
    other.new[keyPath: field] = new[keyPath: field]
    old[keyPath: field] = nil
    new[keyPath: field] = nil
  }
}

extension Setting<String> {
  fileprivate var personal: Setting<PersonalText> { value.map { .value(.known($0)) } ?? .cleared }
}
