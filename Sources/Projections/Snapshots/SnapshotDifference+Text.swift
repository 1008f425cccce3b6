// Differences for people, as aligned lines, and for programs, as a patch.

package import JSONText

extension SnapshotDifference {
  /// A line each: `  /path  old → new`, `+ /path  new`, `- /path  old`, values below each other.
  package static func lines(_ differences: [SnapshotDifference]) -> [String] {
    let width = differences.map(\.path.count).max() ?? 0
    return differences.map { difference in
      let padding = String(repeating: " ", count: width - difference.path.count)
      return "\(difference.mark) \(difference.path)\(padding)  \(difference.change)"
    }
  }

  private var mark: String {
    switch (old, new) {
    case (nil, _): "+"
    case (_, nil): "-"
    default: " "
    }
  }

  private var change: String {
    switch (old?.canonicalText, new?.canonicalText) {
    case (let old?, let new?): "\(old) → \(new)"
    case (let old, let new): old ?? new ?? ""
    }
  }

  /// The differences as a JSON Patch (RFC 6902), to be applied in order.
  package static func patch(_ differences: [SnapshotDifference]) -> JSONValue {
    .array(differences.map(\.operation))
  }

  private var operation: JSONValue {
    let name = old == nil ? "add" : new == nil ? "remove" : "replace"
    var members = [
      JSONMember(name: "op", value: .string(name)), JSONMember(name: "path", value: .string(path)),
    ]
    if let new { members.append(JSONMember(name: "value", value: new)) }
    return .object(members)
  }
}
