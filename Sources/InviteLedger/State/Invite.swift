// An invite as decisions need it.

/// An invite in the state.
package struct Invite: Hashable, Sendable {
  package internal(set) var id: InviteID
  package internal(set) var kind: InviteKind
  package internal(set) var token: TokenFacts
  /// Which token of this invite redeems it, from 1.
  package internal(set) var generation: UInt32 = 1
  package internal(set) var inviter: String
  package internal(set) var email: PersonalText?
  /// What the invited address is compared by; nil for an invite without address, or whose address was erased.
  package internal(set) var address: String?
  /// For binding `domain`, lower case.
  package internal(set) var domain: String?
  package internal(set) var binding: Binding
  package internal(set) var maxUses: UseLimit
  package internal(set) var role: Role
  package internal(set) var groups: [String]
  package internal(set) var channels: [String]
  package internal(set) var includeDefaultChannels: Bool
  package internal(set) var notifyInviter: Bool
  package internal(set) var topic: String?
  /// Nil without any text.
  package internal(set) var texts: InviteTexts?
  package internal(set) var expires: Expiry
  package internal(set) var batch: BatchID?
  package internal(set) var row: UInt32?
  /// The role that the inviter's account had when it issued; nil for an inviter without account. A grant is withheld
  /// when the inviter could give it by this role and no longer can.
  package internal(set) var inviterRole: Role?
  package internal(set) var uses: UInt32 = 0
  /// Uses that are kept for somebody, by the moment at which each lapses.
  package internal(set) var holds = HoldList()
  package internal(set) var isRevoked = false
  /// The inviter is suspended and his invites are held.
  package internal(set) var isSuspended = false
  package internal(set) var successor: InviteID?
  package internal(set) var issued: Timestamp
  /// When it was redeemed last.
  package internal(set) var redeemed: Timestamp?
  /// Seq of the last event that changed this invite.
  package internal(set) var lastChange: UInt64

  /// The invite that an event makes.
  init(_ event: borrowing InviteIssued, inviterRole: Role?, at time: Timestamp, seq: UInt64) {
    id = event.invite
    kind = event.kind
    token = event.token
    inviter = event.inviter
    email = event.email
    address = (event.email?.text).map(EmailAddress.key(ofRecorded:))
    domain = event.domain?.caseFolded
    binding = event.binding
    maxUses = event.maxUses
    role = event.role
    groups = event.groups
    channels = event.channels
    includeDefaultChannels = event.includeDefaultChannels
    notifyInviter = event.notifyInviter
    topic = event.topic
    texts = InviteTexts(
      subject: event.subject, message: event.message, note: event.note, locale: event.locale)
    expires = event.expires
    batch = event.batch
    row = event.row
    self.inviterRole = inviterRole
    issued = time
    lastChange = seq
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
    let new = amendment.new
    if let role = new.role { self.role = role }
    if let groups = new.groups { self.groups = groups }
    if let channels = new.channels { self.channels = channels }
    if let maxUses = new.maxUses { self.maxUses = maxUses }
    if let expires = new.expires { self.expires = expires }
    if let includes = new.includeDefaultChannels { includeDefaultChannels = includes }
    if let binding = new.binding { self.binding = binding }
    if let notifies = new.notifyInviter { notifyInviter = notifies }
    topic = amendment.value(of: \.topic, otherwise: topic)
    domain = amendment.value(of: \.domain, otherwise: domain)
    if amendment.changesTexts { texts = InviteTexts.amended(texts, amendment) }
  }
}

extension InviteAmended {
  /// Whether a text, or the language of the texts, is among what changed.
  var changesTexts: Bool {
    setting(of: \.subject) != nil || setting(of: \.message) != nil || setting(of: \.note) != nil
      || setting(of: \.locale) != nil
  }
}
