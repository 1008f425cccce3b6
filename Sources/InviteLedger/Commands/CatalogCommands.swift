// Commands about the catalog.

/// `catalog define`: how an entry shall be, whatever it was.
package struct DefineCatalogEntry: Hashable, Sendable {
  package var kind: CatalogKind
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

/// `catalog retire`: the name is not granted any more.
package struct RetireCatalogEntry: Hashable, Sendable {
  package var kind: CatalogKind
  package var name: String
  package var reason: String?

  package init(kind: CatalogKind, name: String, reason: String? = nil) {
    self.kind = kind
    self.name = name
    self.reason = reason
  }
}
