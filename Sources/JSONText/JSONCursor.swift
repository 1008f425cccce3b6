// A place in a text, with the steps that the strict reader and the scanner of canonical text have in common.

/// Walks over bytes; every step checks that it stays inside. Offsets in errors are indices of the slice.
struct JSONCursor: Sendable {
  let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var atEnd: Bool { position >= bytes.endIndex }

  /// The byte at this place; nil at the end.
  func peek() -> UInt8? { atEnd ? nil : bytes[position] }

  func fault(_ reason: JSONError.Reason) -> JSONError { JSONError(offset: position, reason: reason) }

  /// Steps over one byte if it is this one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard !atEnd, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Steps over bytes if all of them are these.
  mutating func skip(_ text: String) -> Bool {
    let text = text.utf8.span
    guard text.count <= bytes.endIndex - position else { return false }
    for index in 0..<text.count where bytes[position + index] != text[index] { return false }
    position += text.count
    return true
  }

  /// Steps over `"name":`, with a comma before it if asked for; stays if that is not what comes next.
  mutating func skipName(_ name: String, afterComma: Bool) -> Bool {
    let name = name.utf8.span
    let open = afterComma ? position + 1 : position
    let close = open + 1 + name.count
    guard close + 1 < bytes.endIndex, bytes[close] == UInt8(ascii: "\"") else { return false }
    guard bytes[close + 1] == UInt8(ascii: ":"), bytes[open] == UInt8(ascii: "\"") else { return false }
    guard !afterComma || bytes[position] == UInt8(ascii: ",") else { return false }
    for index in 0..<name.count where bytes[open + 1 + index] != name[index] { return false }
    position = close + 2
    return true
  }

  /// Goes back to where it has been.
  mutating func rewind(to earlier: Int) {
    guard earlier >= bytes.startIndex, earlier <= position else { return }
    position = earlier
  }

  mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard skip(byte) else { throw fault(atEnd ? .endOfText : .unexpectedByte) }
  }

  mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
  }

  /// A whole number in Int64, without leading zeros, fraction or exponent; `-0` is none, since it has no other spelling.
  mutating func integer() throws(JSONError) -> Int64 {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"))
    let firstDigit = position
    var value: Int64 = 0
    while let byte = peek(), byte >= 0x30, byte <= 0x39 {
      let digit = Int64(byte &- 0x30)
      let (tens, overTens) = value.multipliedReportingOverflow(by: 10)
      let (sum, overSum) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      guard !overTens, !overSum else { throw JSONError(offset: start, reason: .integerRange) }
      value = sum
      position += 1
    }
    guard position > firstDigit else { throw fault(atEnd ? .endOfText : .notInteger) }
    let hasLeadingZero = bytes[firstDigit] == 0x30 && (position > firstDigit + 1 || isNegative)
    if hasLeadingZero { throw JSONError(offset: start, reason: .notInteger) }
    if let byte = peek(), byte == 0x2e || byte | 0x20 == 0x65 { throw JSONError(offset: start, reason: .notInteger) }
    return value
  }
}

extension JSONCursor {
  /// A string with its quotes.
  /// - Parameter canonical: refuse every escape that RFC 8785 would not write.
  mutating func string(canonical: Bool) throws(JSONError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    try skipPlain()
    if bytes[position] == UInt8(ascii: "\"") {
      position += 1
      return try text(of: bytes[start..<(position - 1)], at: start)
    }
    var unescaped = Array(bytes[start..<position])
    while bytes[position] == UInt8(ascii: "\\") {
      try unescape(into: &unescaped, canonical: canonical)
      let plain = position
      try skipPlain()
      unescaped.append(contentsOf: bytes[plain..<position])
    }
    position += 1
    return try text(of: unescaped[...], at: start)
  }

  /// The bytes of a string without escapes, as they are.
  mutating func plainString() throws(JSONError) -> ArraySlice<UInt8> {
    try expect(UInt8(ascii: "\""))
    let start = position
    try skipPlain()
    let end = position
    try expect(UInt8(ascii: "\""))
    return bytes[start..<end]
  }

  /// Stops at the quote or backslash that ends a run of plain bytes.
  private mutating func skipPlain() throws(JSONError) {
    position += WordScan.plainCount(bytes.span, from: position - bytes.startIndex)
    guard let byte = peek() else { throw fault(.endOfText) }
    guard byte >= 0x20 else { throw fault(.controlCharacter) }
  }

  private func text(of bytes: ArraySlice<UInt8>, at start: Int) throws(JSONError) -> String {
    // Faster by half than `String(validating:as:)`, which looks up generic types each time.
    guard let text = try? UTF8Span(validating: bytes.span) else {
      throw JSONError(offset: start, reason: .invalidUTF8)
    }
    return String(copying: text)
  }

  private mutating func unescape(into text: inout [UInt8], canonical: Bool) throws(JSONError) {
    let start = position
    try expect(UInt8(ascii: "\\"))
    guard let letter = peek() else { throw fault(.endOfText) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "/") where !canonical: text.append(letter)
    case UInt8(ascii: "u"):
      let scalar = try escapedScalar(from: start)
      if canonical, !JSONWriter.isEscaped(scalar, asIn: bytes[start..<position]) {
        throw JSONError(offset: start, reason: .notCanonical)
      }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: throw JSONError(offset: start, reason: .invalidEscape)
    }
  }

  /// What `\uXXXX`, or two of them, stand for; the first `\u` is behind us.
  private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = JSONError(offset: start, reason: .loneSurrogate)
    guard first < 0xdc00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else { throw lone }
    let second = try fourDigits()
    guard second >= 0xdc00, second < 0xe000 else { throw lone }
    guard let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)) else { throw lone }
    return scalar
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek() else { throw fault(.endOfText) }
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32(byte | 0x20 - 0x61 + 10)
      default: throw fault(.invalidEscape)
      }
      position += 1
    }
    return value
  }
}
