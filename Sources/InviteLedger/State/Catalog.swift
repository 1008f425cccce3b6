// The names that may be granted, and by whom.

/// An entry of the catalog in the state.
package struct CatalogEntry: Hashable, Sendable {
  package internal(set) var isDefault: Bool
  package internal(set) var access: Role?
  package internal(set) var isRetired = false
  /// Seq of the last event that changed this entry.
  package internal(set) var lastChange: UInt64
}

/// The catalog. A kind without any entry is open: every name is taken. From its first entry on it is closed, also when
/// all of its entries are retired: a list that became empty must not let everybody in.
package struct Catalog: Hashable, Sendable {
  private var groups: [String: CatalogEntry] = [:]
  private var channels: [String: CatalogEntry] = [:]
  private var topics: [String: CatalogEntry] = [:]
  private var domains: [String: CatalogEntry] = [:]
  /// Channels that `include_default_channels` stands for, in the order in which they became so
  /// (`Limits.defaultChannels`).
  package private(set) var defaultChannels: [String] = []

  init() {}

  package subscript(kind: CatalogKind, name: String) -> CatalogEntry? { self[kind][name] }

  /// Whether names of this kind must be in the catalog.
  package func isClosed(_ kind: CatalogKind) -> Bool { !self[kind].isEmpty }

  /// Whether redeeming may give this name, or an address of this domain may join.
  package func has(_ kind: CatalogKind, _ name: String) -> Bool {
    let entries = self[kind]
    return entries.isEmpty || entries[name]?.isRetired == false
  }

  /// Whether somebody of this rank may grant the name. One that they may not grant is for them as if it did not exist.
  func mayGrant(_ kind: CatalogKind, _ name: String, rank: Role) -> Bool {
    let entries = self[kind]
    if entries.isEmpty { return true }
    guard let entry = entries[name], !entry.isRetired else { return false }
    return entry.access.map { rank <= $0 } ?? true
  }

  /// How many entries of a kind there are that are not retired.
  func count(_ kind: CatalogKind) -> Int { self[kind].values.reduce(0) { $0 + ($1.isRetired ? 0 : 1) } }

  mutating func define(_ event: CatalogDefined, seq: UInt64) {
    self[event.kind][event.name] = CatalogEntry(isDefault: event.isDefault, access: event.access, lastChange: seq)
    guard event.kind == .channel else { return }
    if !event.isDefault {
      defaultChannels.removeAll { $0 == event.name }
    } else if !defaultChannels.contains(event.name) {
      defaultChannels.append(event.name)
    }
  }

  /// False when there is no such entry.
  mutating func retire(_ event: CatalogRetired, seq: UInt64) -> Bool {
    guard self[event.kind][event.name] != nil else { return false }
    self[event.kind][event.name]?.isRetired = true
    self[event.kind][event.name]?.lastChange = seq
    if event.kind == .channel { defaultChannels.removeAll { $0 == event.name } }
    return true
  }

  private subscript(kind: CatalogKind) -> [String: CatalogEntry] {
    get {
      switch kind {
      case .group: groups
      case .channel: channels
      case .topic: topics
      case .domain: domains
      }
    }
    _modify {
      switch kind {
      case .group: yield &groups
      case .channel: yield &channels
      case .topic: yield &topics
      case .domain: yield &domains
      }
    }
  }
}

extension Catalog: Imaged {
  package static var blank: Catalog { Catalog() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&groups)
    try image.pass(&channels)
    try image.pass(&topics)
    try image.pass(&domains)
    try image.pass(&defaultChannels)
  }
}
