// The value of a term, read as its field demands.

import InviteLedger

/// Where `since` begins or `until` ends: in seqs or in microseconds.
struct QueryBound {
  var field: QueryField
  var start: Int64
  var end: Int64
}

/// Reads the alternatives of one term.
struct QueryValues {
  let term: QueryTerm
  let field: QueryField
  let vocabulary: QueryVocabulary
  let context: QueryContext

  /// Throws `query.value` for a value that the field cannot have.
  func tests() throws(QueryError) -> [QueryTest] {
    try checkOperator()
    let values = term.value.split(separator: ",", omittingEmptySubsequences: false)
    guard values.count <= QueryLimits.alternatives else {
      throw QueryError(.syntax, "a term has at most \(QueryLimits.alternatives) alternatives", at: term.word)
    }
    var tests: [QueryTest] = []
    for value in values {
      guard !value.isEmpty else { throw fault(value, "is empty") }
      try checkLength(value)
      tests.append(try test(value))
    }
    return tests
  }

  /// The value of `since` or `until`.
  func bound() throws(QueryError) -> QueryBound {
    if let seq = try seq(term.value) { return QueryBound(field: .seq, start: seq, end: seq) }
    let time = try time(term.value)
    return QueryBound(field: .ts, start: time.start.microseconds, end: time.end.microseconds)
  }

  /// The value of `grep`: one pattern, in which a comma is a comma, because lines are full of them.
  func pattern() throws(QueryError) -> QueryPattern {
    try checkLength(term.value)
    return try pattern(term.value)
  }

  private func checkLength(_ value: Substring) throws(QueryError) {
    guard value.utf8.count <= QueryLimits.valueLength else {
      throw fault(value, "is longer than \(QueryLimits.valueLength) bytes")
    }
  }

  private func checkOperator() throws(QueryError) {
    let isPart = term.op == .contains || term.op == .matches
    guard isPart, field.form != .text || field.isRelation else { return }
    throw QueryError(
      .syntax, "\(field.name) is compared with = or !=", hint: "\(field.name)=…", at: term.word, offset: term.opOffset)
  }

  private func test(_ value: Substring) throws(QueryError) -> QueryTest {
    switch term.op {
    case .contains: .contains(value.lowercased())
    case .matches: .pattern(try pattern(value))
    case .equals, .differs: try equality(value)
    }
  }

  private func equality(_ value: Substring) throws(QueryError) -> QueryTest {
    switch field {
    case .has: .present(try fieldName(value))
    case .missing: .absent(try fieldName(value))
    case .under: .related(try facts().people(.under, String(value)))
    case .above: .related(try facts().people(.above, String(value)))
    case .about: .any(try Mentions(facts: facts()).conditions(about: String(value)))
    case .invite: try identifier(value, InviteID.self)
    case .batch: try identifier(value, BatchID.self)
    case .message: try identifier(value, MessageID.self)
    case .key: try identifier(value, KeyID.self)
    case .data, .meta: numericRange(value) ?? .equals(String(value))
    default: field.isNumeric ? .range(try range(value)) : .equals(try canonical(String(value)))
    }
  }

  private func facts() throws(QueryError) -> any QueryFacts {
    if let facts = context.facts { return facts }
    throw QueryError(.unsupported, "\(field.name) is not answered here", at: term.word)
  }

  private func fieldName(_ value: Substring) throws(QueryError) -> QueryField {
    let field = try vocabulary.field(named: String(value), at: term.word, offset: offset(of: value))
    guard field.form != .subject, !field.isRelation else { throw fault(value, "is no field with values") }
    return field
  }

  private func pattern(_ value: Substring) throws(QueryError) -> QueryPattern {
    do {
      return try QueryPattern(String(value))
    } catch {
      throw QueryError(
        .value, "the pattern \(error.message)", hint: error.hint, at: term.word,
        offset: offset(of: value) + error.offset)
    }
  }

  // MARK: Numbers, moments and places

  private func range(_ value: Substring) throws(QueryError) -> ClosedRange<Int64> {
    guard let (lower, upper) = try ends(of: value) else { return try single(value) }
    let start = lower.isEmpty ? Int64.min : try single(lower).lowerBound
    let end = upper.isEmpty ? Int64.max : try single(upper).upperBound
    guard start <= end else { throw fault(value, "ends before it begins") }
    return start...end
  }

  /// What stands before and behind `..`; nil for a value without.
  private func ends(of value: Substring) throws(QueryError) -> (Substring, Substring)? {
    guard let dots = value.firstRange(of: "..") else { return nil }
    let (lower, upper) = (value[..<dots.lowerBound], value[dots.upperBound...])
    guard !lower.isEmpty || !upper.isEmpty else { throw fault(value, "is a range without ends", hint: "10..20") }
    return (lower, upper)
  }

