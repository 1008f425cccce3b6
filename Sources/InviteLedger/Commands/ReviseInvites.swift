// One command on many invites: chosen by a query outside of the domain, changed all or none.

/// `invite revoke|resend|extend|amend|reinstate|reveal where=QUERY`.
package struct ReviseInvites: Hashable, Sendable {
  /// What is done to one of them.
  package enum Change: Hashable, Sendable {
    case revoke(RevokeInvite)
    case resend(ResendInvite)
    case extend(ExtendInvite)
    case amend(AmendInvite)
    case reinstate(ReinstateInvite)
    case reveal(RevealToken)
  }

  /// In the order of the invites; each is about another one.
  package var changes: [Change]
  /// How many invites the one who asks expects it to be.
  package var expectedCount: UInt32?
  /// The query as it was asked, for the one event that showing many tokens leaves.
  package var query: String

  package init(_ changes: [Change], expectedCount: UInt32? = nil, query: String = "") {
    self.changes = changes
    self.expectedCount = expectedCount
    self.query = query
  }

  /// Whether it shows tokens.
  package var isReveal: Bool { if case .reveal = changes.first { true } else { false } }
}

extension ReviseInvites.Change {
  /// The invite that it is about.
  package var invite: InviteID {
    switch self {
    case .revoke(let command): command.invite
    case .resend(let command): command.invite
    case .extend(let command): command.invite
    case .amend(let command): command.invite
    case .reinstate(let command): command.invite
    case .reveal(let command): command.invite
    }
  }

  /// The same as a command of its own.
  package var command: Command {
    switch self {
    case .revoke(let command): .revokeInvite(command)
    case .resend(let command): .resendInvite(command)
    case .extend(let command): .extendInvite(command)
    case .amend(let command): .amendInvite(command)
    case .reinstate(let command): .reinstateInvite(command)
    case .reveal(let command): .revealToken(command)
    }
  }
}

extension Command {
  /// Whether it is about as many things as a query chose or a batch has, and is answered with their number.
  package var isOnMany: Bool {
    switch self {
    case .reviseInvites, .reviseMessages, .commitAccounts: true
    case .revokeKeys(let command): command.isChosen
    default: false
    }
  }
}
