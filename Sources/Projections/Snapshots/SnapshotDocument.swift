// Snapshots as values: put together, compared, and laid out for files.

package import JSONText

/// The canonical state of one or several models, as one JSON object.
package struct SnapshotDocument: Hashable, Sendable {
  /// In the order of the snapshots.
  package private(set) var members: [JSONMember]

  /// A snapshot has as many keys as the ledger has things, and is as deep as its models are.
  private static var limits: JSONLimits { JSONLimits(depth: 16, keys: .max) }

  package init(members: [JSONMember] = []) { self.members = members }

  /// The snapshot of a model.
  ///
  /// Throws a `JSONError` only for a model that writes something else than one object.
  package init(_ model: some Projection) throws(JSONError) {
    try self.init(text: model.snapshotBytes)
  }

  /// A snapshot that was written to a file, in any layout.
  package init(text: [UInt8]) throws(JSONError) {
    members = try JSONReader.value(of: text, limits: Self.limits).object ?? []
  }

  /// Adds the members of another document behind these.
  package mutating func append(_ other: SnapshotDocument) { members += other.members }

  package var value: JSONValue { .object(members) }

  /// The compact canonical text: what digests are made of.
  package var canonicalBytes: [UInt8] { value.canonicalBytes }

  /// The same value with a line for each thing, so that differences of files read well.
  package var fileText: String {
    let sections = members.map { member in
      "\(Self.quoted(member.name)):" + Self.section(member.value)
    }
    return "{\n" + sections.joined(separator: ",\n") + "\n}\n"
  }

  private static func section(_ value: JSONValue) -> String {
    guard let things = value.object, !things.isEmpty else { return value.canonicalText }
    let lines = things.map { "\(quoted($0.name)):\($0.value.canonicalText)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}"
  }

  private static func quoted(_ name: String) -> String { JSONValue.string(name).canonicalText }
}
