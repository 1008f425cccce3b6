// From words to a query.

package import InviteLedger

/// Bounds of a query, so that no question costs more than it says.
package enum QueryLimits {
  /// Terms of one query.
  package static let terms = 64
  /// Alternatives of one term.
  package static let alternatives = 256
  /// Bytes of one value.
  package static let valueLength = 1024
}

extension Query {
  /// Reads a query about events that is one text, as in `where='…'`. Relative times count back from `now`.
  ///
  /// Throws a `QueryError` that says which word is wrong and where.
  package init(_ text: String, now: Timestamp) throws(QueryError) {
    try self.init(text, about: Record.self, now: now)
  }

  /// Reads a query about events whose words were split before, as on a request line.
  package init(words: [String], now: Timestamp) throws(QueryError) {
    try self.init(words: words, about: Record.self, now: now)
  }

  /// Reads a query about subjects of a kind that is one text. A field that they do not have is refused.
  package init<Subject: QuerySubject>(
    _ text: String, about type: Subject.Type, now: Timestamp
  ) throws(QueryError) {
    try self.init(try QueryWord.words(in: text), QueryVocabulary(of: type), now: now)
  }

  /// Reads a query about subjects of a kind whose words were split before: `request.terms`, which holds the words of
  /// `where=` whether the verb is a query or a command.
  package init<Subject: QuerySubject>(
    words: [String], about type: Subject.Type, now: Timestamp
  ) throws(QueryError) {
    try self.init(QueryWord.words(words), QueryVocabulary(of: type), now: now)
  }

  private init(_ words: [QueryWord], _ vocabulary: QueryVocabulary, now: Timestamp) throws(QueryError) {
    if words.count > QueryLimits.terms {
      throw QueryError(
        .syntax, "a query has at most \(QueryLimits.terms) terms", hint: "use alternatives: invite=inv_1,inv_2",
        at: words[QueryLimits.terms])
    }
    var builder = QueryBuilder(vocabulary: vocabulary, now: now)
    for word in words { try builder.add(word) }
    self.init(conditions: builder.conditions)
  }
}

/// Gathers terms into conditions: those of one field together.
private struct QueryBuilder {
  let vocabulary: QueryVocabulary
  let now: Timestamp
  private(set) var conditions: [QueryCondition] = []

  init(vocabulary: QueryVocabulary, now: Timestamp) {
    self.vocabulary = vocabulary
    self.now = now
  }

  mutating func add(_ word: QueryWord) throws(QueryError) {
    let term = try QueryTerm(word)
    switch term.name {
    case "since" where vocabulary.hasBounds: try addBound(term) { bound in bound.start...(.max) }
    case "until" where vocabulary.hasBounds: try addBound(term) { bound in .min...bound.end }
    default:
      let field = try vocabulary.field(of: term)
      let tests = try QueryValues(term: term, field: field, now: now).tests()
      insert(field, tests, isNegated: term.op == .differs)
    }
  }

  private mutating func addBound(
    _ term: QueryTerm, _ range: (QueryBound) -> ClosedRange<Int64>
  ) throws(QueryError) {
    guard term.op == .equals else {
      throw QueryError(.syntax, "\(term.name) takes =", hint: "\(term.name)=2h", at: term.word, offset: term.opOffset)
    }
    let bound = try QueryValues(term: term, field: .ts, now: now).bound()
    conditions.append(QueryCondition(field: bound.field, tests: [.range(range(bound))], isBound: true))
  }

  private mutating func insert(_ field: QueryField, _ tests: [QueryTest], isNegated: Bool) {
    let same = conditions.firstIndex { !$0.isNegated && $0.field == field && !$0.isBound }
    if let same, !isNegated {
      conditions[same].tests += tests
    } else {
      conditions.append(QueryCondition(field: field, tests: tests, isNegated: isNegated))
    }
  }
}
