// What stands at a path of the state, at any position.

import InviteLedger
package import JSONText
package import Projections

/// The sections of the state and the models that hold them.
package enum Sections {
  /// Section names with their models, in the order of the snapshots.
  package static let all: [(name: String, model: any Projection.Type)] = LedgerModels.types.flatMap { type in
    type.sections.map { (name: $0, model: type) }
  }

  /// The model that holds a section.
  package static func model(of section: String) throws(ReplayError) -> any Projection.Type {
    guard let found = all.first(where: { $0.name == section }) else {
      throw ReplayError("there is no /\(section)", hint: "ls / (\(all.map(\.name).joined(separator: " ")))")
    }
    return found.model
  }

  /// A thing of a snapshot has bounded depth and as many keys as it has members.
  static var limits: JSONLimits { JSONLimits(depth: 16, keys: .max) }
}

extension Projection {
  /// A thing as a value; nil when there is none.
  func value(of key: String, in section: String) throws -> JSONValue? {
    try thing(key, in: section).map { try JSONReader.value(of: $0, limits: Sections.limits) }
  }

  /// What stands at a path that names at least a thing.
  func value(at path: StatePath) throws -> JSONValue? {
    guard let section = path.section, let key = path.key else { return nil }
    return try value(of: key, in: section)?.value(at: path.inside)
  }
}

extension Timeline {
  /// What stands at a path after an event; nil when nothing does. A section, or everything, is written out whole.
  package func value(at path: StatePath, _ seq: UInt64) throws -> JSONValue? {
    guard let section = path.section else {
      let models = try models(at: seq)
      var document = SnapshotDocument()
      for model in models.all { document.append(try SnapshotDocument(model)) }
      return document.value
    }
    let model = try model(Sections.model(of: section), at: seq)
    guard path.key != nil else { return try SnapshotDocument(model).value[section] }
    return try model.value(at: path)
  }

  /// The names below a path, behind one of them: sections, things of a section, members or places of a value.
  package func names(
    below path: StatePath, _ seq: UInt64, after: String? = nil, limit: Int = Limits.listed
  ) throws -> [String] {
    guard let section = path.section else { return Sections.all.map(\.name) }
    let model = try model(Sections.model(of: section), at: seq)
    guard path.key != nil else { return model.keys(in: section, after: after, limit: limit) }
    let names: [String] =
      switch try model.value(at: path) {
      case .object(let members): members.map(\.name)
      case .array(let elements): elements.indices.map(String.init)
      case nil: throw ReplayError("there is nothing at \(path) at seq \(seq)", hint: "ls /\(section)")
      default: []
      }
    let later = after.map { after in Array(names.drop { $0 != after }.dropFirst()) } ?? names
    return Array(later.prefix(limit))
  }

  /// What differs between two positions, below a path.
  package func differences(_ from: UInt64, _ to: UInt64, below path: StatePath = .root) throws -> [SnapshotDifference] {
    try models(at: from).differences(to: models(at: to), below: path)
  }
}

extension LedgerModels {
  /// What differs in other models, below a path.
  package func differences(to new: LedgerModels, below path: StatePath = .root) throws -> [SnapshotDifference] {
    if path.key != nil, let section = path.section {
      let type = try Sections.model(of: section)
      return SnapshotDocument.differences(
        try model(type).value(at: path), try new.model(type).value(at: path), at: path.description)
    }
    if let section = path.section { _ = try Sections.model(of: section) }
    var found: [SnapshotDifference] = []
    for (name, type) in Sections.all where path.section == nil || path.section == name {
      found += try StateDifference(model(type), new.model(type), name).all()
    }
    return found
  }
}

/// The differences of one section, thing by thing: neither snapshot is ever written out whole.
struct StateDifference {
  let old: any Projection
  let new: any Projection
  let section: String

  init(_ old: any Projection, _ new: any Projection, _ section: String) {
    self.old = old
    self.new = new
    self.section = section
  }

  /// Changed and removed things in the order of the old ones, then the new ones.
  func all() throws -> [SnapshotDifference] {
    let before = old.keys(in: section, after: nil, limit: .max)
    let known = Set(before)
    let added = new.keys(in: section, after: nil, limit: .max).filter { !known.contains($0) }
    var found: [SnapshotDifference] = []
    for key in before + added { found += try differences(of: key) }
    return found
  }

  func differences(of key: String) throws -> [SnapshotDifference] {
    let (before, after) = (old.thing(key, in: section), new.thing(key, in: section))
    if before == after { return [] }
    return SnapshotDocument.differences(
      try before.map { try JSONReader.value(of: $0, limits: Sections.limits) },
      try after.map { try JSONReader.value(of: $0, limits: Sections.limits) },
      at: StatePath(steps: [section, key]).description)
  }
}
