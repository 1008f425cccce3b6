// A JSON value as the ledger knows it: whole numbers only, members in the order they were written.

/// A JSON value. Texts are compared byte by byte: two spellings of a character are two values.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// A name and its value in an object.
package struct JSONMember: Hashable, Sendable {
  package var name: String
  package var value: JSONValue
  /// Where the value begins in the text that it was read from, in bytes; 0 for one that was made. No part of what the member is.
  package let offset: Int

  package init(name: String, value: JSONValue, offset: Int = 0) {
    self.name = name
    self.value = value
    self.offset = offset
  }

  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}

extension JSONValue: Hashable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .array(let values): hasher.combine(values)
    case .object(let members): hasher.combine(members)
    }
  }
}

extension JSONValue {
  /// The member of that name; nil when there is none, or when this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The text; nil when this is no string.
  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The number; nil when this is none.
  package var integer: Int64? {
    guard case .integer(let value) = self else { return nil }
    return value
  }

  /// The truth value; nil when this is none.
  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// The elements; nil when this is no array.
  package var array: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  /// The members in their order; nil when this is no object.
  package var object: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The value as compact text, members in the order they are in.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  /// The value as compact text, members in the order they are in.
  package var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }
}
