// The kinds of fields that events have, each with the checks that its type needs.

import InviteLedger

extension DataReader {
  mutating func string(_ name: String) throws(FormatError) -> String {
    try expect(name)
    return try string()
  }

  mutating func stringIfPresent(_ name: String) throws(FormatError) -> String? {
    has(name) ? try string() : nil
  }

  mutating func integer<Number: FixedWidthInteger>(_ name: String) throws(FormatError) -> Number {
    try expect(name)
    return try integer(as: Number.self)
  }

  mutating func integerIfPresent<Number: FixedWidthInteger>(_ name: String) throws(FormatError) -> Number? {
    has(name) ? try integer(as: Number.self) : nil
  }

  mutating func bool(_ name: String) throws(FormatError) -> Bool {
    try expect(name)
    return try bool()
  }

  mutating func boolIfPresent(_ name: String) throws(FormatError) -> Bool? {
    has(name) ? try bool() : nil
  }

  /// A truth value that is written only when it is not the usual one.
  mutating func bool(_ name: String, usually usual: Bool) throws(FormatError) -> Bool {
    guard has(name) else { return usual }
    let start = position
    guard try bool() != usual else { throw fault("the usual value of this field is left out", at: start) }
    return !usual
  }

  /// A number that is written only when it is not 0.
  mutating func countIfAny(_ name: String) throws(FormatError) -> UInt64 {
    guard has(name) else { return 0 }
    let start = position
    let count = try integer(as: UInt64.self)
    guard count > 0 else { throw fault("a count of 0 is left out", at: start) }
    return count
  }

  mutating func id<ID: LedgerIdentifier>(_ name: String) throws(FormatError) -> ID {
    try expect(name)
    return try id()
  }

  mutating func idIfPresent<ID: LedgerIdentifier>(_ name: String) throws(FormatError) -> ID? {
    has(name) ? try id() : nil
  }

  mutating func ledger(_ name: String) throws(FormatError) -> LedgerID {
    try expect(name)
    let start = position
    guard let ledger = LedgerID(text: try string()) else {
      throw fault("a ledger's id is L and 16 hexadecimal digits", at: start)
    }
    return ledger
  }

  /// One of a closed list of words.
  mutating func word<Word: RawRepresentable<String>>(_ name: String) throws(FormatError) -> Word {
    try expect(name)
    return try word()
  }

  mutating func wordIfPresent<Word: RawRepresentable<String>>(_ name: String) throws(FormatError) -> Word? {
    has(name) ? try word() : nil
  }

  private mutating func word<Word: RawRepresentable<String>>() throws(FormatError) -> Word {
    let start = position
    guard let word = Word(rawValue: try string()) else { throw fault("none of the words of this field", at: start) }
    return word
  }

  mutating func role(_ name: String) throws(FormatError) -> Role {
    try expect(name)
    return try role()
  }

  mutating func roleIfPresent(_ name: String) throws(FormatError) -> Role? {
    has(name) ? try role() : nil
  }

  mutating func useLimit(_ name: String) throws(FormatError) -> UseLimit {
    try expect(name)
    return try useLimit()
  }

  mutating func useLimitIfPresent(_ name: String) throws(FormatError) -> UseLimit? {
    has(name) ? try useLimit() : nil
  }

  mutating func expiry(_ name: String) throws(FormatError) -> Expiry {
    try expect(name)
    return try expiry()
  }

  mutating func expiryIfPresent(_ name: String) throws(FormatError) -> Expiry? {
    has(name) ? try expiry() : nil
  }

  mutating func fingerprint(_ name: String) throws(FormatError) -> Fingerprint {
    try expect(name)
    let text = try plainString()
    guard let fingerprint = Fingerprint(text: text) else {
      throw fault("a fingerprint is 64 lower-case hexadecimal digits", at: text.startIndex)
    }
    return fingerprint
  }

  /// A list that may be empty, if it is there.
  mutating func stringsIfPresent(_ name: String) throws(FormatError) -> [String]? {
    has(name) ? try strings() : nil
  }

  /// Numbers in a list that may be empty, if it is there.
  mutating func numbersIfPresent(_ name: String) throws(FormatError) -> [UInt32]? {
    guard has(name) else { return nil }
    try literal("[")
    if skip(UInt8(ascii: "]")) { return [] }
    var numbers: [UInt32] = []
    repeat { numbers.append(try integer(as: UInt32.self)) } while skip(UInt8(ascii: ","))
    try literal("]")
    return numbers
  }

  /// Numbers in a list that is left out when it is empty.
  mutating func numberList(_ name: String) throws(FormatError) -> [UInt32] {
    let start = position
    guard let numbers = try numbersIfPresent(name) else { return [] }
    guard !numbers.isEmpty else { throw fault("an empty list is left out", at: start) }
    return numbers
  }

  /// A list that is left out when it is empty.
  mutating func list(_ name: String) throws(FormatError) -> [String] {
    guard has(name) else { return [] }
    let start = position
    let values = try strings()
    guard !values.isEmpty else { throw fault("an empty list is left out", at: start) }
    return values
  }

  mutating func holders(_ name: String) throws(FormatError) -> [Holder] {
    let start = position
    var holders: [Holder] = []
    for text in try list(name) {
      guard let holder = Holder(text: text) else { throw fault("a holder is user:NAME or group:NAME", at: start) }
      holders.append(holder)
    }
    return holders
  }

  /// Objects in a list that is left out when it is empty.
  mutating func objects<Value>(
    _ name: String, _ read: (inout DataReader) throws(FormatError) -> Value
  ) throws(FormatError) -> [Value] {
    guard has(name) else { return [] }
    try literal("[")
    var values: [Value] = []
    repeat { values.append(try object(read)) } while skip(UInt8(ascii: ","))
    try literal("]")
    return values
  }

  mutating func momentIfPresent(_ name: String) throws(FormatError) -> Timestamp? {
    has(name) ? try moment() : nil
  }

  mutating func moment(_ name: String) throws(FormatError) -> Timestamp {
    try expect(name)
    return try moment()
  }

  /// A moment's text.
  mutating func moment() throws(FormatError) -> Timestamp {
    let text = try plainString()
    guard let moment = Timestamp(text: text) else {
      throw fault("a moment is written 2026-11-21T09:00:00.123456Z", at: text.startIndex)
    }
    return moment
  }

  private mutating func id<ID: LedgerIdentifier>() throws(FormatError) -> ID {
    let start = position
    let text = try plainString()
    let prefix = ID.prefix.utf8
    guard text.starts(with: prefix), let id = ID(digits: text.dropFirst(prefix.count)) else {
      throw fault("an id is \(ID.prefix) and a number", at: start)
    }
    return id
  }

  private mutating func role() throws(FormatError) -> Role {
    let start = position
    guard let role = Role(rawValue: try integer(as: UInt16.self)) else {
      throw fault("a role is 100, 200, 300, 400 or 600", at: start)
    }
    return role
  }

  private mutating func useLimit() throws(FormatError) -> UseLimit {
    null() ? .unlimited : .uses(try integer(as: UInt32.self))
  }

  private mutating func expiry() throws(FormatError) -> Expiry {
    null() ? .never : .at(try moment())
  }
}
