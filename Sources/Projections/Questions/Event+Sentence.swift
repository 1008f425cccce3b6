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
    case .messageSent(let event):
      "sent \(event.message) to \(Telling.list(event.recipients.map(\.description)))"
    case .messageReplied(let event): "replied to \(event.message)"
    case .messageArchived(let event):
      "archived \(event.message) for \(Telling.list(event.holders.map(\.description)))"
    case .messageRestored(let event):
      "put \(event.message) back into the inbox of \(Telling.list(event.holders.map(\.description)))"
    case .accountAdded(let event): "recorded the account \(event.account)"
    case .accountChanged(let event): "changed the account \(event.account)"
    case .accountDeactivated(let event): "ended the account \(event.account)" + Telling.reason(event.reason)
    case .noteAdded(let event): "noted on \(event.target): \(Telling.quoted(event.text))"
    // What has no sentence of its own is told by its type: InviteRotated is "invite rotated".
    default: "caused: " + Telling.words(of: type.rawValue)
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

/// Parts of sentences.
private enum Telling {
  /// `a, b and c`
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "nobody" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  static func reason(_ text: PersonalText?) -> String { text.map { ", because: " + quoted($0) } ?? "" }

  static func quoted(_ text: PersonalText) -> String { text.text.map { "“\($0)”" } ?? "(erased)" }

  static func words(of type: String) -> String {
    type.reduce(into: "") { text, letter in
      if letter.isUppercase, !text.isEmpty { text += " " }
      text += letter.lowercased()
    }
  }
}
