// What becomes of a field that may have no value.

/// What a field that may be without a value shall be. An optional one says three things: nil is "as it was", `cleared`
/// is "without a value", and a value is itself.
package enum Setting<Value: Hashable & Sendable>: Hashable, Sendable {
  case cleared
  case value(Value)

  /// The value; nil for none.
  package var value: Value? {
    switch self {
    case .cleared: nil
    case .value(let value): value
    }
  }
}
