// What is wrong with a text that should be JSON, and where.

/// The first fault of a text, by the byte it was noticed at.
package struct JSONError: Error, Hashable, Sendable {
  /// Bytes from the start of what was to be read.
  package var offset: Int
  package var reason: Reason

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// Why a text is refused; the raw values are words for a person.
  package enum Reason: String, CaseIterable, Sendable {
    case endOfText = "the text ends in the middle of a value"
    case unexpectedByte = "this byte cannot stand here"
    case trailingBytes = "something follows the value"
    case byteOrderMark = "the text begins with a byte order mark"
    case invalidUTF8 = "the text is not UTF-8"
    case controlCharacter = "a control character stands in a string without being escaped"
    case invalidEscape = "an escape is not one of JSON's"
    case loneSurrogate = "half of a surrogate pair stands alone"
    case notInteger = "a number is not a whole one in digits"
    case integerRange = "a number does not fit 64 bits"
    case duplicateKey = "an object has a key twice"
    case tooDeep = "values are nested too deeply"
    case tooManyKeys = "an object has too many keys"
    case notCanonical = "the value is not in its canonical spelling"
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { "not the JSON that is read here: \(reason.rawValue), at byte \(offset)" }
}

/// What a text may cost its reader.
package struct JSONLimits: Hashable, Sendable {
  /// Arrays and objects inside each other, the outermost counted.
  package var depth: Int
  /// Keys of one object.
  package var keys: Int

  package init(depth: Int, keys: Int) {
    self.depth = depth
    self.keys = keys
  }

  /// What requests and lines of the log keep to: depth 16, 64 keys an object.
  package static let standard = JSONLimits(depth: 16, keys: 64)
}
