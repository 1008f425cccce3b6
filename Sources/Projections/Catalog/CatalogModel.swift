// The read model of the catalog: which names may be granted, and since when.

package import InviteLedger

/// Every entry that was ever defined, retired ones included.
package struct CatalogModel: Projection {
  package static var name: String { "catalog" }

  var entries: [CatalogKey: CatalogView] = [:]

  package init() {}
}

/// What an entry is found by.
package struct CatalogKey: Hashable, Sendable {
  package var kind: CatalogKind
  package var name: String

  package init(_ kind: CatalogKind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}

/// An entry of the catalog as it stands.
package struct CatalogView: Hashable, Sendable {
  package var key: CatalogKey
  package var isDefault: Bool
  /// The weakest role that may grant it; nil for everyone who may issue.
  package var access: Role?
  /// Seq and time of the event that defined it so.
  package var seq: UInt64
  package var time: Timestamp
  package var retirement: Retirement?

  package struct Retirement: Hashable, Sendable {
    package var seq: UInt64
    package var time: Timestamp
    package var actor: String
    package var reason: PersonalText?
  }
}
