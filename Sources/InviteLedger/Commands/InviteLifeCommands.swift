// Commands about an invite that is there: its terms, its address, its token, and what its mail came to.

/// Which invite is meant, as people and mail tools name it.
package enum InviteReference: Hashable, Sendable {
  case id(InviteID)
  /// A token or its link.
  case token(PresentedToken)
  /// The newest invite to an address. `known` is the newest that the caller found among those that were closed, which
  /// decisions keep no list of; nil for none.
  case address(String, known: InviteID?)
}

/// `invite amend`: only what is given changes.
package struct AmendInvite: Hashable, Sendable {
  package var invite: InviteID
  package var role: Role?
  package var groups: [String]?
  package var channels: [String]?
  package var includeDefaultChannels: Bool?
  package var topic: Setting<String>?
  package var maxUses: UseLimit?
  package var binding: Binding?
  package var domain: String?
  package var expires: ExpiryRequest?
  package var subject: Setting<String>?
  package var message: Setting<String>?
  package var note: Setting<String>?
  package var locale: Setting<String>?
  package var notifyInviter: Bool?

  package init(
    invite: InviteID,
    role: Role? = nil,
    groups: [String]? = nil,
    channels: [String]? = nil,
    includeDefaultChannels: Bool? = nil,
    topic: Setting<String>? = nil,
    maxUses: UseLimit? = nil,
    binding: Binding? = nil,
    domain: String? = nil,
    expires: ExpiryRequest? = nil,
    subject: Setting<String>? = nil,
    message: Setting<String>? = nil,
    note: Setting<String>? = nil,
    locale: Setting<String>? = nil,
    notifyInviter: Bool? = nil
  ) {
    self.invite = invite
    self.role = role
    self.groups = groups
    self.channels = channels
    self.includeDefaultChannels = includeDefaultChannels
    self.topic = topic
    self.maxUses = maxUses
    self.binding = binding
    self.domain = domain
    self.expires = expires
    self.subject = subject
    self.message = message
    self.note = note
    self.locale = locale
    self.notifyInviter = notifyInviter
  }
}

/// What to do when the inviter has another open invite to the address that an invite is to have.
package enum AddressConflict: String, CaseIterable, Sendable {
  /// `invite.duplicate`.
  case reject
  /// Both stay.
  case allow
  /// The others are closed in favour of this one.
  case supersede
}

/// `invite address`: an e-mail-less invite gets an address, or another one.
package struct AddressInvite: Hashable, Sendable {
  package var invite: InviteReference
  package var email: String
  /// Absent: strict, or domain where a domain is given.
  package var binding: Binding?
  package var domain: String?
  package var conflict: AddressConflict
  package var existing: ExistingPolicy

  package init(
    invite: InviteReference, email: String, binding: Binding? = nil, domain: String? = nil,
    conflict: AddressConflict = .reject, existing: ExistingPolicy = .reject
  ) {
    self.invite = invite
    self.email = email
    self.binding = binding
    self.domain = domain
    self.conflict = conflict
    self.existing = existing
  }
}

/// `invite rotate`: a new token; the old one is unknown from here on.
package struct RotateToken: Hashable, Sendable {
  package var invite: InviteID

  package init(invite: InviteID) { self.invite = invite }
}

/// `invite reinstate`: undoes a revocation.
package struct ReinstateInvite: Hashable, Sendable {
  package var invite: InviteID
  package var reason: String

  package init(invite: InviteID, reason: String) {
    self.invite = invite
    self.reason = reason
  }
}

/// `invite reveal`: the token and the link, and the texts that a mailer sends with them.
package struct RevealToken: Hashable, Sendable {
  package var invite: InviteID

  package init(invite: InviteID) { self.invite = invite }
}

/// `invite delivered`: what a mail tool reports.
package struct RecordDelivery: Hashable, Sendable {
  package var invite: InviteReference
  package var state: DeliveryState
  /// When it happened. Absent: now.
  package var time: Timestamp?
  package var detail: String?

  package init(invite: InviteReference, state: DeliveryState, time: Timestamp? = nil, detail: String? = nil) {
    self.invite = invite
    self.state = state
    self.time = time
    self.detail = detail
  }
}
