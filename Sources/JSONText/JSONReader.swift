// The strict reader: any JSON text within limits becomes a value, everything else a fault with its place.

/// Reads JSON (RFC 8259) strictly: UTF-8 without a byte order mark, whole numbers that fit 64 bits, no key twice in an
/// object (compared after unescaping, byte by byte), no lone surrogate, bounded depth and width.
package enum JSONReader {
  /// Reads one value, with white space allowed around it.
  package static func value(of bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) -> JSONValue {
    try value(of: bytes[...], limits: limits)
  }

  /// Reads one value, with white space allowed around it; offsets in errors count from the start of the slice.
  package static func value(
    of bytes: ArraySlice<UInt8>, limits: JSONLimits = .standard
  ) throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { throw JSONError(offset: 0, reason: .byteOrderMark) }
    var parser = JSONParser(bytes: bytes, limits: limits)
    do {
      return try parser.document()
    } catch {
      throw JSONError(offset: error.offset - bytes.startIndex, reason: error.reason)
    }
  }
}

/// The reader's place in a text. Offsets in its errors are indices of `bytes`.
struct JSONParser {
  private var cursor: JSONCursor
  private let limits: JSONLimits

  init(bytes: ArraySlice<UInt8>, limits: JSONLimits) {
    cursor = JSONCursor(bytes: bytes)
    self.limits = limits
  }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    cursor.skipSpace()
    guard cursor.atEnd else { throw cursor.fault(.trailingBytes) }
    return value
  }

  /// Depth is bounded by `limits`, so the recursion is too.
  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    cursor.skipSpace()
    guard let byte = cursor.peek() else { throw cursor.fault(.endOfText) }
    switch byte {
    case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try cursor.string(canonical: false))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try cursor.integer())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw cursor.fault(.unexpectedByte)
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in text.utf8 { try cursor.expect(byte) }
    return value
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSONValue] {
    guard depth <= limits.depth else { throw cursor.fault(.tooDeep) }
    try cursor.expect(UInt8(ascii: "["))
    cursor.skipSpace()
    if cursor.skip(UInt8(ascii: "]")) { return [] }
    var elements: [JSONValue] = []
    repeat {
      elements.append(try value(depth: depth))
      cursor.skipSpace()
    } while cursor.skip(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
    return elements
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSONMember] {
    guard depth <= limits.depth else { throw cursor.fault(.tooDeep) }
    try cursor.expect(UInt8(ascii: "{"))
    cursor.skipSpace()
    if cursor.skip(UInt8(ascii: "}")) { return [] }
    var members: [JSONMember] = []
    var many: Set<[UInt8]> = []
    repeat {
      cursor.skipSpace()
      let start = cursor.position
      let name = try cursor.string(canonical: false)
      guard Self.isNew(name, among: members, &many) else { throw JSONError(offset: start, reason: .duplicateKey) }
      guard members.count < limits.keys else { throw JSONError(offset: start, reason: .tooManyKeys) }
      cursor.skipSpace()
      try cursor.expect(UInt8(ascii: ":"))
      cursor.skipSpace()
      let offset = cursor.position - cursor.bytes.startIndex
      members.append(JSONMember(name: name, value: try value(depth: depth), offset: offset))
      cursor.skipSpace()
    } while cursor.skip(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
    return members
  }

  /// Whether no member has the name yet, byte for byte. A few names are compared one by one; from 64 on they are in a
  /// set, so that a large object costs no more a member than a small one.
  private static func isNew(_ name: String, among members: [JSONMember], _ many: inout Set<[UInt8]>) -> Bool {
    guard members.count >= 64 else { return !members.contains { $0.name.utf8.elementsEqual(name.utf8) } }
    if many.isEmpty { many = Set(members.map { Array($0.name.utf8) }) }
    return many.insert(Array(name.utf8)).inserted
  }
}
