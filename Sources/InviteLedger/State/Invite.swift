// An invite as decisions need it; texts for people are in the log and the read models alone.

/// An invite in the state.
package struct Invite: Hashable, Sendable {
  package let id: InviteID
  package let kind: InviteKind
  package internal(set) var token: TokenFacts
  /// Which token of this invite redeems it, from 1.
  package internal(set) var generation: UInt32 = 1
  package let inviter: String
  package let email: PersonalText?
  /// What the invited address is compared by; nil for an invite without address, or whose address was erased.
  package let address: String?
  /// For binding `domain`, lower case.
  package let domain: String?
  package let binding: Binding
  package internal(set) var maxUses: UseLimit
  package internal(set) var role: Role
  package internal(set) var groups: [String]
  package internal(set) var channels: [String]
  package let includeDefaultChannels: Bool
  package let topic: String?
  package internal(set) var expires: Expiry
  package let batch: BatchID?
  package let row: UInt32?
  /// The role that the inviter's account had when it issued; nil for an inviter without account. A grant is withheld
  /// when the inviter could give it by this role and no longer can.
  package let inviterRole: Role?
  package internal(set) var uses: UInt32 = 0
  package internal(set) var isRevoked = false
  package internal(set) var successor: InviteID?
  package let issued: Timestamp
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
    topic = event.topic
    expires = event.expires
    batch = event.batch
    row = event.row
    self.inviterRole = inviterRole
    issued = time
    lastChange = seq
  }

  /// The status at a moment.
  package func status(at now: Timestamp) -> InviteStatus {
    InviteStatus(
      isRevoked: isRevoked, isSuperseded: successor != nil, uses: uses, maxUses: maxUses, expires: expires, now: now)
  }

  /// Takes the new terms.
  mutating func amend(_ terms: InviteFields) {
    if let role = terms.role { self.role = role }
    if let groups = terms.groups { self.groups = groups }
    if let channels = terms.channels { self.channels = channels }
    if let maxUses = terms.maxUses { self.maxUses = maxUses }
    if let expires = terms.expires { self.expires = expires }
  }
}
