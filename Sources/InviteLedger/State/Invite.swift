// An invite as decisions need it.

/// An invite in the state.
package struct Invite: Hashable, Sendable {
  package internal(set) var id: InviteID
  package internal(set) var token: TokenFacts
  /// Which token of this invite redeems it, from 1.
  package internal(set) var generation: UInt32 = 1
  package internal(set) var email: PersonalText?
  /// What does not change from event to event.
  private(set) var terms: Shared<StandingTerms>
  /// Uses that are kept for somebody, by the moment at which each lapses.
  package internal(set) var holds = HoldList()
  package internal(set) var issued: Timestamp
  /// Seq of the last event that changed this invite.
  package internal(set) var lastChange: UInt64
  package internal(set) var expires: Expiry
  /// When it was redeemed last.
  package internal(set) var redeemed: Timestamp?
  package internal(set) var successor: InviteID?
  package internal(set) var row: UInt32?
  package internal(set) var uses: UInt32 = 0
  package internal(set) var isRevoked = false
  /// The inviter is suspended and his invites are held.
  package internal(set) var isSuspended = false

  /// The invite that an event makes.
  ///
  /// - Parameter newest: terms of the invite before: an invite that says the same holds these.
  init(
    _ event: InviteIssued, inviterRole: Role?, at time: Timestamp, seq: UInt64,
    newest: Shared<StandingTerms>? = nil
  ) {
    id = event.invite
    token = event.token
    email = event.email
    terms = StandingTerms.of(event, inviterRole: inviterRole, newest: newest)
    issued = time
    lastChange = seq
    expires = event.expires
    row = event.row
  }

  package var kind: InviteKind { terms.value.kind }
  package var inviter: String { terms.value.inviter }
  /// The role that the inviter's account had when it issued; nil for an inviter without account. A grant is withheld
  /// when the inviter could give it by this role and no longer can.
  package var inviterRole: Role? { terms.value.inviterRole }
  /// For binding `domain`, lower case.
  package var domain: String? { terms.value.domain }
  package var binding: Binding { terms.value.binding }
  package var maxUses: UseLimit { terms.value.maxUses }
  package var role: Role { terms.value.role }
  package var groups: [String] { terms.value.groups }
  package var channels: [String] { terms.value.channels }
  package var includeDefaultChannels: Bool { terms.value.includeDefaultChannels }
  package var notifyInviter: Bool { terms.value.notifyInviter }
  package var topic: String? { terms.value.topic }
  /// Nil without any text.
  package var texts: InviteTexts? { terms.value.texts }
  package var batch: BatchID? { terms.value.batch }
  /// What the invited address is compared by; nil for an invite without address, or whose address was erased.
  package var address: String? { (email?.text).map(EmailAddress.key(ofRecorded:)) }

  /// Passes the terms; many in a row are one object.
  mutating func passTerms(_ image: inout ImageCoder) throws(ImageFault) {
    var shared: Shared<StandingTerms>? = terms
    try image.pass(shared: &shared) { (terms, image) throws(ImageFault) in try StandingTerms.pass(&terms, &image) }
    guard let shared else { throw .unreadable }
    terms = shared
  }

  /// The status at a moment.
  package func status(at now: Timestamp) -> InviteStatus { status(at: now, held: holds.count(at: now)) }

  /// The status at a moment once nobody has a use reserved any more: what counts for those who manage the invite, whom
  /// a sign-up in progress shall not keep from it.
  package func lastingStatus(at now: Timestamp) -> InviteStatus { status(at: now, held: 0) }

  /// Whether not even another expiry could make it redeem.
  package func isClosed(at now: Timestamp) -> Bool {
    switch lastingStatus(at: now) {
    case .revoked, .superseded, .exhausted: true
    case .expired, .suspended, .partlyUsed, .pending: false
    }
  }

  private func status(at now: Timestamp, held: UInt32) -> InviteStatus {
    InviteStatus(
      isRevoked: isRevoked, isSuperseded: successor != nil, uses: uses, held: held, maxUses: maxUses, expires: expires,
      isSuspended: isSuspended, now: now)
  }

  /// Takes the new terms.
  mutating func amend(_ amendment: InviteAmended) {
    if let expires = amendment.new.expires { self.expires = expires }
    var new = terms.value
    new.amend(amendment)
    terms = Shared(new)
  }

  /// Takes the new address, and what goes with it.
  mutating func take(_ new: InviteAddressing) {
    email = new.email
    var terms = terms.value
    terms.binding = new.binding
    terms.domain = new.domain?.caseFolded
    self.terms = Shared(terms)
  }
}

extension InviteAmended {
  /// Whether a text, or the language of the texts, is among what changed.
  var changesTexts: Bool {
    setting(of: \.subject) != nil || setting(of: \.message) != nil || setting(of: \.note) != nil
      || setting(of: \.locale) != nil
  }
}
