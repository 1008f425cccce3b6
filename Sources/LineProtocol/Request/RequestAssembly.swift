// Puts a request together, word by word, whichever way it is spelled.
import InviteLedger

/// What is known of a request so far. The id is kept even when the rest turns out to be wrong, so that the error can
/// carry it.
struct RequestAssembly {
  private(set) var id: RequestID?
  private(set) var verb: Verb?
  /// The verb's parameters.
  private(set) var parameters: [Parameter] = []
  private(set) var takesQuery = false
  /// What was given so far, in the order of the verb's row.
  private var given: [GivenParameter] = []
  private var terms: [QueryTerm] = []
  private var whereCount = 0
  /// Where the words of `where=` begin in the line, as offsets; empty where its spelling does not tell.
  var queryPlaces: [Int] = []
  /// In Zulip's form: the parameters that the verb does not have, sorted.
  var ignored: [String]?
  var envelope = Envelope()
  var envelopePlaces: [(word: EnvelopeWord, offset: Int?)] = []

  mutating func begin(_ verb: Verb) {
    self.verb = verb
    let entry = verb.entry
    parameters = entry.parameters
    takesQuery = entry.terms == .query
  }

  /// `offset` is worked out for errors alone: in an object that takes a search.
  mutating func setID(_ id: RequestID, at offset: @autoclosure () -> Int?) throws(Fault) {
    if case .string(let text) = id {
      guard text.utf8.count <= ProtocolLimits.idBytes else {
        throw .malformed(
          "an id has at most \(ProtocolLimits.idBytes) bytes", hint: "number the requests: @7", at: offset())
      }
      try refuseSecret(Array(text.utf8)[...], at: offset())
    }
    self.id = id
  }

  /// Adds a value that was read; `index` is the parameter's place in the verb's row.
  mutating func add(_ value: ParameterValue, to index: Int, at offset: Int?) throws(Fault) {
    guard parameters.indices.contains(index) else { return }
    let name = parameters[index].name
    let next = given.firstIndex { $0.place >= index } ?? given.endIndex
    guard next == given.endIndex || given[next].place != index else {
      throw Fault(
        .ledger(.argumentInvalid), "\(name) is given twice", hint: "leave one out", at: offset, parameter: name)
    }
    given.insert(
      GivenParameter(name: name, value: value, column: offset.map { $0 + 1 }, place: index), at: next)
  }

  mutating func add(term: ArraySlice<UInt8>, at offset: Int?) throws(Fault) {
    try refuseSecret(term, at: offset)
    terms.append(QueryTerm(text: String(decoding: term, as: UTF8.self), column: offset.map { $0 + 1 }))
  }

  /// Everything but the parameter of a secret may be recorded or shown.
  func refuseSecret(_ bytes: ArraySlice<UInt8>, at offset: @autoclosure () -> Int?) throws(Fault) {
    if let shape = SecretShape.find(in: bytes) { throw shape.misplaced(at: offset()) }
  }

  mutating func finish(lineLength: Int) throws(Fault) -> Request {
    guard let verb else { throw .malformed("a request names a command", hint: "help", at: lineLength) }
    try checkEnvelope(of: verb)
    try spreadQuery()
    for index in verb.entry.required where !given.contains(where: { $0.place == index }) {
      let parameter = parameters[index]
      throw Fault(
        .ledger(.argumentMissing), "\(verb.rawValue) needs \(parameter.name)=: \(parameter.summary)",
        hint: "help \(verb.rawValue)", at: lineLength, parameter: parameter.name)
    }
    return Request(
      verb: verb, parameters: given, queryTerms: takesQuery ? terms + boundTerms : terms, whereCount: whereCount,
      id: id, envelope: envelope, ignored: ignored ?? [])
  }

  /// What bounds a whole query: a parameter of the verb, and a word of the language.
  private static let bounds: Set<String> = ["since", "until", "grep"]

  /// `since=`, `until=` and `grep=` are parameters with a place in the table, and terms for the one who reads the query.
  private var boundTerms: [QueryTerm] {
    given.compactMap { given in
      guard Self.bounds.contains(given.name), case .text(let text) = given.value else { return nil }
      return QueryTerm(text: given.name + "=" + text, column: nil)
    }
  }

  /// The text of `where=` is terms like any other; they come first. For a command, whose request is remembered, it stays
  /// a parameter too.
  private mutating func spreadQuery() throws(Fault) {
    guard let place = verb?.entry.query, let index = given.firstIndex(where: { $0.place == place }),
      case .text(let query) = given[index].value
    else { return }
    let column = given[index].column
    if takesQuery { given.remove(at: index) }
    let offset = column.map { $0 - 1 }
    let bytes = Array(query.utf8)
    if let fault = LineBytes.fault(in: bytes[...]) {
      throw Fault(
        .ledger(.argumentInvalid), "where: " + fault.message, hint: fault.hint, at: offset, parameter: "where")
    }
    var words: [InlineWord] = []
    do {
      words = try InlineWords.all(in: bytes[...])
    } catch {
      throw Fault(
        .ledger(.argumentInvalid), "where: " + error.message, hint: error.hint, at: offset, parameter: "where")
    }
    // Quotes can hide a token from a look at the whole text.
    for word in words { try refuseSecret(word.bytes, at: offset) }
    let spread = words.enumerated().map { number, word in
      QueryTerm(text: word.text, column: queryPlaces.indices.contains(number) ? queryPlaces[number] + 1 : column)
    }
    terms = spread + terms
    whereCount = spread.count
  }
}
