// An account as decisions need it.

/// An account in the state, made by `account add` or by a redemption.
package struct Account: Hashable, Sendable {
  /// Unique for ever, compared without regard to case.
  package internal(set) var name: String
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
  /// It is deactivated because the redemption that made it a member was undone: the next one opens it again.
  package internal(set) var isUndone = false
  /// It was recorded by `account add`, not made by a redemption.
  var wasAdded: Bool
  /// What administrators set, which no undone redemption takes away.
  var base = Base()
  /// The newest redemption by this account; they are a chain.
  var lastRedemption: RedemptionID?
  /// Seq of the last event that changed this account.
  package internal(set) var lastChange: UInt64

  /// A role and groups as `account add` or `account change` set them. Redemptions before have no part in them any more.
  struct Base: Hashable, Sendable {
    var role: Role?
    var groups: [String] = []
    /// Seqs of the events that set them; 0 when none did.
    var roleSince: UInt64 = 0
    var groupsSince: UInt64 = 0
  }

  /// - Parameter wasAdded: by `account add`, so that role and groups are set and not granted.
  init(
    name: String, fullName: PersonalText? = nil, email: PersonalText?, role: Role, groups: [String] = [],
    uid: UInt32? = nil, external: String?, wasAdded: Bool, seq: UInt64
  ) {
    self.name = name
    self.fullName = fullName
    self.email = email
    self.role = role
    self.groups = groups
    self.uid = uid
    self.external = external
    self.wasAdded = wasAdded
    if wasAdded { base = Base(role: role, groups: groups, roleSince: seq, groupsSince: seq) }
    self.lastChange = seq
  }
}
