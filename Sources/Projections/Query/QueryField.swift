// What a query can ask about.

/// A field, as it is named in queries. Which of them a subject can have is the subject's to say.
package enum QueryField: Hashable, Sendable {
  case seq, ts, type, actor, uid, key, req, trace, cause
  case batch, invite, email, domain, member, message, inviter, group, kind, role, holder, box, status
  case issued, expires, redeemed, delivery, title, scope, owner, label
  /// Relations: people below and above somebody in the tree, and all that touches a thing.
  case under, above, about
  /// Whether there is a value at all.
  case has, missing
  /// The event as one text; `grep=` asks about it, and no term does.
  case line
  /// A path in `data`: names, and numbers for elements of arrays; without a number, any element.
  case data([String])
  case meta([String])

  /// Fields with a name of their own.
  static let named: [(name: String, field: QueryField)] = [
    ("seq", .seq), ("ts", .ts), ("type", .type), ("actor", .actor), ("uid", .uid), ("key", .key), ("req", .req),
    ("trace", .trace), ("cause", .cause), ("batch", .batch), ("invite", .invite), ("email", .email),
    ("domain", .domain), ("member", .member), ("message", .message), ("inviter", .inviter), ("group", .group),
    ("kind", .kind), ("role", .role), ("holder", .holder), ("box", .box), ("status", .status), ("issued", .issued),
    ("expires", .expires), ("redeemed", .redeemed), ("delivery", .delivery), ("title", .title), ("scope", .scope),
    ("owner", .owner), ("label", .label), ("under", .under), ("above", .above), ("about", .about), ("has", .has),
    ("missing", .missing),
  ]

  /// The names of all of them.
  package static let names: [String] = named.map(\.name)

  /// Fields that every subject has: they ask about the others.
  static let ofPresence: [QueryField] = [.has, .missing]

  /// Reads the name of a field; nil when there is none of that name.
  package init?(name: String) {
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
    case .line: "grep"
    default: Self.named.first { $0.field == self }?.name ?? ""
    }
  }

  /// How values are compared.
  enum Form {
    case number
    /// In microseconds.
    case moment
    case text
    /// Not by values: the subject itself is looked at.
    case subject
  }

  var form: Form {
    switch self {
    case .seq, .uid, .cause: .number
    case .ts, .issued, .expires, .redeemed: .moment
    case .has, .missing, .about: .subject
    default: .text
    }
  }

  var isNumeric: Bool { form == .number || form == .moment }

  var isRelation: Bool { self == .under || self == .above || self == .about }

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
