// From the events of invites and their tokens back to commands.

import InviteLedger

extension InviteIssued {
  /// Whoever issued it got a new invite, so it is put as one who takes duplicates and members as they come.
  var commands: [Command] {
    if let email, email.text == nil { return [] }
    return [
      .issueInvite(
        IssueInvite(
          email: email?.text, binding: binding, domain: domain, maxUses: maxUses, expires: ExpiryRequest(expires),
          role: role, groups: groups, channels: channels, includeDefaultChannels: includeDefaultChannels,
          topic: topic, notifyInviter: notifyInviter, subject: subject?.text, message: message?.text,
          note: note?.text, locale: locale, batch: batch, row: row, duplicates: .allow, existing: .grant,
          source: source))
    ]
  }
}

extension InviteAmended {
  var command: Command {
    .amendInvite(
      AmendInvite(
        invite: invite, role: new.role, groups: new.groups, channels: new.channels,
        includeDefaultChannels: new.includeDefaultChannels, topic: setting(of: \.topic), maxUses: new.maxUses,
        binding: new.binding, domain: new.domain, expires: new.expires.map(ExpiryRequest.init),
        subject: text(of: \.subject), message: text(of: \.message), note: text(of: \.note),
        locale: setting(of: \.locale), notifyInviter: new.notifyInviter))
  }

  /// A text as it was given; one that was erased since is left as it is.
  private func text(of field: KeyPath<InviteFields, PersonalText?>) -> Setting<String>? {
    switch setting(of: field) {
    case .value(let text): text.text.map(Setting.value)
    case .cleared: .cleared
    case nil: nil
    }
  }
}

extension InviteAddressed {
  var commands: [Command] {
    guard let email = new.email?.text else { return [] }
    return [
      .addressInvite(
        AddressInvite(
          invite: .id(invite), email: email, binding: new.binding, domain: new.domain, conflict: .allow,
          existing: .grant))
    ]
  }
}

extension TokenRevealed {
  var commands: [Command] {
    switch extent {
    case .one(let invite, _): [.revealToken(RevealToken(invite: invite))]
    case .many: []
    }
  }
}

extension BatchClosed {
  var command: Command {
    switch outcome {
    case .committed: .commitBatch(CommitBatch(batch: batch, failed: failed, reused: reused))
    case .aborted: .abortBatch(AbortBatch(batch: batch))
    }
  }
}

extension TokenRedeemed {
  /// With the name that the account got, and without one: the ledger gives names itself, and knows its members.
  var commands: [Command] {
    if let email, email.text == nil, external == nil { return [] }
    return [existingAccount ? nil : username, nil].uniqued.map { name in
      .redeemToken(
        RedeemToken(
          token: invite.token, email: email?.text, username: name, external: external, reservation: reservation))
    }
  }
}

extension TokenReserved {
  var commands: [Command] {
    if let email, email.text == nil { return [] }
    return [
      .reserveToken(
        ReserveToken(
          wish: RedeemToken(token: invite.token, email: email?.text, username: username, external: external),
          until: .at(until)))
    ]
  }
}

extension InviteID {
  /// A token of the invite; `Redecision` presents the one that it has when the command is decided.
  fileprivate var token: PresentedToken { .wellFormed(invite: self, fingerprint: Fingerprint(words: (0, 0, 0, 0))) }
}

extension [String?] {
  /// Each once.
  fileprivate var uniqued: [String?] { first == last ? Array(prefix(1)) : self }
}
