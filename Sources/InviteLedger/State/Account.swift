// An account as decisions need it.

/// An account in the state, made by `account add` or by a redemption.
package struct Account: Hashable, Sendable {
  /// Unique for ever, compared without regard to case.
  package let name: String
  package internal(set) var fullName: PersonalText?
  package internal(set) var email: PersonalText?
  package internal(set) var role: Role
  package internal(set) var groups: [String]
  package internal(set) var channels: [String] = []
  package internal(set) var uid: UInt32?
  package internal(set) var external: String?
  package internal(set) var isDeactivated = false
  /// Who brought the account in, as far as that is known: whose invite made it, or who was said to have.
  package internal(set) var inviter: String?
  /// Seq of the last event that changed this account.
  package internal(set) var lastChange: UInt64

  init(
    name: String, fullName: PersonalText? = nil, email: PersonalText?, role: Role, groups: [String] = [],
    uid: UInt32? = nil, external: String?, seq: UInt64
  ) {
    self.name = name
    self.fullName = fullName
    self.email = email
    self.role = role
    self.groups = groups
    self.uid = uid
    self.external = external
    self.lastChange = seq
  }
}
