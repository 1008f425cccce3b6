// Questions to the model of the catalog.

package import InviteLedger

extension CatalogModel {
  package func entry(_ kind: CatalogKind, _ name: String) -> CatalogView? { entries[CatalogKey(kind, name)] }

  /// Entries by kind, then by the bytes of their names, after one of them, `limit` at most; of one kind, if it is named.
  /// Retired ones are among them when they are asked for.
  package func entries(
    of kind: CatalogKind? = nil, withRetired: Bool = false, after last: CatalogKey? = nil, limit: Int = .max
  ) -> [CatalogView] {
    let found = entries.values.filter { view in
      (kind == nil || view.key.kind == kind) && (withRetired || view.retirement == nil)
        && (last.map { $0.isOrdered(before: view.key) } ?? true)
    }
    return Array(found.sorted { $0.key.isOrdered(before: $1.key) }.prefix(max(0, limit)))
  }
}

extension CatalogKey {
  fileprivate func isOrdered(before other: CatalogKey) -> Bool {
    if kind != other.kind { return kind.rawValue < other.kind.rawValue }
    return name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}
