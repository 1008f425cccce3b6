// A request after it was read: a verb, its parameters by declared type, and its envelope.
package import InviteLedger

/// What a client asked for. Every parameter has been read by its declared type and is one the verb knows.
package struct Request: Sendable {
  // `Optional` in full: see `IssueInvite`.
  package var verb: Verb
  /// In the order of the verb table, so that two spellings of a request are the same request.
  package let parameters: [GivenParameter]
  /// A bit for each length that a name of these has, in bytes modulo 64: most names that are asked for have none of them.
  private let nameLengths: UInt64
  /// Terms of the query language, in the order in which they stood, those of `where=` first, `since=`, `until=` and `grep=`
  /// last; of a command the words of its `where=`; empty for verbs without a query.
  package var terms: [String] { queryTerms.map(\.text) }
  var queryTerms: [QueryTerm]
  /// How many of the terms are the words of `where=`.
  var whereCount: Int
  package var id: Optional<RequestID>
  package var envelope: Envelope
  /// In Zulip's form: parameters that were not looked at, sorted.
  package internal(set) var ignored: [String]

  package init(
    verb: Verb, parameters: [GivenParameter] = [], terms: [String] = [], id: RequestID? = nil,
    envelope: Envelope = Envelope()
  ) {
    self.init(
      verb: verb, parameters: parameters, queryTerms: terms.map { QueryTerm(text: $0) }, whereCount: 0, id: id,
      envelope: envelope, ignored: [])
  }

  init(
    verb: Verb, parameters: [GivenParameter], queryTerms: [QueryTerm], whereCount: Int, id: RequestID?,
    envelope: Envelope, ignored: [String]
  ) {
    self.verb = verb
    self.parameters = parameters
    nameLengths = parameters.reduce(0) { $0 | 1 << UInt64($1.name.utf8.count & 63) }
    self.queryTerms = queryTerms
    self.whereCount = whereCount
    self.id = id
    self.envelope = envelope
    self.ignored = ignored
  }
}

/// A term of a query, and where it begins in the line, from 1, where that is known.
struct QueryTerm: Sendable {
  var text: String
  var column: Int?
}

/// A parameter that was given.
package struct GivenParameter: Sendable {
  // `Optional` in full: see `IssueInvite`.
  package var name: String
  package var value: ParameterValue
  /// Where its value begins in the line, from 1; nil where the line's spelling does not tell cheaply.
  package var column: Optional<Int>
  /// Its place in the verb's row.
  var place: Int

  package init(name: String, value: ParameterValue, column: Int? = nil) {
    self.init(name: name, value: value, column: column, place: 0)
  }

  init(name: String, value: ParameterValue, column: Int?, place: Int) {
    self.name = name
    self.value = value
    self.column = column
    self.place = place
  }
}

/// The `id` of a request, echoed with its JSON type (R3).
package enum RequestID: Hashable, Sendable {
  case integer(Int64)
  case string(String)
}

/// What any request may carry beside its parameters. Words that the verb does not understand were refused.
package struct Envelope: Hashable, Sendable {
  /// `@as=NAME`: for whom an operator acts.
  package var actingAs: String?
  /// `@req=KEY`: 1 to 64 of `[A-Za-z0-9._:-]`.
  package var requestKey: String?
  /// `@dry`
  package var isDry = false
  /// `@expect=SEQ`
  package var expect: UInt64?
  /// `@after=SEQ`
  package var after: UInt64?
  /// `@as-of=POSITION`: for whoever reads queries to understand.
  package var asOf: String?
  /// `@receipt`
  package var wantsReceipt = false
  /// `@timeout=10s`
  package var timeoutMilliseconds: Int64?

  package init() {}
}

extension Request {
  /// The terms as texts that must all hold: the words of `where=`, and those beside it.
  package var queryTexts: [[String]] {
    let terms = terms
    return [Array(terms.prefix(whereCount)), Array(terms.dropFirst(whereCount))].filter { !$0.isEmpty }
  }

  /// The value of a parameter; nil when it was not given.
  package subscript(name: String) -> ParameterValue? {
    place(of: name).map { parameters[$0].value }
  }

  private func place(of name: String) -> Int? {
    guard nameLengths >> UInt64(name.utf8.count & 63) & 1 == 1 else { return nil }
    for index in parameters.indices where parameters[index].name == name { return index }
    return nil
  }

  /// Where the value of a parameter begins in the line, from 1, where that is known.
  package func column(of name: String) -> Int? {
    parameters.first { $0.name == name }?.column
  }

  /// Where a byte of a term stands in the line. `column` counts in all terms joined with single blanks, from 1, as those
  /// do who read queries. Where a term's own place is not known, the place of the term before its bytes is.
  package func column(ofTerm index: Int, at column: Int) -> Int? {
    guard queryTerms.indices.contains(index), let begin = queryTerms[index].column else { return nil }
    let before = queryTerms[..<index].reduce(1) { $0 + $1.text.utf8.count + 1 }
    return begin + min(max(0, column - before), queryTerms[index].text.utf8.count)
  }

  package func text(_ name: String) -> String? {
    if case .text(let text)? = self[name] { text } else { nil }
  }

  package func integer(_ name: String) -> Int64? {
    if case .integer(let number)? = self[name] { number } else { nil }
  }

  /// A number whose declared range fits 32 bits.
  package func count(_ name: String) -> UInt32? {
    integer(name).flatMap(UInt32.init(exactly:))
  }

  package func flag(_ name: String) -> Bool? {
    if case .flag(let flag)? = self[name] { flag } else { nil }
  }

  package func list(_ name: String) -> [String]? {
    if case .list(let items)? = self[name] { items } else { nil }
  }

  package func holders(_ name: String) -> [Holder]? {
    if case .holders(let holders)? = self[name] { holders } else { nil }
  }

  package func role(_ name: String) -> Role? {
    if case .role(let role)? = self[name] { role } else { nil }
  }

  package func uses(_ name: String) -> UseLimit? {
    if case .uses(let uses)? = self[name] { uses } else { nil }
  }

  package func expiry(_ name: String) -> ExpiryRequest? {
    if case .expiry(let expiry)? = self[name] { expiry } else { nil }
  }

  package func moment(_ name: String) -> Timestamp? {
    if case .moment(let moment)? = self[name] { moment } else { nil }
  }

  /// What a text that may be without a value shall be; nil when it was not given.
  package func setting(_ name: String) -> Setting<String>? {
    switch self[name] {
    case .text(let text): .value(text)
    case .null: .cleared
    default: nil
    }
  }

  package func invite(_ name: String) -> InviteID? {
    if case .invite(let invite)? = self[name] { invite } else { nil }
  }

  package func redemption(_ name: String) -> RedemptionID? {
    if case .redemption(let redemption)? = self[name] { redemption } else { nil }
  }

  package func reservation(_ name: String) -> ReservationID? {
    if case .reservation(let reservation)? = self[name] { reservation } else { nil }
  }

  package func batch(_ name: String) -> BatchID? {
    if case .batch(let batch)? = self[name] { batch } else { nil }
  }

  package func message(_ name: String) -> MessageID? {
    if case .message(let message)? = self[name] { message } else { nil }
  }

  package func variables(_ name: String) -> [TemplateVariable]? {
    if case .variables(let variables)? = self[name] { variables } else { nil }
  }

  package func key(_ name: String) -> KeyID? {
    if case .key(let key)? = self[name] { key } else { nil }
  }

  package func token(_ name: String) -> TokenBytes? {
    if case .token(let token)? = self[name] { token } else { nil }
  }
}
