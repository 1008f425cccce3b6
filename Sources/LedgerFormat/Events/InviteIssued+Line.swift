// Fields of an issued invite.

import InviteLedger

extension InviteIssued: LineEvent {
  func write(to data: inout DataWriter) {
    data.field("invite", invite)
    data.field("kind", kind)
    data.field("token_fp", token.fingerprint)
    data.field("token_hint", token.hint)
    data.field("token_key", token.key)
    data.field("inviter", inviter)
    data.personal("email", email)
    data.field("domain", domain)
    data.field("binding", binding)
    data.field("max_uses", maxUses)
    data.field("role", role)
    data.list("groups", groups)
    data.list("channels", channels)
    if includeDefaultChannels { data.field("include_default_channels", true) }
    data.field("topic", topic)
    if !notifyInviter { data.field("notify_inviter", false) }
    data.personal("subject", subject)
    data.personal("message", message)
    data.personal("note", note)
    data.field("locale", locale)
    data.field("expires", expires)
    data.field("batch", batch)
    data.field("row", row)
    data.field("source", source)
  }

  init(from data: inout DataReader) throws(FormatError) {
    self.init(
      invite: try data.id("invite"),
      kind: try data.word("kind"),
      token: TokenFacts(
        fingerprint: try data.fingerprint("token_fp"),
        hint: try data.string("token_hint"),
        key: try data.integer("token_key")),
      inviter: try data.string("inviter"),
      email: try data.personalIfPresent("email"),
      domain: try data.stringIfPresent("domain"),
      binding: try data.word("binding"),
      maxUses: try data.useLimit("max_uses"),
      role: try data.role("role"),
      groups: try data.list("groups"),
      channels: try data.list("channels"),
      includeDefaultChannels: try data.bool("include_default_channels", usually: false),
      topic: try data.stringIfPresent("topic"),
      notifyInviter: try data.bool("notify_inviter", usually: true),
      subject: try data.personalIfPresent("subject"),
      message: try data.personalIfPresent("message"),
      note: try data.personalIfPresent("note"),
      locale: try data.stringIfPresent("locale"),
      expires: try data.expiry("expires"),
      batch: try data.idIfPresent("batch"),
      row: try data.integerIfPresent("row"),
      source: try data.word("source"))
  }
}
