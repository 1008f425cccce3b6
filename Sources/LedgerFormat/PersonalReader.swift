// The `personal` section of a line, read in step with the digests in `data`.

import Hashing
import JSONText

/// Walks over `{"NAME":["SALT",VALUE],…}`, in which erased entries, each with a comma, are blanks.
struct PersonalReader {
  /// A value that is there, and where its salt's characters and its JSON text stand.
  struct Entry {
    let salt: Range<Int>
    let text: Range<Int>
    let value: String
  }

  private static let key = Array(",\"personal\":{".utf8)
  /// Bytes from the comma to behind the brace.
  static let keyLength = key.count

  private var scanner: JSONScanner
  /// Index of the comma before `"personal"`.
  let start: Int
  private var isFirst = true
  private var hasBlanks = false
  private var hasGaps = false

  /// Finds the section behind `position`; nil when there is none. No text of a line can hold the key, since a quote
  /// inside a string is escaped.
  init?(in bytes: [UInt8], after position: Int, before end: Int) {
    guard let start = bytes.firstIndex(of: Self.key, from: position, before: end) else { return nil }
    self.start = start
    scanner = JSONScanner(bytes, range: (start + Self.key.count)..<end)
  }

  /// The entry of that path, if it is the next one; nil when it was erased.
  mutating func next(path: String) throws(JSONError) -> Entry? {
    let before = scanner.position
    skipBlanks()
    let separated = isFirst || scanner.skip(UInt8(ascii: ","))
    skipBlanks()
    guard separated, scanner.skipName(path, afterComma: false) else {
      scanner.rewind(to: before)
      hasGaps = true
      return nil
    }
    isFirst = false
    try scanner.literal("[")
    let salt = try scanner.plainString()
    guard salt.count == PersonalDigest.saltLength, Base64URL.isCanonical(salt, spareBits: 4) else {
      throw JSONError(offset: salt.startIndex, reason: .notCanonical)
    }
    try scanner.literal(",")
    let start = scanner.position
    let value = try scanner.string()
    let text = start..<scanner.position
    try scanner.literal("]")
    return Entry(salt: salt.startIndex..<salt.endIndex, text: text, value: value)
  }

  /// The end of the section is reached; gives the index behind its brace. Blanks stand exactly where entries lack.
  mutating func finish() throws(JSONError) -> Int {
    skipBlanks()
    try scanner.literal("}")
    guard hasBlanks == hasGaps else { throw JSONError(offset: start, reason: .notCanonical) }
    return scanner.position
  }

  private mutating func skipBlanks() {
    while scanner.skip(UInt8(ascii: " ")) { hasBlanks = true }
  }
}

extension [UInt8] {
  /// The first place of `text` in these bytes within the bounds, or nil.
  func firstIndex(of text: [UInt8], from start: Int, before end: Int) -> Int? {
    let bytes = span
    let last = Swift.min(end, count) - text.count
    var place = start
    while place <= last {
      if bytes[place] == text[0], bytes[place + 1] == text[1], bytes[place + 2] == text[2] {
        var length = 3
        while length < text.count, bytes[place + length] == text[length] { length += 1 }
        if length == text.count { return place }
      }
      place += 1
    }
    return nil
  }
}
