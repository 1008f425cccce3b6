// Values at a path in an event's data.

import JSONText

extension JSONValue {
  /// The texts at a path: of an array any element, unless the path numbers one; numbers and truth values as JSON spells
  /// them; nothing for an object, and for what an erased value left.
  func texts(at path: ArraySlice<String>) -> [String] {
    if case .array(let elements) = self {
      if let step = path.first, let index = Int(step) {
        return elements.indices.contains(index) ? elements[index].texts(at: path.dropFirst()) : []
      }
      return elements.flatMap { $0.texts(at: path) }
    }
    if let step = path.first { return self[step]?.texts(at: path.dropFirst()) ?? [] }
    switch self {
    case .string(let text): return [text]
    case .object: return []
    default: return [canonicalText]
    }
  }
}
