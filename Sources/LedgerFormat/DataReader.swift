// Reads the fields of an event from `data`, in the order in which they are asked for.

import Hashing
import InviteLedger
import JSONText

/// What an event's fields are read with. Every field is asked for in the one order it can have; what is left over at the
/// end of an object is foreign.
struct DataReader {
  private var scanner: JSONScanner
  /// The bytes that `scanner` walks over, and the index behind the last of them.
  private let bytes: [UInt8]
  private let end: Int
  /// The version of the event's fields.
  var version = 1
  /// The personal paths of the event.
  var paths: [String] = []
  private var isFirst = true
  /// The path of the object that is being read, with a dot at its end; empty for `data` itself.
  private var path = ""
  /// One for each personal value that was read, in order.
  private(set) var disclosures: [Disclosure] = []
  private var section: PersonalReader?

  /// - Parameter range: must lie inside of `bytes`.
  init(_ bytes: [UInt8], range: Range<Int>) {
    scanner = JSONScanner(bytes, range: range)
    self.bytes = bytes
    end = range.upperBound
  }

  /// An error about the value that begins at `offset`.
  func fault(_ reason: String, at offset: Int? = nil) -> FormatError {
    FormatError(.value, offset: offset ?? scanner.position, reason: reason)
  }

  /// The index of the next byte.
  var position: Int { scanner.position }

  /// Whether the next field is this one; if so, its value comes next.
  mutating func has(_ name: String) -> Bool {
    guard scanner.skipName(name, afterComma: !isFirst) else { return false }
    isFirst = false
    return true
  }

  /// The next field must be this one.
  mutating func expect(_ name: String) throws(FormatError) {
    guard has(name) else {
      throw FormatError(.field, offset: scanner.position, reason: "the field \(path)\(name) must stand here")
    }
  }

  /// Reads `{`, the fields, and `}`.
  mutating func object<Value>(
    _ read: (inout DataReader) throws(FormatError) -> Value
  ) throws(FormatError) -> Value {
    let outer = isFirst
    isFirst = true
    try literal("{")
    let value = try read(&self)
    guard scanner.skip(UInt8(ascii: "}")) else {
      throw FormatError(.field, offset: scanner.position, reason: "a field that is not known, or not in its place")
    }
    isFirst = outer
    return value
  }

  /// Reads the object of that name; fields inside have a path.
  mutating func object<Value>(
    _ name: String, _ read: (inout DataReader) throws(FormatError) -> Value
  ) throws(FormatError) -> Value {
    try expect(name)
    let outer = path
    path = outer + name + "."
    let value = try object(read)
    path = outer
    return value
  }

  /// The next byte; nil at the end.
  var next: UInt8? { scanner.position < end ? bytes[scanner.position] : nil }

  /// Whether `null` comes next; if so it is stepped over.
  mutating func null() -> Bool { scanner.skip("null") }

  mutating func literal(_ text: String) throws(FormatError) {
    do { try scanner.literal(text) } catch { throw FormatError(error) }
  }

  mutating func string() throws(FormatError) -> String {
    do { return try scanner.string() } catch { throw FormatError(error) }
  }

  mutating func plainString() throws(FormatError) -> ArraySlice<UInt8> {
    do { return try scanner.plainString() } catch { throw FormatError(error) }
  }

  mutating func bool() throws(FormatError) -> Bool {
    do { return try scanner.bool() } catch { throw FormatError(error) }
  }

  mutating func strings() throws(FormatError) -> [String] {
    do { return try scanner.strings() } catch { throw FormatError(error) }
  }

  mutating func integer<Number: FixedWidthInteger>(as type: Number.Type) throws(FormatError) -> Number {
    let start = scanner.position
    let whole: Int64
    do { whole = try scanner.integer() } catch { throw FormatError(error) }
    guard let number = Number(exactly: whole) else {
      throw FormatError(JSONError(offset: start, reason: .integerRange))
    }
    return number
  }

  /// Nothing may follow.
  mutating func finish() throws(FormatError) {
    do { try scanner.end() } catch { throw FormatError(error) }
  }

  /// Steps over this byte if it comes next.
  mutating func skip(_ byte: UInt8) -> Bool { scanner.skip(byte) }
}

// MARK: - Personal values

extension DataReader {
  /// A personal value that need not be there.
  mutating func personalIfPresent(_ name: String) throws(FormatError) -> PersonalText? {
    has(name) ? try personalValue(at: fullPath(name)) : nil
  }

  mutating func personal(_ name: String) throws(FormatError) -> PersonalText {
    try expect(name)
    return try personalValue(at: fullPath(name))
  }

  /// Names with personal values in a list that is left out when it is empty.
  mutating func variables(_ name: String) throws(FormatError) -> [TemplateVariable] {
    guard has(name) else { return [] }
    try literal("[")
    var variables: [TemplateVariable] = []
    repeat {
      guard variables.count < Limits.variables else { throw fault("at most \(Limits.variables) variables") }
      try literal("[")
      let variable = try string()
      try literal(",")
      variables.append(TemplateVariable(variable, try personalValue(at: "\(name).\(variables.count)")))
      try literal("]")
    } while skip(UInt8(ascii: ","))
    try literal("]")
    return variables
  }

  private func fullPath(_ name: String) -> String { path.isEmpty ? name : path + name }

  private mutating func personalValue(at path: String) throws(FormatError) -> PersonalText {
    precondition(paths.contains(path), "a field that the table of personal paths does not know")
    if null() {
      disclosures.append(Disclosure(path: path, digest: nil, salt: nil, text: nil))
      return .erased
    }
    let digest = try plainString()
    guard
      digest.count == PersonalDigest.textLength, digest.first == UInt8(ascii: "~"),
      Base64URL.isCanonical(digest.dropFirst(), spareBits: 2)
    else { throw fault("a personal value must be a digest of 44 characters here", at: digest.startIndex) }
    let place = digest.startIndex..<digest.endIndex
    guard let entry = try entry(of: path) else {
      disclosures.append(Disclosure(path: path, digest: place, salt: nil, text: nil))
      return .erased
    }
    disclosures.append(Disclosure(path: path, digest: place, salt: entry.salt, text: entry.text))
    return .known(entry.value)
  }

  private mutating func entry(of path: String) throws(FormatError) -> PersonalReader.Entry? {
    if section == nil { section = PersonalReader(in: bytes, after: scanner.position, before: end) }
    guard section != nil else {
      throw FormatError(.personal, offset: scanner.position, reason: "the line has digests and no section `personal`")
    }
    do { return try section?.next(path: path) } catch { throw Self.personalFault(error) }
  }

  /// Ends the line's `personal` section, which must begin at `start`, and goes behind it; gives that index, or nil when
  /// there is neither a section nor a digest.
  mutating func finishPersonal(at start: Int) throws(FormatError) -> Int? {
    guard section != nil else { return nil }
    guard section?.start == start else {
      throw FormatError(.frame, offset: start, reason: "`personal` must stand behind `meta`")
    }
    do {
      let end = try section?.finish()
      if let end { scanner = JSONScanner(bytes, range: end..<self.end) }
      return end
    } catch {
      throw Self.personalFault(error)
    }
  }

  private static func personalFault(_ error: JSONError) -> FormatError {
    FormatError(
      .personal, offset: error.offset, reason: "`personal` does not fit the digests in `data`: \(error.reason.rawValue)"
    )
  }
}
