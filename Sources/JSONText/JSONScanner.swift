// The pull reader for canonical text whose keys come in a known order, as the lines of the log.

/// Steps through canonical JSON text: the caller says what comes next, the scanner says whether it does.
///
/// Only the canonical spelling is read (compact, the escapes of RFC 8785), so that what was read can be written again
/// byte for byte. Offsets in errors count from the start of the array.
package struct JSONScanner: Sendable {
  private var cursor: JSONCursor

  package init(_ bytes: [UInt8]) {
    cursor = JSONCursor(bytes: bytes[...])
  }

  /// - Parameter range: what is to be read; cut to what the array has.
  package init(_ bytes: [UInt8], range: Range<Int>) {
    cursor = JSONCursor(bytes: bytes[range.clamped(to: bytes.indices)])
  }

  /// The index of the next byte.
  package var position: Int { cursor.position }

  package var atEnd: Bool { cursor.atEnd }

  /// The next byte; nil at the end.
  package func peek() -> UInt8? { cursor.peek() }

  /// The text that was stepped over since `start`, a former `position`.
  package func bytes(since start: Int) -> ArraySlice<UInt8> {
    cursor.bytes[max(start, cursor.bytes.startIndex)..<cursor.position]
  }

  /// An error for this place.
  package func fault(_ reason: JSONError.Reason) -> JSONError { cursor.fault(reason) }

  /// Steps over these bytes if they come next; otherwise stays.
  package mutating func skip(_ text: String) -> Bool { cursor.skip(text) }

  /// Steps over `"name":`, with a comma before it if asked for; stays if that is not what comes next.
  package mutating func skipName(_ name: String, afterComma: Bool) -> Bool {
    cursor.skipName(name, afterComma: afterComma)
  }

  /// Steps over this byte if it comes next; otherwise stays.
  package mutating func skip(_ byte: UInt8) -> Bool { cursor.skip(byte) }

  /// Steps over these bytes, which must come next.
  package mutating func literal(_ text: String) throws(JSONError) {
    guard cursor.skip(text) else { throw cursor.fault(cursor.atEnd ? .endOfText : .unexpectedByte) }
  }

  /// Reads a whole number.
  package mutating func integer() throws(JSONError) -> Int64 { try cursor.integer() }

  /// Reads a whole number that the asked type holds.
  package mutating func integer<Number: FixedWidthInteger>(as type: Number.Type) throws(JSONError) -> Number {
    let start = position
    guard let number = Number(exactly: try integer()) else {
      throw JSONError(offset: start, reason: .integerRange)
    }
    return number
  }

  /// Reads a string in canonical spelling.
  package mutating func string() throws(JSONError) -> String { try cursor.string(canonical: true) }

  /// Reads a string without any escape and gives its bytes, which are not checked to be UTF-8: for values whose own
  /// reader takes ASCII alone (moments, digests, sums).
  package mutating func plainString() throws(JSONError) -> ArraySlice<UInt8> { try cursor.plainString() }

  /// Goes back to a former `position`, or stays where it is if that is none.
  package mutating func rewind(to position: Int) { cursor.rewind(to: position) }

  /// Reads `true` or `false`.
  package mutating func bool() throws(JSONError) -> Bool {
    if cursor.skip("true") { return true }
    try literal("false")
    return false
  }

  /// Reads an array of strings, which may be empty.
  package mutating func strings() throws(JSONError) -> [String] {
    try literal("[")
    if cursor.skip(UInt8(ascii: "]")) { return [] }
    var strings: [String] = []
    repeat { strings.append(try string()) } while cursor.skip(UInt8(ascii: ","))
    try literal("]")
    return strings
  }

  /// Nothing may follow.
  package func end() throws(JSONError) {
    guard cursor.atEnd else { throw cursor.fault(.trailingBytes) }
  }
}
