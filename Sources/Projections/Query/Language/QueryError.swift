// What is wrong with a query, and where.

/// Why a query cannot be asked. Texts repeat a word only when it can be no address and no secret.
package struct QueryError: Error, Hashable, Sendable {
  package enum Code: String, CaseIterable, Sendable {
    /// A field that no query knows.
    case unknownField = "query.unknown-field"
    /// No field, operator and value.
    case syntax = "query.syntax"
    /// A value that the field cannot have.
    case value = "query.value"
    /// Part of the language, and not answered where it was asked.
    case unsupported = "query.unsupported"
  }

  package var code: Code
  package var message: String
  /// A word to type instead, where one is near.
  package var hint: String?
  /// Which word of the query it is, from 0.
  package var word: Int
  /// Byte of the query's text at which the trouble begins, from 1; words handed over singly count as separated by one
  /// space.
  package var column: Int

  init(_ code: Code, _ message: String, hint: String? = nil, at place: QueryWord, offset: Int = 0) {
    self.code = code
    self.message = message
    self.hint = hint
    word = place.index
    column = place.column + offset
  }
}

extension QueryError {
  /// A word in quotes when it is short and plain, else only what it is: it may be somebody's address, or a token.
  static func shown(_ word: some StringProtocol, otherwise: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: false
      }
    }
    // The end of a token is plain too, and nearly always has a digit.
    let isShort = word.utf8.count < 16 || word.utf8.count <= 24 && !word.utf8.contains { 0x30...0x39 ~= $0 }
    return isPlain && isShort && !word.isEmpty ? "\"\(word)\"" : otherwise
  }
}
