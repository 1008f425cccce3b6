// The canonical writer: one spelling for every value.

/// Writes compact JSON with the string escapes of RFC 8785, setting commas itself.
///
/// Whether begin and end, names and values pair up is the caller's to see to; the writer keeps no stack.
package struct JSONWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// Continues inside an object that already has members: the first name is written with a comma before it.
  package static func insideObject() -> JSONWriter {
    var writer = JSONWriter()
    writer.needsComma = true
    return writer
  }

  /// Continues at the end of `bytes`, which are left empty until `giveBack`: a buffer that is filled again and again costs no
  /// allocation.
  package init(takingOver bytes: inout [UInt8], insideObject: Bool = false) {
    swap(&self.bytes, &bytes)
    needsComma = insideObject
  }

  /// Ends what `init(takingOver:)` began: the bytes go back with all that was written.
  package mutating func giveBack(to bytes: inout [UInt8]) {
    swap(&self.bytes, &bytes)
  }

  package mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Ends a line of text; the next value stands alone in a new one.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// The name of the member whose value comes next.
  package mutating func name(_ name: String) {
    separate()
    Self.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// The name of the member whose value comes next, known to need no escape.
  package mutating func plainName(_ name: StaticString) {
    bytes.append(quoted: name, comma: needsComma)
    needsComma = false
  }

  package mutating func string(_ value: String) { string(value.utf8.span) }

  /// A string of bytes that are UTF-8.
  package mutating func string(utf8 text: [UInt8]) { string(text.span) }

  private mutating func string(_ text: borrowing Span<UInt8>) {
    // Nearly every text is one run.
    guard WordScan.plainCount(text, from: 0) < text.count else { return plainString(text) }
    separate()
    Self.append(text, to: &bytes)
  }

  /// Generic for the callers' sake alone; compiled into them, because a generic call costs more than the digits.
  @inlinable
  @inline(__always)
  package mutating func integer<Number: FixedWidthInteger>(_ value: Number) {
    if Number.isSigned { integer(Int64(clamping: value)) } else { integer(UInt64(clamping: value)) }
  }

  package mutating func integer(_ value: Int64) {
    separate()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    Self.append(digitsOf: value.magnitude, to: &bytes)
  }

  package mutating func integer(_ value: UInt64) {
    separate()
    Self.append(digitsOf: value, to: &bytes)
  }

  /// A string that is known to need no escape.
  package mutating func plainString(_ text: String) {
    plainString(text.utf8.span)
  }

  private mutating func plainString(_ text: borrowing Span<UInt8>) {
    bytes.append(quoted: text, comma: needsComma)
    needsComma = true
  }

  /// A string that is known to need no escape, as `write` puts it at the end of the bytes it is given.
  package mutating func plainString(_ write: (inout [UInt8]) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    write(&bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(run: value ? "true" : "false")
  }

  package mutating func null() {
    separate()
    bytes.append(run: "null")
  }

  /// A value that is text already. It must be one whole value.
  package mutating func raw(_ value: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
  }

  /// Any value; object members are written in the order they are in.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .string(let value): string(value)
    case .array(let values):
      beginArray()
      for element in values { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        name(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  private mutating func begin(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}

extension JSONWriter {
  /// Adds a string with its quotes at the end of `bytes`.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.span, to: &bytes)
  }

  /// Adds a string of bytes that are UTF-8 with its quotes at the end of `bytes`: whole runs between what must be escaped.
  private static func append(_ text: borrowing Span<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let count = WordScan.plainCount(text, from: start)
      bytes.append(run: text.extracting(start..<start + count))
      start += count
      guard start < text.count else { break }
      appendEscape(of: text[start], to: &bytes)
      start += 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds a number in decimal digits at the end of `bytes`.
  package static func append(digitsOf number: UInt64, to bytes: inout [UInt8]) {
    bytes.append(digitsOf: number)
  }

  private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0c: bytes.append(UInt8(ascii: "f"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      bytes.append(run: "u00")
      for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10) }
    }
  }

  /// Whether this writer would spell the scalar as this escape.
  static func isEscaped(_ scalar: Unicode.Scalar, asIn escape: ArraySlice<UInt8>) -> Bool {
    guard scalar.value < 0x20 else { return false }
    var bytes: [UInt8] = []
    appendEscape(of: UInt8(scalar.value), to: &bytes)
    return bytes[...] == escape
  }
}
