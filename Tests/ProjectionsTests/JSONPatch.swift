// A reader of RFC 6902 patches, written from the standard, to check ours with.

import JSONText

struct PatchFault: Error {}

extension JSONValue {
  func patched(with patch: JSONValue) throws -> JSONValue {
    try (patch.array ?? []).reduce(self) { value, operation in
      guard let name = operation["op"]?.string, let path = operation["path"]?.string else { throw PatchFault() }
      let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { step in
        String(step).replacing("~1", with: "/").replacing("~0", with: "~")
      }
      return try value.applying(name, operation["value"], steps[...])
    }
  }

  private func applying(_ name: String, _ operand: JSONValue?, _ path: ArraySlice<String>) throws -> JSONValue {
    guard let step = path.first else { throw PatchFault() }
    let isLast = path.count == 1
    switch self {
    case .object(var members):
      let index = members.firstIndex { $0.name.utf8.elementsEqual(step.utf8) }
      if isLast, name == "add", index == nil, let operand {
        members.append(JSONMember(name: step, value: operand))
      } else if isLast, name == "remove", let index {
        members.remove(at: index)
      } else if let index {
        let value = members[index].value
        members[index].value = try isLast ? Self.need(operand) : value.applying(name, operand, path.dropFirst())
      } else {
        throw PatchFault()
      }
      return .object(members)
    case .array(var elements):
      guard let index = Int(step) else { throw PatchFault() }
      if isLast, name == "add", index <= elements.count, let operand {
        elements.insert(operand, at: index)
      } else if isLast, name == "remove", elements.indices.contains(index) {
        elements.remove(at: index)
      } else if elements.indices.contains(index) {
        elements[index] = try isLast ? Self.need(operand) : elements[index].applying(name, operand, path.dropFirst())
      } else {
        throw PatchFault()
      }
      return .array(elements)
    default: throw PatchFault()
    }
  }

  private static func need(_ operand: JSONValue?) throws -> JSONValue {
    guard let operand else { throw PatchFault() }
    return operand
  }

  /// Equality that does not look at the order of members.
  func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let left), .object(let right)):
      left.count == right.count && left.allSatisfy { member in other[member.name].map(member.value.isSame) ?? false }
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    default: self == other
    }
  }
}
