// Events of inviters, and of who brought in whom.

/// An inviter issues nothing from here on. Invites that were live are held, or revoked by the events that follow.
package struct InviterSuspended: Hashable, Sendable {
  package var inviter: String
  package var mode: SuspensionMode
  /// How many invites of the inviter were live.
  package var invites: UInt32
  package var reason: PersonalText?

  package init(inviter: String, mode: SuspensionMode, invites: UInt32, reason: PersonalText? = nil) {
    self.inviter = inviter
    self.mode = mode
    self.invites = invites
    self.reason = reason
  }
}

/// An inviter may issue again, and invites that were held can be redeemed again.
package struct InviterRestored: Hashable, Sendable {
  package var inviter: String
  /// How many invites were held that would have been live.
  package var invites: UInt32
  package var reason: PersonalText?

  package init(inviter: String, invites: UInt32, reason: PersonalText? = nil) {
    self.inviter = inviter
    self.invites = invites
    self.reason = reason
  }
}

/// Somebody counts as brought in by another inviter from here on; nil is nobody.
package struct LineageReassigned: Hashable, Sendable {
  /// The account that was brought in.
  package var subject: String
  package var old: String?
  package var new: String?
  package var reason: PersonalText

  package init(subject: String, old: String?, new: String?, reason: PersonalText) {
    self.subject = subject
    self.old = old
    self.new = new
    self.reason = reason
  }
}
