// Events told in sentences: what a story is made of.

package import InviteLedger

extension Record {
  /// What happened, as a sentence without a time. Personal values stand in it; who shows it escapes and masks.
  package var sentence: String { actor + " " + event.deed + "." }
}

extension Event {
  /// What somebody did, in the past tense, to be said behind a name.
  fileprivate var deed: String {
    switch self {
    case .ledgerOpened: "opened the ledger"
    case .segmentOpened: "began the next file of the log"
    case .inviteIssued(let event): event.deed
    case .inviteAmended(let event): "changed the terms of \(event.invite)"
    case .inviteResent(let event): "asked to deliver \(event.invite) once more"
    case .inviteRevoked(let event): "revoked \(event.invite)" + Telling.reason(event.reason)
    case .inviteSuperseded(let event): "closed \(event.invite), because \(event.successor) took its place"
    case .inviteAddressed(let event): event.deed
    case .inviteReinstated(let event): "took the revocation of \(event.invite) back" + Telling.reason(event.reason)
    case .tokenRotated(let event): "gave \(event.invite) another token, its \(Telling.ordinal(event.generation))"
    case .tokenRevealed(let event): event.deed
    case .deliveryRecorded(let event): event.deed
    case .inviterSuspended(let event): event.deed
    case .inviterRestored(let event):
      "let \(event.inviter) go on, with \(Telling.count(event.invites, "invite"))" + Telling.reason(event.reason)
    case .lineageReassigned(let event): event.deed
    case .batchOpened(let event): "opened \(event.batch)"
    case .batchClosed(let event):
      "ended \(event.batch): \(event.outcome.rawValue), \(event.issued) issued, \(event.failed) failed"
    case .tokenRedeemed(let event): event.deed
    case .tokenReserved(let event): "reserved a use of \(event.invite) until \(event.until), as \(event.reservation)"
    case .reservationReleased(let event): "gave back \(event.reservation), a use of \(event.invite)"
    case .redemptionReversed(let event):
      "undid \(event.redemption) of \(event.invite) by \(event.account)" + Telling.reason(event.reason)
    case .attemptRefused(let event):
      "refused \(event.refusals.reduce(event.other) { $0 + $1.count }) redemptions since \(event.since)"
    case .authRefused(let event):
      "refused \(event.refusals.reduce(event.other) { $0 + $1.count }) requests for want of a right since \(event.since)"
    case .messageSent(let event):
      "sent \(event.message) to \(Telling.list(event.recipients.map(\.description)))"
    case .messageReplied(let event): "replied to \(event.message)"
    case .messageArchived(let event):
      "archived \(event.message) for \(Telling.list(event.holders.map(\.description)))"
    case .messageRestored(let event):
      "put \(event.message) back into the inbox of \(Telling.list(event.holders.map(\.description)))"
    case .messageMuted(let event): "muted \(event.message) for \(Telling.list(event.holders.map(\.description)))"
    case .messageUnmuted(let event):
      "stopped muting \(event.message) for \(Telling.list(event.holders.map(\.description)))"
    case .templateDefined(let event): "gave the template \(event.template) its words"
    case .templateRetired(let event): "retired the template \(event.template)"
    case .accountAdded(let event): "recorded the account \(event.account)"
    case .accountChanged(let event): "changed the account \(event.account)"
    case .accountDeactivated(let event): "ended the account \(event.account)" + Telling.reason(event.reason)
    case .noteAdded(let event): "noted on \(event.target): \(Telling.quoted(event.text))"
    case .policyChanged(let event):
      "changed the policy: \(Telling.list(event.changes.map(\.setting.rawValue)))"
    case .catalogDefined(let event): "put the \(event.kind.rawValue) \(event.name) into the catalog"
    case .catalogRetired(let event):
      "retired the \(event.kind.rawValue) \(event.name)" + Telling.reason(event.reason)
    case .keyCreated(let event): event.deed
    case .keyRevoked(let event): "revoked \(event.key)" + Telling.reason(event.reason)
    case .keyRestored(let event): "opened \(event.key) again" + Telling.reason(event.reason)
    case .keyRotated(let event):
      "gave \(event.key) another secret, its \(Telling.ordinal(event.generation)); the one before opens until "
        + event.oldUntil.description
    case .keyChanged(let event): "changed what \(event.key) is"
    case .keyUsed(let event): event.deed
    }
  }
}

