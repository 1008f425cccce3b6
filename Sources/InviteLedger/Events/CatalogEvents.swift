// Events of the catalog: which names there are to grant.

/// The entry is like this from here on, whether it is new, was otherwise, or had been retired. The first entry of a kind
/// closes the kind: from there on only names of the catalog are taken.
package struct CatalogDefined: Hashable, Sendable {
  package var kind: CatalogKind
  /// Of a domain, lower case.
  package var name: String
  /// A channel that `include_default_channels` stands for.
  package var isDefault: Bool
  /// The weakest role that may grant it; nil for everyone who may issue.
  package var access: Role?

  package init(kind: CatalogKind, name: String, isDefault: Bool = false, access: Role? = nil) {
    self.kind = kind
    self.name = name
    self.isDefault = isDefault
    self.access = access
  }
}

/// The name is not granted any more, by invites issued before neither.
package struct CatalogRetired: Hashable, Sendable {
  package var kind: CatalogKind
  package var name: String
  package var reason: PersonalText?

  package init(kind: CatalogKind, name: String, reason: PersonalText? = nil) {
    self.kind = kind
    self.name = name
    self.reason = reason
  }
}
