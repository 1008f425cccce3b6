// What differs between two snapshots, place by place.

package import JSONText

/// One place at which two snapshots differ.
package struct SnapshotDifference: Hashable, Sendable {
  /// A JSON Pointer (RFC 6901).
  package var path: String
  /// Nil for what was not there.
  package var old: JSONValue?
  /// Nil for what is not there any more.
  package var new: JSONValue?

  package init(path: String, old: JSONValue?, new: JSONValue?) {
    self.path = path
    self.old = old
    self.new = new
  }
}

extension SnapshotDocument {
  /// The differences that lead from this snapshot to another: changed and removed places in the order of this one, new
  /// ones in the order of the other. Objects are compared member by member, lists of objects element by element, any
  /// other list as a whole.
  package func differences(to other: SnapshotDocument) -> [SnapshotDifference] {
    var found: [SnapshotDifference] = []
    Self.compare(value, other.value, at: "", &found)
    return found
  }

  /// The differences between two values at one place; nil for what is not there.
  package static func differences(_ old: JSONValue?, _ new: JSONValue?, at path: String) -> [SnapshotDifference] {
    guard let old, let new else {
      return old == nil && new == nil ? [] : [SnapshotDifference(path: path, old: old, new: new)]
    }
    var found: [SnapshotDifference] = []
    compare(old, new, at: path, &found)
    return found
  }

  private static func compare(_ old: JSONValue, _ new: JSONValue, at path: String, _ found: inout [SnapshotDifference])
  {
    if old == new { return }
    switch (old, new) {
    case (.object(let old), .object(let new)): compare(old, new, at: path, &found)
    case (.array(let old), .array(let new)) where (old + new).allSatisfy { $0.object != nil }:
      compare(old, new, at: path, &found)
    default: found.append(SnapshotDifference(path: path, old: old, new: new))
    }
  }

  private static func compare(
    _ old: [JSONMember], _ new: [JSONMember], at path: String, _ found: inout [SnapshotDifference]
  ) {
    let places = Dictionary(new.enumerated().map { (Array($1.name.utf8), $0) }) { first, _ in first }
    var isOld = [Bool](repeating: false, count: new.count)
    for member in old {
      let place = path + "/" + escaped(member.name)
      if let index = places[Array(member.name.utf8)] {
        isOld[index] = true
        compare(member.value, new[index].value, at: place, &found)
      } else {
        found.append(SnapshotDifference(path: place, old: member.value, new: nil))
      }
    }
    for (index, member) in new.enumerated() where !isOld[index] {
      found.append(SnapshotDifference(path: path + "/" + escaped(member.name), old: nil, new: member.value))
    }
  }

  /// Removed elements come last first, so that a patch that is applied in order finds each at its place.
  private static func compare(
    _ old: [JSONValue], _ new: [JSONValue], at path: String, _ found: inout [SnapshotDifference]
  ) {
    for (index, pair) in zip(old, new).enumerated() { compare(pair.0, pair.1, at: "\(path)/\(index)", &found) }
    for index in old.indices.dropFirst(new.count).reversed() {
      found.append(SnapshotDifference(path: "\(path)/\(index)", old: old[index], new: nil))
    }
    for index in new.indices.dropFirst(old.count) {
      found.append(SnapshotDifference(path: "\(path)/\(index)", old: nil, new: new[index]))
    }
  }

  private static func escaped(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return name }
    return name.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
  }
}
