// One word of a query, taken apart: field, operator, value.

import InviteLedger

/// A term as it was written; the value is not read yet.
struct QueryTerm {
  enum Operator { case equals, differs, contains, matches }

  let word: QueryWord
  let name: String
  let op: Operator
  let value: Substring
  /// Bytes before the operator, and before the value.
  let opOffset: Int
  let valueOffset: Int

  /// Throws `query.syntax` for a word without operator or value that does not say by itself what it is.
  init(_ word: QueryWord) throws(QueryError) {
    let text = word.text
    let end = text.utf8.firstIndex { !Self.isNameByte($0) } ?? text.endIndex
    let rest = text[end...]
    self.word = word
    let opLength: Int
    if rest.hasPrefix("!=") {
      (op, opLength) = (.differs, 2)
    } else if rest.hasPrefix("=") {
      (op, opLength) = (.equals, 1)
    } else if rest.hasPrefix(":") {
      (op, opLength) = (.contains, 1)
    } else if rest.hasPrefix("~") {
      (op, opLength) = (.matches, 1)
    } else if let field = Self.field(ofBare: text) {
      (name, op, value, opOffset, valueOffset) = (field, .equals, text[...], 0, 0)
      return
    } else {
      throw Self.refusal(of: word)
    }
    name = String(text[..<end])
    value = rest.dropFirst(opLength)
    opOffset = name.utf8.count
    valueOffset = opOffset + opLength
    guard !name.isEmpty else {
      throw QueryError(.syntax, "a field must stand before the operator", hint: "actor=ada", at: word)
    }
    guard !value.isEmpty else {
      throw QueryError(.syntax, "a value must stand behind the operator", at: word, offset: valueOffset)
    }
  }

  /// A word that can be only one thing needs no field: `inv_7`, `bob@example.org`, `TokenRedeemed`.
  private static func field(ofBare text: String) -> String? {
    if InviteID(text: text) != nil || BatchID(text: text) != nil || MessageID(text: text) != nil { return "about" }
    if EventType(rawValue: text) != nil { return "type" }
    return EmailAddress(text) == nil ? nil : "email"
  }

  private static func refusal(of word: QueryWord) -> QueryError {
    let shown = QueryError.shown(word.text, otherwise: "this word")
    return QueryError(
      .syntax, "\(shown) has no operator", hint: "write field=value, field!=value, field:part or field~pattern",
      at: word)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
