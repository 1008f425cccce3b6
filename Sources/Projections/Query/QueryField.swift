// What a query can ask about.

/// A field, as it is named in queries. Which of them a subject can have is the subject's to say.
package enum QueryField: Hashable, Sendable {
  case seq, ts, type, actor, uid, req, cause
  case batch, invite, email, domain, member, message, inviter, group, kind, role, holder, box, status
  case issued, expires, redeemed
  /// A path in `data`: names, and numbers for elements of arrays; without a number, any element.
  case data([String])
  case meta([String])

  /// Fields with a name of their own.
  static let named: [(name: String, field: QueryField)] = [
    ("seq", .seq), ("ts", .ts), ("type", .type), ("actor", .actor), ("uid", .uid), ("req", .req), ("cause", .cause),
    ("batch", .batch), ("invite", .invite), ("email", .email), ("domain", .domain), ("member", .member),
    ("message", .message), ("inviter", .inviter), ("group", .group), ("kind", .kind), ("role", .role),
    ("holder", .holder), ("box", .box), ("status", .status), ("issued", .issued), ("expires", .expires),
    ("redeemed", .redeemed),
  ]

  /// Words of the language that this version refuses by name.
  static let refused: Set<String> = [
    "key", "trace", "delivery", "title", "scope", "owner", "label", "under", "above", "about", "has", "missing",
  ]

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
    case .seq, .uid, .cause: true
    default: isMoment
    }
  }

  /// Fields whose values are moments, in microseconds.
  var isMoment: Bool {
    switch self {
    case .ts, .issued, .expires, .redeemed: true
    default: false
    }
  }

  /// A way into the line of an event.
  var isPath: Bool {
    switch self {
    case .data, .meta: true
    default: false
    }
  }

  private static func path(_ name: String, after prefix: String) -> [String]? {
    guard name.hasPrefix(prefix) else { return nil }
    let path = name.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return path.contains("") ? nil : path
  }
}
