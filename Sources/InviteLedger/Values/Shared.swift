// A value that is held by reference, for what is large and never changes.

/// A value on the heap: a copy of this is one reference, whatever the value holds.
final class Shared<Value: Hashable & Sendable>: Sendable {
  let value: Value

  init(_ value: consuming Value) { self.value = value }
}

extension Shared: Hashable {
  static func == (left: Shared, right: Shared) -> Bool { left === right || left.value == right.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
