// A question about events, invites or whatever has fields: what it asks, and whether a subject answers it.

package import InviteLedger

/// A parsed query. One matcher decides for the socket, for `--log`, for the targets of commands and for breakpoints; an
/// index may only spare it work.
///
/// Within an alternative (what stands between two `or`) different fields must all match, and of one field given several
/// times any may. A negated term (`!=`, `not`) is true exactly when the same term without negation is not, so a subject
/// without the field matches it; several negated terms must all hold.
package struct Query: Hashable, Sendable {
  /// All of them must hold: the alternatives of each text that was read, and every bound by `since` or `until`, which
  /// holds for the whole text wherever it stands.
  var clauses: [QueryClause]

  init(clauses: [QueryClause]) { self.clauses = clauses }

  /// The query that everything answers.
  package static let everything = Query(clauses: [])

  package var isEverything: Bool { clauses.isEmpty }

  /// Whether the answer depends on one of these fields.
  package func asks(about fields: Set<QueryField>) -> Bool {
    clauses.contains { $0.alternatives.contains { $0.conditions.contains { $0.asks(about: fields) } } }
  }

  /// The query that asks for both.
  package func and(_ other: Query) -> Query { Query(clauses: clauses + other.clauses) }

  /// Whether it asks for relations between people (`under=`, `above=`, `about=`), whose answer depends on what has
  /// happened up to now.
  package var hasRelations: Bool { clauses.contains { $0.alternatives.contains { $0.hasRelations } } }

  /// Whether a pattern is run, which takes up to 512 steps for each character of a value.
  package var hasPatterns: Bool {
    clauses.contains { $0.alternatives.contains { $0.conditions.contains { $0.hasPatterns } } }
  }

  /// Whether an event is what was asked for: the generic matcher, compiled for events.
  package func matches(_ record: Record) -> Bool { holds(for: record) }

  /// Whether a subject is what was asked for.
  package func matches(_ subject: some QuerySubject) -> Bool { holds(for: subject) }

  private func holds(for subject: some QuerySubject) -> Bool {
    clauses.allSatisfy { $0.matches(subject) }
  }
}

/// Alternatives, of which one must hold.
struct QueryClause: Hashable, Sendable {
  var alternatives: [QueryAlternative]

  func matches(_ subject: some QuerySubject) -> Bool {
    alternatives.contains { $0.matches(subject) }
  }
}

/// Conditions that must all hold.
struct QueryAlternative: Hashable, Sendable {
  var conditions: [QueryCondition] = []

  var hasRelations: Bool { conditions.contains { $0.field.isRelation } }

  func matches(_ subject: some QuerySubject) -> Bool {
    conditions.allSatisfy { $0.matches(subject) }
  }

  /// Adds tests of a field to those that it has already, of which any may hold; negated ones stand alone.
  mutating func add(_ field: QueryField, _ tests: [QueryTest], isNegated: Bool) {
    let same = isNegated ? nil : conditions.firstIndex { !$0.isNegated && $0.field == field }
    if let same {
      conditions[same].tests += tests
    } else {
      conditions.append(QueryCondition(field: field, tests: tests, isNegated: isNegated))
    }
  }
}
