// Commands about accounts, and notes.

/// `account add`.
package struct AddAccount: Hashable, Sendable {
  package var account: String
  package var fullName: String?
  package var email: String?
  package var role: Role?
  package var groups: [String]
  package var uid: UInt32?
  package var external: String?

  package init(
    account: String,
    fullName: String? = nil,
    email: String? = nil,
    role: Role? = nil,
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

/// `account change`: only what is given changes.
package struct ChangeAccount: Hashable, Sendable {
  package var account: String
  package var fullName: String?
  package var email: String?
  package var role: Role?
  package var groups: [String]?
  package var uid: UInt32?
  package var external: String?

  package init(
    account: String,
    fullName: String? = nil,
    email: String? = nil,
    role: Role? = nil,
    groups: [String]? = nil,
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

/// `account deactivate`.
package struct DeactivateAccount: Hashable, Sendable {
  package var account: String
  package var reason: String?

  package init(account: String, reason: String? = nil) {
    self.account = account
    self.reason = reason
  }
}

/// `note add`.
package struct AddNote: Hashable, Sendable {
  package var target: String
  package var text: String

  package init(target: String, text: String) {
    self.target = target
    self.text = text
  }
}
