// Commands about inviters, and about who brought in whom.

/// What becomes of the live invites of a suspended inviter.
package enum SuspensionMode: String, CaseIterable, Sendable {
  /// They cannot be redeemed until the inviter is restored.
  case hold
  /// They are revoked.
  case revoke
}

/// `inviter suspend`.
package struct SuspendInviter: Hashable, Sendable {
  package var inviter: String
  package var mode: SuspensionMode
  package var reason: String?

  package init(inviter: String, mode: SuspensionMode = .hold, reason: String? = nil) {
    self.inviter = inviter
    self.mode = mode
    self.reason = reason
  }
}

/// `inviter restore`.
package struct RestoreInviter: Hashable, Sendable {
  package var inviter: String
  package var reason: String?

  package init(inviter: String, reason: String? = nil) {
    self.inviter = inviter
    self.reason = reason
  }
}

/// `lineage reassign`: somebody counts as brought in by another inviter, or by nobody, from here on.
package struct ReassignLineage: Hashable, Sendable {
  /// The account that was brought in.
  package var subject: String
  package var inviter: Setting<String>
  package var reason: String

  package init(subject: String, inviter: Setting<String>, reason: String) {
    self.subject = subject
    self.inviter = inviter
    self.reason = reason
  }
}