extension InviteIssued {
  fileprivate var deed: String {
    let kind = kind == .link ? "a link" : "an invite"
    var text = "issued \(invite), \(kind)"
    if let email { text += " for \(email.text ?? "an erased address")" }
    if case .uses(let uses) = maxUses, uses != 1 { text += ", to be used \(uses) times" }
    if case .unlimited = maxUses { text += ", to be used any number of times" }
    if !groups.isEmpty { text += ", into \(Telling.list(groups))" }
    if case .at(let time) = expires { text += ", until \(time)" }
    return text
  }
}

extension TokenRedeemed {
  fileprivate var deed: String {
    var text = "redeemed \(invite)"
    if let email { text += " for \(email.text ?? "an erased address")" }
    text += existingAccount ? ", as \(username)" : ", and became \(username)"
    if !granted.groups.isEmpty { text += ", in \(Telling.list(granted.groups))" }
    if !withheld.isEmpty { text += "; \(Telling.list(withheld.map(\.name))) was withheld" }
    return text
  }
}

extension InviteAddressed {
  fileprivate var deed: String {
    guard let email = new.email else { return "took the address from \(invite)" }
    return "addressed \(invite) to \(email.text ?? "an erased address")"
  }
}

extension TokenRevealed {
  fileprivate var deed: String {
    switch extent {
    case .one(let invite, _): "was shown the token of \(invite)"
    case .many(let query, let count, _):
      "was shown the tokens of \(Telling.count(count, "invite")), found by \(Telling.quoted(query))"
    }
  }
}

extension DeliveryRecorded {
  fileprivate var deed: String {
    var text = "reported the mail of \(invite) as \(state.rawValue)"
    if let time { text += ", at \(time)" }
    if let detail { text += ": \(Telling.quoted(detail))" }
    return text
  }
}

extension InviterSuspended {
  fileprivate var deed: String {
    let fate =
      switch mode {
      case .hold: "held"
      case .revoke: "revoked"
      }
    return "suspended \(inviter), with \(Telling.count(invites, "invite")) \(fate)" + Telling.reason(reason)
  }
}

extension LineageReassigned {
  fileprivate var deed: String {
    var text = "said that \(subject) was brought in by \(new ?? "nobody")"
    if let old { text += ", not by \(old)" }
    return text + Telling.reason(reason)
  }
}

extension KeyCreated {
  fileprivate var deed: String {
    var text = "made \(key) “\(label)”"
    if let owner { text += " for \(owner)" }
    text += ", which may do \(Telling.list(scopes.map(\.description)))"
    if case .at(let time) = expires { text += ", until \(time)" }
    return text
  }
}

extension KeyUsed {
  fileprivate var deed: String {
    var text = "counted \(Telling.count(count, "use")) of \(key) for \(command) by uid \(uid)"
    if let program { text += " with \(program)" }
    return text + ", the last at \(last)"
  }
}

/// Parts of sentences.
private enum Telling {
  /// `a, b and c`
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "nobody" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  static func reason(_ text: PersonalText?) -> String { text.map { ", because: " + quoted($0) } ?? "" }

  static func quoted(_ text: PersonalText) -> String { text.text.map { "“\($0)”" } ?? "(erased)" }

  /// `1 invite`, `2 invites`
  static func count(_ count: UInt32, _ thing: String) -> String { "\(count) \(thing)" + (count == 1 ? "" : "s") }

  /// `2nd`, `13th`
  static func ordinal(_ number: UInt32) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
