// What a command answers, from its events.

extension LedgerState {
  /// The answer of the command that appended these events; they were applied before. Nil for events that no command
  /// appends (`LedgerOpened`, `SegmentOpened`, `AttemptRefused`, `AuthRefused`, `KeyUsed`) and for no events.
  ///
  /// With `position`, the seq of the command's last event, the answer is the one given then, whatever came later.
  /// With `onMany` the command was on as many as a query chose, or a batch of accounts had, which the events of one do not
  /// tell.
  package func answer(to events: [Event], at position: UInt64? = nil, onMany: Bool = false) -> Answer? {
    guard let first = events.first else { return nil }
    if onMany, first.stagedAccount != nil { return .accounts(events.compactMap(\.stagedAccount)) }
    if onMany, first.type != .tokenRevealed {
      return .revised(count: Set(events.compactMap(\.revised)).count)
    }
    let position = position ?? seq
    switch first {
    case .ledgerOpened, .segmentOpened, .attemptRefused, .authRefused, .keyUsed: return nil
    case .inviteIssued(let event): return answer(event.invite, row: event.row, at: position).map(Answer.invite)
    case .inviteAmended(let event): return answer(event.invite, row: event.row, at: position).map(Answer.invite)
    case .inviteResent(let event): return answer(event.invite, row: nil, at: position).map(Answer.invite)
    case .inviteRevoked(let event): return answer(event.invite, row: nil, at: position).map(Answer.invite)
    case .inviteSuperseded(let event): return answer(event.invite, row: nil, at: position).map(Answer.invite)
    case .inviteAddressed(let event): return answer(event.invite, row: nil, at: position).map(Answer.invite)
    case .inviteReinstated(let event): return answer(event.invite, row: nil, at: position).map(Answer.invite)
    case .tokenRotated(let event): return answer(event.invite, row: nil, at: position).map(Answer.invite)
    case .tokenRevealed(let event): return answer(event, events: events, at: position)
    case .deliveryRecorded(let event): return .delivered(event.invite, event.state)
    case .inviterSuspended(let event): return .inviter(event.inviter, event.mode, invites: event.invites)
    case .inviterRestored(let event): return .inviter(event.inviter, nil, invites: event.invites)
    case .lineageReassigned(let event): return .lineage(subject: event.subject, inviter: event.new)
    case .batchOpened(let event): return answer(event, events: events, at: position)
    case .batchClosed(let event): return .batchClosed(event)
    case .tokenRedeemed(let event): return .redemption(event.answer)
    case .tokenReserved(let event): return .reservation(Reservation(event, holder: "", seq: 0).answer)
    case .reservationReleased(let event): return reservation(event.reservation).map { .reservation($0.answer) }
    case .redemptionReversed(let event):
      return .reversal(
        ReversalAnswer(redemption: event.redemption, invite: event.invite, username: event.account))
    case .messageSent(let event):
      let holders = Message.holders(sender: event.sender, recipients: event.recipients)
      return .message(event.message, reply: nil, holders: holders)
    case .messageReplied(let event):
      return .message(event.message, reply: event.reply, holders: restored(by: events))
    case .messageArchived(let event): return .message(event.message, reply: nil, holders: event.holders)
    case .messageRestored(let event): return .message(event.message, reply: nil, holders: event.holders)
    case .messageMuted(let event): return .message(event.message, reply: nil, holders: event.holders)
    case .messageUnmuted(let event): return .message(event.message, reply: nil, holders: event.holders)
    case .templateDefined(let event): return .template(event.template)
    case .templateRetired(let event): return .template(event.template)
    case .accountAdded(let event): return .account(event.account)
    case .accountChanged(let event): return .account(event.account)
    case .accountDeactivated(let event): return .account(event.account)
    case .keyCreated(let event): return .key(event.key, generation: 1, fileKey: event.secret.key)
    case .keyRotated(let event):
      return .key(event.key, generation: event.generation, fileKey: event.secret.key)
    case .keyRevoked: return .keys(events.compactMap { if case .keyRevoked(let event) = $0 { event.key } else { nil } })
    case .keyRestored(let event): return .keys([event.key])
    case .keyChanged(let event): return .keys([event.key])
    case .noteAdded(let event): return .note(target: event.target)
    case .policyChanged(let event): return .policy(event.changes)
    case .catalogDefined(let event): return .catalog(event.kind, event.name)
    case .catalogRetired(let event): return .catalog(event.kind, event.name)
    }
  }

  /// What is said about an invite; nil when there is none of this id.
  func answer(_ id: InviteID, row: UInt32?, at position: UInt64) -> InviteAnswer? {
    guard let index = invites.index(id) else { return nil }
    return answer(of: index, answerFacts(of: index, at: position), row: row)
  }

  private func answer(of index: Int, _ facts: AnswerFacts, row: UInt32?) -> InviteAnswer {
    InviteAnswer(
      invite: invites[index].id, generation: facts.generation, tokenKey: facts.tokenKey, email: facts.email?.text,
      kind: invites[index].kind, expires: facts.expires, row: row)
  }

  private func answer(_ event: TokenRevealed, events: [Event], at position: UInt64) -> Answer? {
    switch event.extent {
    case .one(let invite, _): return revealed(invite, at: position).map(Answer.revealed)
    case .many: return .revealedMany(events.flatMap(\.shownInvites).compactMap { answer($0, row: nil, at: position) })
    }
  }

  private func revealed(_ id: InviteID, at position: UInt64) -> RevealedInvite? {
    guard let index = invites.index(id) else { return nil }
    let facts = answerFacts(of: index, at: position)
    return RevealedInvite(
      invite: answer(of: index, facts, row: nil), subject: facts.texts?.subject, message: facts.texts?.message,
      locale: facts.texts?.locale)
  }

  private func answer(_ opened: BatchOpened, events: [Event], at position: UInt64) -> Answer {
    guard opened.mode == .atomic else { return .batchOpened(opened.batch) }
    let rows = events.compactMap { event in
      switch event {
      case .inviteIssued(let issued): answer(issued.invite, row: issued.row, at: position)
      case .inviteAmended(let amended): answer(amended.invite, row: amended.row, at: position)
      default: nil
      }
    }
    return .invites(batch: opened.batch, rows, skipped: opened.skipped)
  }

  private func restored(by events: [Event]) -> [Holder] {
    events.flatMap { event in
      guard case .messageRestored(let restored) = event else { return [Holder]() }
      return restored.holders
    }
  }
}

extension Event {
  /// The invites whose tokens it says were shown.
  fileprivate var shownInvites: [InviteID] {
    guard case .tokenRevealed(let event) = self else { return [] }
    return event.invites
  }

  /// The account that a row of a batch added or changed.
  fileprivate var stagedAccount: AccountAnswer? {
    switch self {
    case .accountAdded(let event): AccountAnswer(account: event.account, isNew: true)
    case .accountChanged(let event): AccountAnswer(account: event.account, isNew: false)
    default: nil
    }
  }

  /// What a command on many changed by this event.
  fileprivate var revised: LedgerTarget? {
    switch self {
    case .inviteAmended(let event): .invite(event.invite)
    case .inviteResent(let event): .invite(event.invite)
    case .inviteRevoked(let event): .invite(event.invite)
    case .inviteReinstated(let event): .invite(event.invite)
    case .messageArchived(let event): .message(event.message)
    case .messageRestored(let event): .message(event.message)
    case .keyRevoked(let event): .key(event.key)
    default: nil
    }
  }
}
