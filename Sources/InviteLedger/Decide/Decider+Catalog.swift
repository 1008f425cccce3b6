// `catalog define|retire`, and what the catalog allows others to name.

extension Decider {
  static func defineCatalogEntry(
    _ command: DefineCatalogEntry, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    let name = try entryName(command.name, kind: command.kind)
    guard !command.isDefault || command.kind == .channel else {
      throw .invalid("default", "only channels can be default", hint: "kind=channel")
    }
    guard command.access == nil || command.kind != .domain else {
      throw .invalid("access", "a domain is not granted, so nobody's role decides about it", hint: "leave access= out")
    }
    if let entry = state.catalog[command.kind, name], !entry.isRetired, entry.isDefault == command.isDefault,
      entry.access == command.access
    {
      return .unchanged(.catalog(command.kind, name))
    }
    let defaults = state.catalog.defaultChannels
    guard !command.isDefault || defaults.contains(name) || defaults.count < Limits.defaultChannels else {
      throw .invalid(
        "default", "\(defaults.count) channels are default, which is as many as there can be",
        hint: "catalog list kind=channel")
    }
    return .append([
      .catalogDefined(
        CatalogDefined(kind: command.kind, name: name, isDefault: command.isDefault, access: command.access))
    ])
  }

  static func retireCatalogEntry(
    _ command: RetireCatalogEntry, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    _ = try administratorRank(context.actor, in: state)
    let name = try entryName(command.name, kind: command.kind)
    try checkText(command.reason, limit: Limits.reasonBytes, parameter: "reason")
    guard let entry = state.catalog[command.kind, name] else {
      throw Rejection(
        .catalogUnknown, "the catalog has no \(command.kind.rawValue) of this name",
        hint: "catalog list kind=\(command.kind.rawValue)", parameter: "name")
    }
    guard !entry.isRetired else { return .unchanged(.catalog(command.kind, name)) }
    return .append([
      .catalogRetired(
        CatalogRetired(kind: command.kind, name: name, reason: command.reason.map { .known($0) }))
    ])
  }

  /// The name as the catalog keeps it. Throws `arg.invalid` for what no name of this kind can be.
  private static func entryName(_ name: String, kind: CatalogKind) throws(Rejection) -> String {
    switch kind {
    case .group: try checkName(name, parameter: "name")
    case .channel, .topic: try checkLabel(name, parameter: "name")
    case .domain:
      guard AddressSyntax.isDomain(name.trimmed) else {
        throw .invalid("name", "name is not the name of a domain", hint: "name=example.org")
      }
    }
    return kind.key(of: name)
  }
}

extension Decider {
  /// Refuses names that the catalog does not have, or that somebody of this rank may not grant: both read alike.
  static func checkCatalog(
    groups: [String] = [], channels: [String] = [], topic: String? = nil, rank: Role, in state: LedgerState
  ) throws(Rejection) {
    try checkCatalog(.group, groups, parameter: "groups", rank: rank, in: state)
    try checkCatalog(.channel, channels, parameter: "channels", rank: rank, in: state)
    guard let topic else { return }
    try checkCatalog(.topic, [topic], parameter: "topic", rank: rank, in: state)
  }

  private static func checkCatalog(
    _ kind: CatalogKind, _ names: [String], parameter: String, rank: Role, in state: LedgerState
  ) throws(Rejection) {
    guard !names.isEmpty, state.catalog.isClosed(kind) else { return }
    guard let name = names.first(where: { !state.catalog.mayGrant(kind, $0, rank: rank) }) else { return }
    throw Rejection(
      .catalogUnknown, "\(parameter) names a \(kind.rawValue) that the catalog does not have",
      hint: "catalog list kind=\(kind.rawValue)", parameter: parameter,
      facts: [.init("kind", .text(kind.rawValue)), .init("name", .text(name))])
  }

  /// Refuses a domain whose addresses may not join: an invite that is bound to it could never be redeemed.
  static func checkDomain(of terms: IssueTerms, in state: LedgerState) throws(Rejection) {
    guard state.catalog.isClosed(.domain) else { return }
    let bound = terms.binding == .domain ? terms.domain : terms.binding == .strict ? terms.address?.domain : nil
    guard let bound, !state.catalog.has(.domain, bound) else { return }
    throw Rejection(
      .catalogUnknown, "addresses of this domain may not join", hint: "catalog list kind=domain",
      parameter: terms.wish.domain == nil ? "email" : "domain", facts: [.init("kind", .text("domain"))])
  }
}
