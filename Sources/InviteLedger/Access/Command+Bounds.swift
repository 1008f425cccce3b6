// Scopes that are narrowed to an inviter or a group: whether a command stays within them.

extension Scope.Bound {
  /// Whether an invite is within it: issued by the inviter, or giving the group and nothing else. What lists show and what
  /// commands may touch is asked here alone.
  package func holds(inviter: String, groups: [String], channels: [String]) -> Bool {
    switch self {
    case .inviter(let name): inviter == name
    case .group(let name): !groups.isEmpty && groups.allSatisfy { $0 == name } && channels.isEmpty
    }
  }

  /// Whether an invite of the state is within it.
  package func holds(_ invite: Invite) -> Bool {
    holds(inviter: invite.inviter, groups: invite.groups, channels: invite.channels)
  }

  /// Whether a view of messages is within it.
  package func holds(_ holders: [Holder]) -> Bool {
    switch self {
    case .inviter: false
    case .group(let name): !holders.isEmpty && holders.allSatisfy { $0 == .group(name) }
    }
  }
}

extension Command {
  /// Whether everything that the command would do is within one of some bounds; of a command on many, what it would do
  /// to each of them.
  package func stays(withinOneOf bounds: [Scope.Bound], of actor: LedgerActor, in state: LedgerState) -> Bool {
    if case .reviseInvites(let wish) = self {
      return wish.changes.allSatisfy { $0.command.stays(withinOneOf: bounds, of: actor, in: state) }
    }
    return bounds.contains { stays(within: $0, of: actor, in: state) }
  }

  /// Whether everything that the command would do is within a bound. Only commands about invites, tokens and messages
  /// can be; all others are refused to a scope that is narrowed. What a command is about and does not exist is left for
  /// the command's own checks to say.
  package func stays(within bound: Scope.Bound, of actor: LedgerActor, in state: LedgerState) -> Bool {
    switch self {
    case .issueInvite(let command): command.stays(within: bound, of: actor)
    case .commitAtomicBatch(let command): command.rows.allSatisfy { $0.stays(within: bound, of: actor) }
    case .mintInvites(let command):
      bound.holds(inviter: actor.name, groups: command.groups, channels: command.channels)
    case .importInviteList(let command): command.wish.stays(within: bound, of: actor)
    case .openBatch, .commitBatch, .abortBatch: true
    case .extendInvite(let command): bound.holds([command.invite], in: state)
    case .resendInvite(let command): bound.holds([command.invite], in: state)
    case .revokeInvite(let command): bound.holds([command.invite], in: state)
    case .amendInvite(let command): command.stays(within: bound) && bound.holds([command.invite], in: state)
    case .addressInvite(let command): bound.holds(command.invite, in: state)
    case .rotateToken(let command): bound.holds([command.invite], in: state)
    case .reinstateInvite(let command): bound.holds([command.invite], in: state)
    case .revealToken(let command): bound.holds([command.invite], in: state)
    case .recordDelivery(let command): bound.holds(command.invite, in: state)
    case .reviseInvites(let command):
      command.changes.allSatisfy { $0.command.stays(within: bound, of: actor, in: state) }
    case .suspendInviter(let command): bound == .inviter(command.inviter)
    case .restoreInviter(let command): bound == .inviter(command.inviter)
    case .redeemToken(let command): bound.holds([command.token.invite], in: state)
    case .reserveToken(let command): bound.holds([command.wish.token.invite], in: state)
    case .releaseReservation(let command): bound.holds([state.reservation(command.reservation)?.invite], in: state)
    case .undoRedemption(let command): bound.holds([state.redemption(command.redemption)?.invite], in: state)
    case .sendMessage(let command): bound.holds(command.recipients)
    case .archiveMessage(let command): bound.holds(command.holders)
    case .restoreMessage(let command): bound.holds(command.holders)
    case .reviseMessages(let command): bound.holds(command.holders)
    case .muteMessage(let command): bound.holds(command.holders)
    case .unmuteMessage(let command): bound.holds(command.holders)
    case .defineTemplate, .retireTemplate, .reassignLineage, .replyMessage, .addAccount, .changeAccount,
      .commitAccounts, .deactivateAccount, .addNote, .createKey,
      .revokeKeys, .restoreKey, .rotateKey, .changeKey, .setPolicy, .defineCatalogEntry, .retireCatalogEntry:
      false
    }
  }
}

extension IssueInvite {
  fileprivate func stays(within bound: Scope.Bound, of actor: LedgerActor) -> Bool {
    bound.holds(inviter: actor.name, groups: groups, channels: channels)
  }
}

extension AmendInvite {
  /// Whether what the invite is to grant is within a bound.
  fileprivate func stays(within bound: Scope.Bound) -> Bool {
    guard case .group(let name) = bound else { return true }
    return groups.map { $0 == [name] } ?? true && channels?.isEmpty ?? true
  }
}

extension Scope.Bound {
  /// An address is no way to name an invite within bounds: whose it turns out to be is not known before it is decided.
  fileprivate func holds(_ reference: InviteReference, in state: LedgerState) -> Bool {
    switch reference {
    case .id(let invite): holds([invite], in: state)
    case .token(let token): holds([token.invite], in: state)
    case .address: false
    }
  }

  fileprivate func holds(_ invites: [InviteID?], in state: LedgerState) -> Bool {
    invites.compactMap { $0.flatMap(state.invite) }.allSatisfy(holds)
  }
}

extension Scope.Bound: CustomStringConvertible {
  package var description: String {
    switch self {
    case .inviter(let name): "inviter=" + name
    case .group(let name): "group=" + name
    }
  }
}
