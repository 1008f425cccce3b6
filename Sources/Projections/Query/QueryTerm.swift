// One word of a query, taken apart: field, operator, value.

/// A term as it was written; the value is not read yet.
struct QueryTerm {
  enum Operator { case equals, differs, contains }

  let word: QueryWord
  let name: String
  let op: Operator
  let value: Substring
  /// Bytes before the operator, and before the value.
  let opOffset: Int
  let valueOffset: Int

  /// Throws `query.syntax` for a word without operator or value, `query.unsupported` for what a later version reads.
  init(_ word: QueryWord) throws(QueryError) {
    let text = word.text
    let end = text.utf8.firstIndex { !Self.isNameByte($0) } ?? text.endIndex
    let rest = text[end...]
    self.word = word
    name = String(text[..<end])
    opOffset = name.utf8.count
    if rest.hasPrefix("!=") {
      (op, value, valueOffset) = (.differs, rest.dropFirst(2), opOffset + 2)
    } else if rest.hasPrefix("=") {
      (op, value, valueOffset) = (.equals, rest.dropFirst(), opOffset + 1)
    } else if rest.hasPrefix(":") {
      (op, value, valueOffset) = (.contains, rest.dropFirst(), opOffset + 1)
    } else if rest.hasPrefix("~") {
      throw QueryError(
        .unsupported, "patterns (~) are not answered by this version", hint: "\(name):TEXT finds a part of the value",
        at: word, offset: opOffset)
    } else {
      throw Self.refusal(of: word)
    }
    guard !name.isEmpty else {
      throw QueryError(.syntax, "a field must stand before the operator", hint: "actor=ada", at: word)
    }
    guard !value.isEmpty else {
      throw QueryError(.syntax, "a value must stand behind the operator", at: word, offset: valueOffset)
    }
  }

  private static func refusal(of word: QueryWord) -> QueryError {
    if ["or", "not", "and"].contains(word.text) {
      return QueryError(
        .unsupported, "\"\(word.text)\" is not answered by this version",
        hint: "alternatives are written field=a,b, a negation field!=value", at: word)
    }
    let shown = QueryError.shown(word.text, otherwise: "this word")
    return QueryError(
      .syntax, "\(shown) has no operator", hint: "write field=value, field!=value or field:part", at: word)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
