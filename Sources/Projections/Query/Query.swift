// A question about events, invites or whatever has fields: what it asks, and whether a subject answers it.

package import InviteLedger

/// A parsed query. One matcher decides for the socket, for `--log`, for the targets of commands and for breakpoints; an
/// index may only spare it work.
///
/// Different fields must all match; of one field given several times any may. A negated term (`!=`) is true exactly when
/// the same term with `=` is not, so a subject without the field matches it; several negated terms must all hold.
package struct Query: Hashable, Sendable {
  var conditions: [QueryCondition]

  init(conditions: [QueryCondition]) { self.conditions = conditions }

  /// The query that everything answers.
  package static let everything = Query(conditions: [])

  package var isEverything: Bool { conditions.isEmpty }

  /// Whether an event is what was asked for: the generic matcher, compiled for events.
  package func matches(_ record: Record) -> Bool { holds(for: record) }

  /// Whether a subject is what was asked for.
  package func matches(_ subject: some QuerySubject) -> Bool { holds(for: subject) }

  private func holds(for subject: some QuerySubject) -> Bool {
    conditions.allSatisfy { $0.matches(subject) }
  }
}

/// Tests of one field, of which one must hold, or with `isNegated` none may.
struct QueryCondition: Hashable, Sendable {
  var field: QueryField
  var tests: [QueryTest]
  var isNegated = false
  /// A bound by `since` or `until`, which no other term of the field may widen.
  var isBound = false

  func matches(_ subject: some QuerySubject) -> Bool { holds(subject) != isNegated }

  private func holds(_ subject: some QuerySubject) -> Bool {
    if field.isNumeric { return subject.numbers(of: field).contains { value in tests.contains { $0.accepts(value) } } }
    return subject.texts(of: field).contains { value in tests.contains { $0.accepts(value) } }
  }
}

/// What a value is compared with.
enum QueryTest: Hashable, Sendable {
  /// Equal as texts: two spellings of a character are one here. Of an address, what addresses are compared by.
  case equals(String)
  /// Anywhere in the value, any case; the text is lower-cased.
  case contains(String)
  case range(ClosedRange<Int64>)

  func accepts(_ number: Int64) -> Bool {
    guard case .range(let range) = self else { return false }
    return range.contains(number)
  }

  func accepts(_ text: String) -> Bool {
    switch self {
    case .equals(let value): text == value
    case .contains(let part): text.lowercased().utf8.contains(part.utf8)
    case .range: false
    }
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
