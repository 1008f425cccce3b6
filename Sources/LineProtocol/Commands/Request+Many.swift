// Requests about one thing, or about all that a query chooses.
package import InviteLedger

extension Request {
  /// Whether a command is about as many things as `where=` chooses, or as a batch of accounts has.
  package var isOnMany: Bool { (verb.entry.kind == .command && self["where"] != nil) || isOfAccounts }

  /// The command on `invite=`; with `where=` a `ReviseInvites` without targets, which only the one who has the state can
  /// choose (`change(of:)`).
  func oneInviteOrMany() throws(ReplyError) -> Command {
    try oneOrMany("invite", invite("invite")) { (invite) throws(ReplyError) in
      try change(of: invite).command
    } many: {
      .reviseInvites(
        ReviseInvites(
          [], expectedCount: count("expect_count"), query: verb == .inviteReveal ? text("where") ?? "" : ""))
    }
  }

  /// The command on `message=`; with `where=` a `ReviseMessages` without targets, as of invites.
  func oneMessageOrMany() throws(ReplyError) -> Command {
    try oneOrMany("message", message("message")) { (message) throws(ReplyError) in
      try change(of: message).command
    } many: {
      .reviseMessages(ReviseMessages([], of: holders("holder") ?? [], expectedCount: count("expect_count")))
    }
  }

  /// What the request asks for, of one of its targets.
  package func change(of invite: InviteID) throws(ReplyError) -> ReviseInvites.Change {
    switch verb {
    case .inviteExtend: .extend(ExtendInvite(invite: invite, expires: try required(expiry, "expires")))
    case .inviteResend: .resend(ResendInvite(invite: invite, expires: expiry("expires")))
    case .inviteAmend: .amend(amendInvite(invite))
    case .inviteReveal: .reveal(RevealToken(invite: invite))
    case .inviteReinstate: .reinstate(ReinstateInvite(invite: invite, reason: try required(text, "reason")))
    case .inviteRevoke: .revoke(RevokeInvite(invite: invite, reason: text("reason")))
    // A verb that is forgotten here must not revoke.
    default: throw forgotten("invites")
    }
  }

  /// What the request asks for, of one of its targets.
  package func change(of message: MessageID) throws(ReplyError) -> ReviseMessages.Change {
    switch verb {
    case .messageArchive: .archive(ArchiveMessage(message: message, holders: holders("holder") ?? []))
    case .messageRestore: .restore(RestoreMessage(message: message, holders: holders("holder") ?? []))
    default: throw forgotten("messages")
    }
  }

  /// The command on one thing, or on many.
  private func oneOrMany<ID>(
    _ name: String, _ id: ID?, one: (ID) throws(ReplyError) -> Command, many: () -> Command
  ) throws(ReplyError) -> Command {
    switch (id, self["where"] != nil) {
    case (let id?, false):
      try checkCountsMany()
      return try one(id)
    case (nil, true): return many()
    case (nil, false):
      throw ReplyError(
        .ledger(.argumentMissing), "\(verb.rawValue) needs \(name)=, or where= for many", hint: "help \(verb.rawValue)")
    case (_?, true): throw contradiction("\(name)= is one \(name) and where= is many: give one of them")
    }
  }

  /// Refuses a number of matches where nothing is matched.
  func checkCountsMany() throws(ReplyError) {
    guard self["expect_count"] == nil || self["where"] != nil else {
      throw contradiction("expect_count= goes with where=")
    }
  }

  func contradiction(_ message: String) -> ReplyError {
    ReplyError(.ledger(.argumentInvalid), message, hint: "help \(verb.rawValue)")
  }

  private func forgotten(_ things: String) -> ReplyError {
    ReplyError(.internalFault, "\(verb.rawValue) says nothing of many \(things)", hint: "report this")
  }
}
