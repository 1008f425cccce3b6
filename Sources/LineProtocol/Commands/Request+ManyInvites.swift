// Requests about one invite, or about all that a query chooses.
package import InviteLedger

extension Request {
  /// Whether a command is about as many things as `where=` chooses.
  package var isOnMany: Bool { verb.entry.kind == .command && self["where"] != nil }

  /// The command on `invite=`; with `where=` a `ReviseInvites` without targets, which only the one who has the state can
  /// choose (`change(of:)`).
  func oneInviteOrMany() throws(ReplyError) -> Command {
    switch (invite("invite"), self["where"] != nil) {
    case (let one?, false):
      guard self["expect_count"] == nil else { throw contradiction("expect_count= goes with where=") }
      return try change(of: one).command
    case (nil, true):
      return .reviseInvites(
        ReviseInvites(
          [], expectedCount: count("expect_count"), query: verb == .inviteReveal ? text("where") ?? "" : ""))
    case (nil, false):
      throw ReplyError(
        .ledger(.argumentMissing), "\(verb.rawValue) needs invite=, or where= for many", hint: "help \(verb.rawValue)")
    case (_?, true): throw contradiction("invite= is one invite and where= is many: give one of them")
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
    default: throw ReplyError(.internalFault, "\(verb.rawValue) says nothing of many invites", hint: "report this")
    }
  }

  private func contradiction(_ message: String) -> ReplyError {
    ReplyError(.ledger(.argumentInvalid), message, hint: "help \(verb.rawValue)")
  }
}
