// Events of an invite that is there: its address, its token, its return, and what its mail came to.

/// For whom an invite is, and who may redeem it.
package struct InviteAddressing: Hashable, Sendable {
  package var email: PersonalText?
  package var binding: Binding
  /// For `binding` domain.
  package var domain: String?

  package init(email: PersonalText? = nil, binding: Binding, domain: String? = nil) {
    self.email = email
    self.binding = binding
    self.domain = domain
  }
}

/// An e-mail-less invite has an address now, or another one than before.
package struct InviteAddressed: Hashable, Sendable {
  package var invite: InviteID
  package var old: InviteAddressing
  package var new: InviteAddressing

  package init(invite: InviteID, old: InviteAddressing, new: InviteAddressing) {
    self.invite = invite
    self.old = old
    self.new = new
  }
}

/// A revocation was undone.
package struct InviteReinstated: Hashable, Sendable {
  package var invite: InviteID
  package var reason: PersonalText

  package init(invite: InviteID, reason: PersonalText) {
    self.invite = invite
    self.reason = reason
  }
}

/// The invite has another token; the one before redeems nothing any more.
package struct TokenRotated: Hashable, Sendable {
  package var invite: InviteID
  /// Which token of the invite the new one is; the first was 1.
  package var generation: UInt32
  /// `token_fp`, `token_hint`, `token_key` in the log.
  package var token: TokenFacts

  package init(invite: InviteID, generation: UInt32, token: TokenFacts) {
    self.invite = invite
    self.generation = generation
    self.token = token
  }
}

/// Somebody was shown tokens after they were issued: that of one invite, or those that a query found.
package struct TokenRevealed: Hashable, Sendable {
  package enum Extent: Hashable, Sendable {
    case one(InviteID, generation: UInt32)
    /// The query as it was asked: it can name an address. How many tokens were shown, and of which invites; version 1
    /// does not say of which.
    case many(query: PersonalText, count: UInt32, of: InviteRanges?)
  }

  package var extent: Extent

  package init(_ extent: Extent) { self.extent = extent }

  /// The invites whose tokens were shown, as far as the event says.
  package var invites: [InviteID] {
    switch extent {
    case .one(let invite, _): [invite]
    case .many(_, _, let invites): invites?.invites ?? []
    }
  }
}

/// A mail tool reported about the mail of an invite.
package struct DeliveryRecorded: Hashable, Sendable {
  package var invite: InviteID
  package var state: DeliveryState
  /// When it happened, if the report says so; else it counts as happened when it was recorded.
  package var time: Timestamp?
  /// What the mail tool says beyond it: a bounce names addresses.
  package var detail: PersonalText?

  package init(invite: InviteID, state: DeliveryState, time: Timestamp? = nil, detail: PersonalText? = nil) {
    self.invite = invite
    self.state = state
    self.time = time
    self.detail = detail
  }
}
