// What a subject of a query has for one field: nothing, one value, or several.

/// Values of a field. Most subjects have one or none, and those cost no array.
package enum FieldValues<Value: Sendable>: Sendable {
  case none
  case one(Value)
  case many([Value])

  package init(_ value: Value?) { self = value.map { .one($0) } ?? .none }

  package init(_ values: [Value]) { self = values.isEmpty ? .none : .many(values) }

  package func contains(where isWanted: (Value) -> Bool) -> Bool {
    switch self {
    case .none: false
    case .one(let value): isWanted(value)
    case .many(let values): values.contains(where: isWanted)
    }
  }

  package var isEmpty: Bool { !contains { _ in true } }

  /// All of them.
  package var array: [Value] {
    switch self {
    case .none: []
    case .one(let value): [value]
    case .many(let values): values
    }
  }
}
