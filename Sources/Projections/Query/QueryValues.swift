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
  let now: Timestamp

  /// Throws `query.value` for a value that the field cannot have.
  func tests() throws(QueryError) -> [QueryTest] {
    if term.op == .contains, field.isNumeric {
      throw QueryError(
        .syntax, "\(field.name) is compared with =, != or a range", hint: "\(field.name)=…", at: term.word,
        offset: term.opOffset)
    }
    let values = term.value.split(separator: ",", omittingEmptySubsequences: false)
    guard values.count <= QueryLimits.alternatives else {
      throw QueryError(.syntax, "a term has at most \(QueryLimits.alternatives) alternatives", at: term.word)
    }
    var tests: [QueryTest] = []
    for value in values { tests.append(try test(value)) }
    return tests
  }

  /// The value of `since` or `until`.
  func bound() throws(QueryError) -> QueryBound {
    if let seq = number(term.value) { return QueryBound(field: .seq, start: seq, end: seq) }
    let time = try time(term.value)
    return QueryBound(field: .ts, start: time.start.microseconds, end: time.end.microseconds)
  }

  private func test(_ value: Substring) throws(QueryError) -> QueryTest {
    guard !value.isEmpty else { throw fault(value, "is empty") }
    guard value.utf8.count <= QueryLimits.valueLength else {
      throw fault(value, "is longer than \(QueryLimits.valueLength) bytes")
    }
    if field.isNumeric { return .range(try range(value)) }
    if term.op == .contains { return .contains(value.lowercased()) }
    return .equals(try canonical(String(value)))
  }

  private func range(_ value: Substring) throws(QueryError) -> ClosedRange<Int64> {
    guard let dots = value.firstRange(of: "..") else { return try single(value) }
    let lower = value[..<dots.lowerBound]
    let upper = value[dots.upperBound...]
    guard !lower.isEmpty || !upper.isEmpty else { throw fault(value, "is a range without ends", hint: "10..20") }
    let start = lower.isEmpty ? Int64.min : try single(lower).lowerBound
    let end = upper.isEmpty ? Int64.max : try single(upper).upperBound
    guard start <= end else { throw fault(value, "ends before it begins") }
    return start...end
  }

  private func single(_ value: Substring) throws(QueryError) -> ClosedRange<Int64> {
    if field.isMoment {
      let time = try time(value)
      return time.start.microseconds...time.end.microseconds
    }
    guard let number = number(value) else { throw fault(value, "is no number") }
    return number...number
  }

  private func number(_ value: Substring) -> Int64? {
    guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int64(value)
  }

  private func time(_ value: Substring) throws(QueryError) -> TimeExpression {
    do {
      return try TimeExpression(String(value), now: now)
    } catch {
      switch error {
      case .zoneMissing:
        throw fault(value, "has no zone: is it UTC?", hint: "write \(value)Z for UTC, or \(value)+02:00")
      case .unsupported: throw QueryError(.unsupported, "this time is not read by this version", at: term.word)
      case .unreadable: throw fault(value, "is no time", hint: "2h, 3d, today, 2026-09-12, 2026-09-12T09:00Z, or a seq")
      }
    }
  }

  /// The value as the field spells it.
  private func canonical(_ value: String) throws(QueryError) -> String {
    switch field {
    case .type: try choice(value, EventType.allCases.map(\.rawValue))
    case .kind: try choice(value, InviteKind.allCases.map(\.rawValue))
    case .box: try choice(value, MessageBox.allCases.map(\.rawValue))
    case .status: try choice(value, InviteStatus.allCases.map(\.rawValue))
    case .role: try role(value)
    case .invite: try identifier(value, InviteID.self)
    case .batch: try identifier(value, BatchID.self)
    case .message: try identifier(value, MessageID.self)
    case .email: EmailAddress.key(ofRecorded: value)
    case .domain: value.lowercased()
    case .holder:
      if Holder(text: value) == nil {
        throw fault(value, "is no holder", hint: "holder=user:NAME or holder=group:NAME")
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
    throw fault(value, "is no \(field.name)", hint: near ?? "one of \(choices.joined(separator: " "))")
  }

  private func role(_ value: String) throws(QueryError) -> String {
    if let number = UInt16(value), let role = Role(rawValue: number) { return String(role.rawValue) }
    let names = Role.allCases.map { "\($0)" }
    let name = try choice(value, names)
    return Role.allCases.first { "\($0)" == name }.map { String($0.rawValue) } ?? value
  }

  private func identifier<ID: LedgerIdentifier>(_ value: String, _ type: ID.Type) throws(QueryError) -> String {
    guard ID(text: value) != nil else {
      throw fault(value, "is no \(field.name)", hint: "\(field.name)=\(ID.prefix)7")
    }
    return value
  }

  private func fault(_ value: Substring, _ problem: String, hint: String? = nil) -> QueryError {
    fault(String(value), problem, hint: hint)
  }

  private func fault(_ value: String, _ problem: String, hint: String? = nil) -> QueryError {
    let offset = value.isEmpty ? nil : term.value.firstRange(of: value)?.lowerBound
    let before = offset.map { term.value.utf8.distance(from: term.value.startIndex, to: $0) } ?? 0
    return QueryError(
      .value, "\(QueryError.shown(value, otherwise: "this value")) \(problem)", hint: hint, at: term.word,
      offset: term.valueOffset + before)
  }
}
