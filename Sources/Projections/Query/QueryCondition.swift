// One field of a query, and what its values are compared with.

import InviteLedger

/// Tests of one field, of which one must hold, or with `isNegated` none may.
struct QueryCondition: Hashable, Sendable {
  var field: QueryField
  var tests: [QueryTest]
  var isNegated = false

  func matches(_ subject: some QuerySubject) -> Bool { holds(subject) != isNegated }

  func asks(about fields: Set<QueryField>) -> Bool {
    fields.contains(field)
      || tests.contains { test in
        switch test {
        case .present(let field), .absent(let field): fields.contains(field)
        case .any(let conditions): conditions.contains { $0.asks(about: fields) }
        case .equals, .contains, .pattern, .range, .numbered, .related: false
        }
      }
  }

  /// What a test is about is never asked by a pattern, so nothing of the others is.
  var hasPatterns: Bool { tests.contains { if case .pattern = $0 { true } else { false } } }

  private func holds(_ subject: some QuerySubject) -> Bool {
    switch field.form {
    case .number, .moment:
      subject.numbers(of: field).contains { value in tests.contains { $0.accepts(value) } }
    case .text: subject.texts(of: field).contains { value in tests.contains { $0.accepts(value) } }
    case .subject: tests.contains { $0.accepts(subject: subject) }
    }
  }
}

/// What is compared with.
enum QueryTest: Hashable, Sendable {
  /// Equal as texts: two spellings of a character are one here. Of an address, what addresses are compared by.
  case equals(String)
  /// Anywhere in the value, any case; the text is lower-cased.
  case contains(String)
  case pattern(QueryPattern)
  /// A number or a moment, or a text that is a number.
  case range(ClosedRange<Int64>)
  /// An id with this prefix and a number in the range.
  case numbered(prefix: String, ClosedRange<UInt64>)
  /// A name among people.
  case related(QueryPeople)
  /// The subject has a value of the field.
  case present(QueryField)
  case absent(QueryField)
  /// The subject meets one of these.
  case any([QueryCondition])

  func accepts(_ number: Int64) -> Bool {
    guard case .range(let range) = self else { return false }
    return range.contains(number)
  }

  func accepts(_ text: String) -> Bool {
    switch self {
    case .equals(let value): text == value
    case .contains(let part): text.lowercased().utf8.contains(part.utf8)
    case .pattern(let pattern): pattern.matches(text)
    case .range(let range): Int64(text).map(range.contains) ?? false
    case .numbered(let prefix, let range): Self.number(of: text, prefix).map(range.contains) ?? false
    case .related(let people): people.contains(text)
    case .present, .absent, .any: false
    }
  }

  func accepts(subject: some QuerySubject) -> Bool {
    switch self {
    case .present(let field): Self.has(field, subject)
    case .absent(let field): !Self.has(field, subject)
    case .any(let conditions): conditions.contains { $0.matches(subject) }
    case .equals, .contains, .pattern, .range, .numbered, .related: false
    }
  }

  private static func has(_ field: QueryField, _ subject: some QuerySubject) -> Bool {
    switch field.form {
    case .number, .moment: !subject.numbers(of: field).isEmpty
    case .text: !subject.texts(of: field).isEmpty
    case .subject: false
    }
  }

  private static func number(of text: String, _ prefix: String) -> UInt64? {
    guard text.utf8.starts(with: prefix.utf8) else { return nil }
    return UInt64(text.dropFirst(prefix.count))
  }
}

extension String.UTF8View {
  /// Whether these bytes stand somewhere in it.
  fileprivate func contains(_ part: String.UTF8View) -> Bool {
    guard let first = part.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
