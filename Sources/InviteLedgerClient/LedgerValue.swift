// A JSON value as programs give and get it; whole numbers only, members in their order.
package import JSONText

/// A value of a parameter, or of a member of an answer.
public enum LedgerValue: Hashable, Sendable {
  /// Nothing on purpose: `expires` null is never, `max_uses` null is without limit.
  case null
  /// Yes or no.
  case flag(Bool)
  /// A whole number.
  case integer(Int64)
  /// A text.
  case text(String)
  /// Values in their order.
  case list([LedgerValue])
  /// Named values in their order.
  case object([LedgerMember])
}

/// A named value.
public struct LedgerMember: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its value.
  public var value: LedgerValue

  /// A named value.
  public init(_ name: String, _ value: LedgerValue) {
    self.name = name
    self.value = value
  }
}

extension LedgerValue {
  /// The member of this name; nil when there is none or this is no object.
  public subscript(name: String) -> LedgerValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text; nil when this is none.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The number; nil when this is none.
  public var integer: Int64? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// Yes or no; nil when this is neither.
  public var flag: Bool? {
    guard case .flag(let flag) = self else { return nil }
    return flag
  }
}

extension LedgerValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension LedgerValue: ExpressibleByNilLiteral, ExpressibleByArrayLiteral {
  /// Null.
  public init(nilLiteral: ()) { self = .null }
  /// A list.
  public init(arrayLiteral elements: LedgerValue...) { self = .list(elements) }
}

extension LedgerValue {
  /// The same value in the vocabulary of the protocol.
  package init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .flag(flag)
    case .integer(let integer): self = .integer(integer)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map(LedgerValue.init))
    case .object(let members): self = .object(members.map { LedgerMember($0.name, LedgerValue($0.value)) })
    }
  }

  /// The same value in the vocabulary of the protocol.
  package var json: JSONValue {
    switch self {
    case .null: .null
    case .flag(let flag): .bool(flag)
    case .integer(let integer): .integer(integer)
    case .text(let text): .string(text)
    case .list(let elements): .array(elements.map(\.json))
    case .object(let members): .object(members.map { JSONMember(name: $0.name, value: $0.value.json) })
    }
  }
}
