// Where something stands in the state: a JSON Pointer through the snapshots of all read models.

package import JSONText

/// A JSON Pointer (RFC 6901): `/invites/inv_7/uses_left`. Its first step is a section, its second a thing of it.
package struct StatePath: Hashable, Sendable, CustomStringConvertible {
  /// Unescaped.
  package private(set) var steps: [String]

  /// The whole state.
  package static let root = StatePath(steps: [])

  package init(steps: [String]) { self.steps = steps }

  /// Reads a pointer; a leading `/` may be left out, a trailing one is dropped.
  package init(_ text: String) throws(ReplayError) {
    var rest = Substring(text)
    if rest.hasPrefix("/") { rest = rest.dropFirst() }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    let parts = rest.isEmpty ? [] : rest.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= Limits.pathSteps else {
      throw ReplayError("a path has at most \(Limits.pathSteps) steps", hint: "ls /")
    }
    var steps: [String] = []
    for part in parts {
      guard let step = Self.unescaped(part), !step.isEmpty else {
        throw ReplayError("the path has an empty step or a ~ that is neither ~0 nor ~1", hint: "ls /")
      }
      steps.append(step)
    }
    self.steps = steps
  }

  /// The section; nil for the whole state.
  package var section: String? { steps.first }
  /// The key of the thing; nil for a section.
  package var key: String? { steps.count > 1 ? steps[1] : nil }
  /// What follows the thing.
  package var inside: ArraySlice<String> { steps.dropFirst(2) }

  package func appending(_ step: String) -> StatePath { StatePath(steps: steps + [step]) }

  package var description: String {
    steps.isEmpty ? "/" : steps.map { "/" + Self.escaped($0) }.joined()
  }

  private static func unescaped(_ part: Substring) -> String? {
    guard part.contains("~") else { return String(part) }
    var text = ""
    var rest = part
    while let character = rest.popFirst() {
      guard character == "~" else {
        text.append(character)
        continue
      }
      switch rest.popFirst() {
      case "0": text.append("~")
      case "1": text.append("/")
      default: return nil
      }
    }
    return text
  }

  private static func escaped(_ step: String) -> String {
    step.contains("~") || step.contains("/")
      ? step.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined() : step
  }
}

extension JSONValue {
  /// The value at steps from here: members by name, elements by number from 0.
  package func value(at steps: some Sequence<String>) -> JSONValue? {
    var value = self
    for step in steps {
      let next: JSONValue? =
        switch value {
        case .object: value[step]
        case .array(let elements): Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: nil
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }
}
