// Where something stands in the state: a JSON Pointer through the snapshots of all read models.

package import JSONText
import Projections

/// A JSON Pointer (RFC 6901): `/invites/inv_7/uses_left`. Its first step is a section, its second a thing of it.
package struct StatePath: Hashable, Sendable, CustomStringConvertible {
  /// Unescaped.
  package private(set) var steps: [String]

  /// The whole state.
  package static let root = StatePath(steps: [])

  package init(steps: [String]) { self.steps = steps }

  /// Reads a pointer; a leading `/` may be left out, a trailing one is dropped.
  ///
  /// Bytes are looked at, because a `/` and a mark behind it that joins what is before are one Character.
  package init(_ text: String) throws(ReplayError) {
    var rest = text.utf8[...]
    if rest.first == Self.slash { rest.removeFirst() }
    if rest.last == Self.slash { rest.removeLast() }
    let parts = rest.isEmpty ? [] : rest.split(separator: Self.slash, omittingEmptySubsequences: false)
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

  private static let slash = UInt8(ascii: "/")
  private static let tilde = UInt8(ascii: "~")

  /// Whether a word is meant as a path: it begins with `/`.
  package static func begins(_ text: some StringProtocol) -> Bool { text.utf8.first == slash }

  /// The section; nil for the whole state.
  package var section: String? { steps.first }
  /// The key of the thing; nil for a section.
  package var key: String? { steps.count > 1 ? steps[1] : nil }
  /// What follows the thing.
  package var inside: ArraySlice<String> { steps.dropFirst(2) }

  /// The single thing that it names or leads into, and the model that holds it. The index of the log is none: every event
  /// changes it.
  var thing: (section: String, key: String, model: any Projection.Type) {
    get throws(ReplayError) {
      guard let section, let key else {
        throw ReplayError("\(self) is no single thing", hint: "name one: /invites/inv_7, or a place in it")
      }
      let model = try Sections.model(of: section)
      guard model != AuditIndex.self else {
        throw ReplayError("/\(section) counts events, so every event changes it", hint: "audit answers who did what")
      }
      return (section, key, model)
    }
  }

  /// What stands at it in the text of its thing; nil when nothing does.
  package func value(in thing: [UInt8]?) throws -> JSONValue? {
    try thing.flatMap { try JSONReader.value(of: $0, limits: Sections.limits).value(at: inside) }
  }

  package func appending(_ step: String) -> StatePath { StatePath(steps: steps + [step]) }

  package var description: String {
    steps.isEmpty ? "/" : steps.map { "/" + Self.escaped($0) }.joined()
  }

  private static func unescaped(_ part: Substring.UTF8View) -> String? {
    guard part.contains(tilde) else { return String(Substring(part)) }
    var text: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      guard byte == tilde else {
        text.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): text.append(tilde)
      case UInt8(ascii: "1"): text.append(slash)
      default: return nil
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func escaped(_ step: String) -> String {
    guard step.utf8.contains(where: { $0 == tilde || $0 == slash }) else { return step }
    let bytes = step.utf8.flatMap { byte in
      byte == tilde ? Array("~0".utf8) : byte == slash ? Array("~1".utf8) : [byte]
    }
    return String(decoding: bytes, as: UTF8.self)
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
