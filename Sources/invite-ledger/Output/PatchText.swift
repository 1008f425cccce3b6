// A JSON Patch (RFC 6902) for a person: what came, went and changed, a place a line.
import JSONText

enum PatchText {
  /// `+ /path  value`, `- /path`, `  /path  → value`, values below each other; the JSON itself when it is no patch.
  static func text(_ patch: JSONValue) -> String {
    let operations = patch.array ?? []
    let changes = operations.compactMap(Change.init)
    guard changes.count == operations.count, !changes.isEmpty else { return RowColumns.text(patch) }
    let width = changes.map(\.path.count).max() ?? 0
    return changes.map { change in
      guard let value = change.value else { return "\(change.mark) \(change.path)" }
      return "\(change.mark) " + change.path + String(repeating: " ", count: width - change.path.count + 2) + value
    }.joined(separator: "\n")
  }

  private struct Change {
    var mark: String
    var path: String
    var value: String?

    init?(_ operation: JSONValue) {
      guard let path = operation["path"]?.string else { return nil }
      let value = operation["value"]?.canonicalText
      self.path = path
      switch operation["op"]?.string {
      case "add": (mark, self.value) = ("+", value)
      case "remove": (mark, self.value) = ("-", nil)
      case "replace": (mark, self.value) = (" ", "→ " + (value ?? ""))
      default: return nil
      }
    }
  }
}
