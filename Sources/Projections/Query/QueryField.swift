// What a query can ask about.

/// A field of an event, as it is named in queries.
package enum QueryField: Hashable, Sendable {
  case seq, ts, type, actor, uid, req, cause
  case batch, invite, email, member, message, inviter, group, kind, role, holder, box, status
  /// A path in `data`: names, and numbers for elements of arrays; without a number, any element.
  case data([String])
  case meta([String])

  /// Fields with a name of their own.
  static let named: [(name: String, field: QueryField)] = [
    ("seq", .seq), ("ts", .ts), ("type", .type), ("actor", .actor), ("uid", .uid), ("req", .req), ("cause", .cause),
    ("batch", .batch), ("invite", .invite), ("email", .email), ("member", .member), ("message", .message),
    ("inviter", .inviter), ("group", .group), ("kind", .kind), ("role", .role), ("holder", .holder), ("box", .box),
    ("status", .status),
  ]

  /// Words of the language that this version refuses by name.
  static let refused: Set<String> = [
    "key", "trace", "domain", "expires", "issued", "redeemed", "delivery", "title", "scope", "owner", "label",
    "under", "above", "about", "has", "missing",
  ]

  /// Every word that can stand before an operator: what a wrong one is compared with.
  static var words: [String] { named.map(\.name) + ["since", "until", "data.", "meta."] }

  /// Reads the name of a field; nil when there is none of that name.
  init?(name: String) {
    if let path = Self.path(name, after: "data.") {
      self = .data(path)
    } else if let path = Self.path(name, after: "meta.") {
      self = .meta(path)
    } else if let known = Self.named.first(where: { $0.name == name }) {
      self = known.field
    } else {
      return nil
    }
  }

  /// The name in queries.
  package var name: String {
    switch self {
    case .data(let path): "data." + path.joined(separator: ".")
    case .meta(let path): "meta." + path.joined(separator: ".")
    default: Self.named.first { $0.field == self }?.name ?? ""
    }
  }

  /// Fields whose values are numbers or moments, compared as such.
  var isNumeric: Bool {
    switch self {
    case .seq, .ts, .uid, .cause: true
    default: false
    }
  }

  private static func path(_ name: String, after prefix: String) -> [String]? {
    guard name.hasPrefix(prefix) else { return nil }
    let path = name.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return path.contains("") ? nil : path
  }
}
