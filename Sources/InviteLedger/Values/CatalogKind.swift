// What the catalog lists names of.

/// A kind of names that an operator can keep a list of.
package enum CatalogKind: String, CaseIterable, Sendable {
  case group, channel, topic
  /// Domains whose addresses may join.
  case domain
}

extension CatalogKind {
  /// The name as the catalog keeps it: a domain in lower case, any other name as it is written.
  func key(of name: String) -> String { self == .domain ? name.trimmed.caseFolded : name }
}
