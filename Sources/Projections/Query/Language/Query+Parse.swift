// From text to a query.

package import InviteLedger

/// Bounds of a query, so that no question costs more than it says.
package enum QueryLimits {
  /// Words of one query: terms, `or` and `not`.
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
    try self.init(text, about: Record.self, in: QueryContext(now: now))
  }

  /// Reads a query about events whose words were split before, as on a request line.
  package init(words: [String], now: Timestamp) throws(QueryError) {
    try self.init(words: words, about: Record.self, in: QueryContext(now: now))
  }

  /// Reads a query about subjects of a kind that is one text. A field that they do not have is refused.
  package init<Subject: QuerySubject>(_ text: String, about type: Subject.Type, now: Timestamp) throws(QueryError) {
    try self.init(text, about: type, in: QueryContext(now: now))
  }

  /// Reads a query about subjects of a kind whose words were split before: `request.terms`, which holds the words of
  /// `where=` whether the verb is a query or a command.
  package init<Subject: QuerySubject>(
    words: [String], about type: Subject.Type, now: Timestamp
  ) throws(QueryError) {
    try self.init(words: words, about: type, in: QueryContext(now: now))
  }

  /// Reads one text with what it may refer to.
  package init<Subject: QuerySubject>(
    _ text: String, about type: Subject.Type, in context: QueryContext
  ) throws(QueryError) {
    try self.init([try QueryWord.words(in: text)], QueryVocabulary(of: type), context)
  }

  /// Reads words with what they may refer to.
  package init<Subject: QuerySubject>(
    words: [String], about type: Subject.Type, in context: QueryContext
  ) throws(QueryError) {
    try self.init([QueryWord.words(words)], QueryVocabulary(of: type), context)
  }

  /// Reads several texts that must all hold, as `where=` and the terms beside it. Their words are counted through.
  package init<Subject: QuerySubject>(
    texts: [[String]], about type: Subject.Type, in context: QueryContext
  ) throws(QueryError) {
    var words = QueryWord.words(texts.flatMap(\.self))[...]
    var parts: [[QueryWord]] = []
    for text in texts {
      parts.append(Array(words.prefix(text.count)))
      words = words.dropFirst(text.count)
    }
    try self.init(parts, QueryVocabulary(of: type), context)
  }

  private init(
    _ texts: [[QueryWord]], _ vocabulary: QueryVocabulary, _ context: QueryContext
  ) throws(QueryError) {
    if let extra = texts.joined().dropFirst(QueryLimits.terms).first {
      throw QueryError(
        .syntax, "a query has at most \(QueryLimits.terms) words", hint: "use alternatives: invite=inv_1,inv_2",
        at: extra)
    }
    var clauses: [QueryClause] = []
    for words in texts {
      var reader = QueryReader(vocabulary: vocabulary, context: context)
      for word in words { try reader.take(word) }
      clauses += try reader.finish()
    }
    self.init(clauses: clauses)
  }
}

/// Gathers the words of one text.
private struct QueryReader {
  let vocabulary: QueryVocabulary
  let context: QueryContext
  private var bounds: [QueryCondition] = []
  private var alternatives: [QueryAlternative] = []
  private var current = QueryAlternative()
  /// An `or` that nothing stands behind yet, and a `not` without its term.
  private var pendingOr: QueryWord?
  private var pendingNot: QueryWord?

  init(vocabulary: QueryVocabulary, context: QueryContext) {
    self.vocabulary = vocabulary
    self.context = context
  }

  mutating func take(_ word: QueryWord) throws(QueryError) {
    switch word.text {
    case "or": try endAlternative(at: word)
    case "not":
      if let before = pendingNot { throw fault("\"not\" stands twice", at: before) }
      pendingNot = word
    case "and": throw fault("\"and\" is not needed: terms side by side must all hold", at: word, hint: "leave it out")
    default: try add(try QueryTerm(word))
    }
  }

  /// The clauses: one for the alternatives, and one for each bound.
  mutating func finish() throws(QueryError) -> [QueryClause] {
    if let word = pendingNot { throw fault("\"not\" needs a term behind it", at: word, hint: "not actor=ada") }
    if let word = pendingOr { throw fault("\"or\" needs a term behind it", at: word, hint: "actor=ada or actor=bob") }
    if !current.conditions.isEmpty { alternatives.append(current) }
    let bounds = bounds.map { QueryClause(alternatives: [QueryAlternative(conditions: [$0])]) }
    return (alternatives.isEmpty ? [] : [QueryClause(alternatives: alternatives)]) + bounds
  }

  private mutating func endAlternative(at word: QueryWord) throws(QueryError) {
    if let word = pendingNot { throw fault("\"not\" needs a term behind it", at: word, hint: "not actor=ada") }
    guard !current.conditions.isEmpty else {
      throw fault("\"or\" needs a term before it", at: word, hint: "actor=ada or actor=bob")
    }
    alternatives.append(current)
    current = QueryAlternative()
    pendingOr = word
  }

  private mutating func add(_ term: QueryTerm) throws(QueryError) {
    let isNegated = pendingNot != nil
    pendingNot = nil
    switch term.name {
    case "since" where vocabulary.hasBounds: try addBound(term, isNegated) { bound in bound.start...(.max) }
    case "until" where vocabulary.hasBounds: try addBound(term, isNegated) { bound in .min...bound.end }
    case "grep" where vocabulary.hasPaths: try addPattern(term, isNegated)
    default:
      let field = try vocabulary.field(named: term.name, at: term.word)
      let values = QueryValues(term: term, field: field, vocabulary: vocabulary, context: context)
      current.add(field, try values.tests(), isNegated: isNegated != (term.op == .differs))
      pendingOr = nil
    }
  }

  private mutating func addBound(
    _ term: QueryTerm, _ isNegated: Bool, _ range: (QueryBound) -> ClosedRange<Int64>
  ) throws(QueryError) {
    guard term.op == .equals, !isNegated else {
      throw QueryError(
        .syntax, "\(term.name) takes =, and bounds the whole query", hint: "\(term.name)=2h", at: term.word,
        offset: term.opOffset)
    }
    let bound = try QueryValues(term: term, field: .ts, vocabulary: vocabulary, context: context).bound()
    bounds.append(QueryCondition(field: bound.field, tests: [.range(range(bound))]))
  }

  /// `grep=` and `grep!=` are about the whole line, so they bound the whole query as times do.
  private mutating func addPattern(_ term: QueryTerm, _ isNegated: Bool) throws(QueryError) {
    guard term.op == .equals || term.op == .differs, !isNegated else {
      throw QueryError(
        .syntax, "grep takes = or !=, and bounds the whole query", hint: "grep=bob, grep!=bob", at: term.word,
        offset: term.opOffset)
    }
    let pattern = try QueryValues(term: term, field: .line, vocabulary: vocabulary, context: context).pattern()
    bounds.append(QueryCondition(field: .line, tests: [.pattern(pattern)], isNegated: term.op == .differs))
  }

  private func fault(_ message: String, at word: QueryWord, hint: String? = nil) -> QueryError {
    QueryError(.syntax, message, hint: hint, at: word)
  }
}