  private func single(_ value: Substring) throws(QueryError) -> ClosedRange<Int64> {
    if field.form == .moment {
      let time = try time(value)
      return time.start.microseconds...time.end.microseconds
    }
    let number = field == .seq ? try seq(value) : Self.number(value)
    guard let number else { throw fault(value, "is no number") }
    return number...number
  }

  /// A seq, or a place that has one; nil for a text of another form.
  private func seq(_ value: Substring) throws(QueryError) -> Int64? {
    if let number = Self.number(value) { return number }
    guard let place = QueryPlace(String(value)) else { return nil }
    if let seq = try facts().seq(of: place) { return Int64(clamping: seq) }
    switch place {
    case .mark: throw fault(value, "is no mark that was set", hint: "mark list")
    case .invite(let id, let moment): throw fault(value, "is not there: \(id) was never \(moment.rawValue)")
    }
  }

  private func time(_ value: Substring) throws(QueryError) -> TimeExpression {
    if QueryPlace(String(value)) != nil {
      throw fault(value, "is a place in the log and no time", hint: "since=\(value), or seq=\(value)..")
    }
    do {
      return try TimeExpression(String(value), now: context.now)
    } catch {
      switch error {
      case .question(let question, let hint): throw fault(value, question, hint: hint)
      case .unreadable:
        throw fault(value, "is no time", hint: "2h, 3d, today, monday, 2026-09-12, 2026-09-12T09:00Z, or a seq")
      }
    }
  }

  private static func number(_ value: Substring) -> Int64? {
    guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int64(value)
  }

  /// A range of numbers at the end of a path.
  private func numericRange(_ value: Substring) -> QueryTest? {
    guard let dots = value.firstRange(of: "..") else { return nil }
    let (lower, upper) = (value[..<dots.lowerBound], value[dots.upperBound...])
    let start = lower.isEmpty ? Int64.min : Self.number(lower)
    let end = upper.isEmpty ? Int64.max : Self.number(upper)
    guard let start, let end, start <= end, !(lower.isEmpty && upper.isEmpty) else { return nil }
    return .range(start...end)
  }

  // MARK: Texts

  /// The value as the field spells it.
  private func canonical(_ value: String) throws(QueryError) -> String {
    switch field {
    case .type: try choice(value, EventType.allCases.map(\.rawValue))
    case .kind: try choice(value, InviteKind.allCases.map(\.rawValue))
    case .box: try choice(value, MessageBox.allCases.map(\.rawValue))
    case .status: try choice(value, vocabulary.statusWords)
    case .delivery: try choice(value, DeliveryState.allCases.map(\.rawValue))
    case .role: try role(value)
    case .email: EmailAddress.key(ofRecorded: value)
    case .domain: value.lowercased()
    case .holder:
      if Holder(text: value) == nil {
        throw fault(value[...], "is no holder", hint: "holder=user:NAME or holder=group:NAME")
      } else {
        value
      }
    default: value
    }
  }

  /// One of a closed list, in any case of letters.
  private func choice(_ value: String, _ choices: [String]) throws(QueryError) -> String {
    if let choice = choices.first(where: { $0.lowercased() == value.lowercased() }) { return choice }
    let near = NearestWord.to(value, among: choices).map { "did you mean \(field.name)=\($0)?" }
    throw fault(value[...], "is no \(field.name)", hint: near ?? "one of \(choices.joined(separator: " "))")
  }

  private func role(_ value: String) throws(QueryError) -> String {
    if let number = UInt16(value), let role = Role(rawValue: number) { return String(role.rawValue) }
    let names = Role.allCases.map { "\($0)" }
    let name = try choice(value, names)
    return Role.allCases.first { "\($0)" == name }.map { String($0.rawValue) } ?? value
  }

  private func identifier<ID: LedgerIdentifier>(_ value: Substring, _ type: ID.Type) throws(QueryError) -> QueryTest {
    guard let (lower, upper) = try ends(of: value) else { return .equals(try one(value, type).description) }
    let start = lower.isEmpty ? 1 : try one(lower, type).number
    let end = upper.isEmpty ? ID.largestNumber : try one(upper, type).number
    guard start <= end else { throw fault(value, "ends before it begins") }
    return .numbered(prefix: ID.prefix, start...end)
  }

  private func one<ID: LedgerIdentifier>(_ value: Substring, _ type: ID.Type) throws(QueryError) -> ID {
    if let id = ID(text: String(value)) { return id }
    throw fault(value, "is no \(field.name)", hint: "\(field.name)=\(ID.prefix)7")
  }

  // MARK: Errors

  private func offset(of value: Substring) -> Int {
    let start = value.isEmpty ? nil : term.value.firstRange(of: value)?.lowerBound
    return term.valueOffset + (start.map { term.value.utf8.distance(from: term.value.startIndex, to: $0) } ?? 0)
  }

  private func fault(_ value: Substring, _ problem: String, hint: String? = nil) -> QueryError {
    QueryError(
      .value, "\(QueryError.shown(value, otherwise: "this value")) \(problem)", hint: hint, at: term.word,
      offset: offset(of: value))
  }
}
