// Requests about an invite that is there, as commands.
package import InviteLedger

extension Request {
  func amendInvite(_ invite: InviteID) -> AmendInvite {
    AmendInvite(
      invite: invite,
      role: role("role"),
      groups: list("groups"),
      channels: list("channels"),
      includeDefaultChannels: flag("include_default_channels"),
      topic: setting("topic"),
      maxUses: uses("max_uses"),
      binding: text("binding").flatMap(Binding.init(rawValue:)),
      domain: text("domain"),
      expires: expiry("expires"),
      subject: setting("subject"),
      message: setting("message"),
      note: setting("note"),
      locale: setting("locale"),
      notifyInviter: flag("notify_inviter"))
  }

  func addressInvite(reading token: (TokenBytes) -> PresentedToken) throws(ReplyError) -> AddressInvite {
    AddressInvite(
      invite: try inviteReference(among: ["invite", "token"], reading: token),
      email: try required(text, "email"),
      binding: text("binding").flatMap(Binding.init(rawValue:)),
      domain: text("domain"),
      conflict: text("duplicates").flatMap(AddressConflict.init(rawValue:)) ?? .reject,
      existing: text("existing").flatMap(ExistingPolicy.init(rawValue:)) ?? .reject)
  }

  func recordDelivery(reading token: (TokenBytes) -> PresentedToken) throws(ReplyError) -> RecordDelivery {
    RecordDelivery(
      invite: try inviteReference(among: ["invite", "token", "email"], reading: token),
      state: try required({ text($0).flatMap(DeliveryState.init(rawValue:)) }, "state"),
      time: moment("time"),
      detail: text("detail"))
  }

  /// The invite, named in one of several ways.
  private func inviteReference(
    among names: [String], reading token: (TokenBytes) -> PresentedToken
  ) throws(ReplyError) -> InviteReference {
    let given = names.filter { self[$0] != nil }
    guard given.count <= 1 else {
      throw ReplyError(
        .ledger(.argumentInvalid), "\(verb.rawValue) takes one of \(given.joined(separator: "=, "))=, not several",
        hint: "help \(verb.rawValue)")
    }
    if let id = invite("invite") { return .id(id) }
    if let bytes = self.token("token") { return .token(token(bytes)) }
    if let email = text("email"), names.contains("email") { return .address(email, known: nil) }
    throw ReplyError(
      .ledger(.argumentMissing), "\(verb.rawValue) needs one of \(names.joined(separator: "=, "))=",
      hint: "help \(verb.rawValue)")
  }

  /// What `invite check` and `invite explain` ask about an invite; its token's fingerprint stands for the token.
  package func redemption(of invite: InviteID, _ fingerprint: Fingerprint) -> RedeemToken {
    RedeemToken(
      token: .wellFormed(invite: invite, fingerprint: fingerprint), email: text("email"),
      username: text("username"), external: text("external"))
  }
}
