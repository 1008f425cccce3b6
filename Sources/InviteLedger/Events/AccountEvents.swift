// Events of accounts, and notes on anything.

/// An account exists from here on (redemptions make accounts too: `TokenRedeemed`).
package struct AccountAdded: Hashable, Sendable {
  /// The account's name, unique for ever.
  package var account: String
  package var fullName: PersonalText?
  package var email: PersonalText?
  package var role: Role
  package var groups: [String]
  /// The local uid whose commands are this account's.
  package var uid: UInt32?
  /// Another system's id.
  package var external: String?

  package init(
    account: String,
    fullName: PersonalText? = nil,
    email: PersonalText? = nil,
    role: Role,
    groups: [String] = [],
    uid: UInt32? = nil,
    external: String? = nil
  ) {
    self.account = account
    self.fullName = fullName
    self.email = email
    self.role = role
    self.groups = groups
    self.uid = uid
    self.external = external
  }
}

/// Some fields of an account, as they were or as they became; nil is not part of the change.
package struct AccountFields: Hashable, Sendable {
  package var fullName: PersonalText?
  package var email: PersonalText?
  package var role: Role?
  package var groups: [String]?
  package var uid: UInt32?
  package var external: String?

  package init(
    fullName: PersonalText? = nil,
    email: PersonalText? = nil,
    role: Role? = nil,
    groups: [String]? = nil,
    uid: UInt32? = nil,
    external: String? = nil
  ) {
    self.fullName = fullName
    self.email = email
    self.role = role
    self.groups = groups
    self.uid = uid
    self.external = external
  }
}

/// Fields of an account changed. A field that had no value before is in `new` alone.
package struct AccountChanged: Hashable, Sendable {
  package var account: String
  package var old: AccountFields
  package var new: AccountFields

  package init(account: String, old: AccountFields, new: AccountFields) {
    self.account = account
    self.old = old
    self.new = new
  }
}

/// The account may not redeem or issue any more.
package struct AccountDeactivated: Hashable, Sendable {
  package var account: String
  package var reason: PersonalText?

  package init(account: String, reason: PersonalText? = nil) {
    self.account = account
    self.reason = reason
  }
}

/// Free text on an invite, a redemption, a batch, a message (by id) or an account (`user:NAME`).
package struct NoteAdded: Hashable, Sendable {
  package var target: String
  package var text: PersonalText

  package init(target: String, text: PersonalText) {
    self.target = target
    self.text = text
  }
}
