// What an invite is to say: a command's wishes, checked and completed with defaults.

/// The terms of an invite that is asked for. What was not asked for keeps that fact, because an invite that is there
/// already is changed only where somebody asked.
struct IssueTerms {
  var wish: IssueInvite
  let address: EmailAddress?
  let kind: InviteKind
  let binding: Binding
  let domain: String?
  let maxUses: UseLimit
  let role: Role
  let groups: [String]
  let channels: [String]
  let expires: Expiry

  /// Checks the arguments in the order of their place in the log. Throws `arg.invalid` and `arg.missing`.
  ///
  /// A function and no initializer, which would own its arguments: the state would be copied for it.
  static func checked(
    _ wish: IssueInvite, in state: LedgerState, now: Timestamp
  ) throws(Rejection) -> IssueTerms {
    let address = try wish.email.map { text throws(Rejection) in try Decider.address(text, parameter: "email") }
    let maxUses = wish.maxUses ?? .uses(1)
    let kind: InviteKind = address != nil ? .email : maxUses == .uses(1) ? .emailless : .link
    let (binding, domain) = try Self.binding(wish.binding, domain: wish.domain, address: address)
    let groups = try Decider.groups(wish.groups, limit: Limits.groupsPerInvite)
    let channels = try Decider.channels(wish.channels, limit: Limits.channelsPerInvite)
    try checkTexts(wish)
    var filled = wish
    try fillTexts(of: &filled, in: state)
    return IssueTerms(
      wish: filled, address: address, kind: kind, binding: binding, domain: domain, maxUses: maxUses,
      role: wish.role ?? state.policy.defaultRole, groups: groups, channels: channels,
      expires: try Decider.expiry(wish.expires, in: state, now: now))
  }

  /// Who may redeem, and of which domain, as it was asked for. Without a wish an address binds strictly.
  static func binding(
    _ wish: Binding?, domain wishedDomain: String?, address: EmailAddress?
  ) throws(Rejection) -> (Binding, String?) {
    let binding = wish ?? (wishedDomain != nil ? .domain : address != nil ? .strict : .any)
    switch binding {
    case .strict where address == nil:
      throw .missing("email", "binding=strict needs an address to be bound to", hint: "email=name@example.org")
    case .strict, .any:
      guard wishedDomain == nil else {
        throw .invalid("domain", "domain= goes with binding=domain alone", hint: "binding=domain")
      }
      return (binding, nil)
    case .domain:
      guard let domain = wishedDomain?.trimmed ?? address?.domain else {
        throw .missing("domain", "binding=domain needs a domain or an address", hint: "domain=example.org")
      }
      guard AddressSyntax.isDomain(domain) else {
        throw .invalid("domain", "domain is not the name of a domain", hint: "domain=example.org")
      }
      guard address == nil || address?.domain == domain.caseFolded else {
        throw .invalid(
          "domain", "the invited address is not of this domain, so it could not redeem the invite",
          hint: "leave domain= or email= out")
      }
      return (.domain, domain.caseFolded)
    }
  }

  private static func checkTexts(_ wish: IssueInvite) throws(Rejection) {
    try checkTexts(
      topic: wish.topic, subject: wish.subject, message: wish.message, note: wish.note, locale: wish.locale)
  }

  /// Refuses texts that do not fit, and a topic or a locale that is none.
  static func checkTexts(
    topic: String?, subject: String?, message: String?, note: String?, locale: String?
  ) throws(Rejection) {
    try Decider.checkLabel(topic, parameter: "topic")
    try Decider.checkText(subject, limit: Limits.subjectBytes, parameter: "subject")
    try Decider.checkText(message, limit: Limits.inviteMessageBytes, parameter: "message")
    try Decider.checkText(note, limit: Limits.inviteNoteBytes, parameter: "note")
    guard let locale, !NameSyntax.isLocale(locale) else { return }
    throw .invalid("locale", "locale is not a language tag", hint: "locale=pt-BR")
  }

  /// The texts to the invited, as they are to be read. Nothing is copied where there are none.
  private static func fillTexts(of wish: inout IssueInvite, in state: LedgerState) throws(Rejection) {
    guard wish.subject != nil || wish.message != nil else { return }
    try Decider.checkVariables(wish.variables)
    let values = PlaceholderValues(wish.variables, policy: state.policy)
    if let subject = wish.subject {
      wish.subject = try Placeholders.filled(subject, with: values, limit: Limits.subjectBytes, parameter: "subject")
    }
    if let message = wish.message {
      wish.message = try Placeholders.filled(
        message, with: values, limit: Limits.inviteMessageBytes, parameter: "message")
    }
    try Decider.checkText(wish.subject, limit: Limits.subjectBytes, parameter: "subject")
    try Decider.checkText(wish.message, limit: Limits.inviteMessageBytes, parameter: "message")
  }

  /// What issuing these terms so often asks of the limits.
  func demand(_ count: Int = 1, closing: [Expiry] = []) -> IssueDemand {
    IssueDemand(count: count, opening: maxUses == .uses(0) ? 0 : count, closing: closing)
  }

  /// The event that issues these terms.
  func issued(as id: InviteID, token: TokenFacts, inviter: String, batch: BatchID?) -> InviteIssued {
    InviteIssued(
      invite: id, kind: kind, token: token, inviter: inviter, email: address.map { .known($0.spelling) },
      domain: domain, binding: binding, maxUses: maxUses, role: role, groups: groups, channels: channels,
      includeDefaultChannels: wish.includeDefaultChannels, topic: wish.topic, notifyInviter: wish.notifyInviter,
      subject: wish.subject.map { .known($0) }, message: wish.message.map { .known($0) },
      note: wish.note.map { .known($0) }, locale: wish.locale, expires: expires, batch: batch, row: wish.row,
      source: wish.source)
  }
}
