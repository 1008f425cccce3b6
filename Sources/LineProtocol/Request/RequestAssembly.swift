// Puts a request together, word by word, whichever way it is spelled.
import InviteLedger

/// What is known of a request so far. The id is kept even when the rest turns out to be wrong, so that the error can
/// carry it.
struct RequestAssembly {
  private(set) var id: RequestID?
  private(set) var verb: Verb?
  private var values: [GivenParameter?] = []
  private var terms: [QueryTerm] = []
  private var envelope = Envelope()
  private var envelopePlaces: [(word: EnvelopeWord, offset: Int?)] = []

  mutating func begin(_ verb: Verb) {
    self.verb = verb
    values = Array(repeating: nil, count: verb.entry.parameters.count)
  }

  mutating func setID(_ id: RequestID, at offset: Int?) throws(Fault) {
    if case .string(let text) = id {
      guard text.utf8.count <= ProtocolLimits.idBytes else {
        throw .malformed("an id has at most \(ProtocolLimits.idBytes) bytes", at: offset)
      }
      try refuseSecret(Array(text.utf8)[...], at: offset)
    }
    self.id = id
  }

  /// Adds a value that was read; `index` is the parameter's place in the verb's row.
  mutating func add(_ value: ParameterValue, to index: Int, at offset: Int?) throws(Fault) {
    guard let verb, values.indices.contains(index) else { return }
    let name = verb.entry.parameters[index].name
    guard values[index] == nil else {
      throw Fault(.ledger(.argumentInvalid), "\(name) is given twice", at: offset, parameter: name)
    }
    values[index] = GivenParameter(name: name, value: value, column: offset.map { $0 + 1 })
  }

  mutating func add(term: ArraySlice<UInt8>, at offset: Int?) throws(Fault) {
    try refuseSecret(term, at: offset)
    terms.append(QueryTerm(text: String(decoding: term, as: UTF8.self), column: offset.map { $0 + 1 }))
  }

  /// Everything but a token's own parameter may be recorded or shown.
  func refuseSecret(_ bytes: ArraySlice<UInt8>, at offset: Int?) throws(Fault) {
    guard SecretShape.index(in: bytes) != nil else { return }
    throw Fault(
      .line(.authMisplaced), "a token stands where it would be recorded or shown; tokens go into token= alone",
      hint: "token explain token=TOKEN", at: offset)
  }

  mutating func finish(lineLength: Int) throws(Fault) -> Request {
    guard let verb else { throw .malformed("a request names a command", hint: "help", at: lineLength) }
    for (word, offset) in envelopePlaces where !word.isUnderstood(by: verb.entry.kind) {
      throw Fault(
        .line(.argumentUnknown), "\(verb.rawValue) does not understand @\(word.rawValue)",
        hint: "help envelope", at: offset, parameter: word.rawValue)
    }
    try spreadQuery()
    for (index, parameter) in verb.entry.parameters.enumerated() where parameter.isRequired && values[index] == nil {
      throw Fault(
        .ledger(.argumentMissing), "\(verb.rawValue) needs \(parameter.name)=: \(parameter.summary)",
        hint: "help \(verb.rawValue)", at: lineLength, parameter: parameter.name)
    }
    var request = Request(verb: verb, parameters: values.compactMap { $0 }, id: id, envelope: envelope)
    request.queryTerms = terms + boundTerms
    return request
  }

  /// `since=` and `until=` are parameters with a place in the table, and terms for the one who reads the query.
  private var boundTerms: [QueryTerm] {
    guard verb?.entry.terms == .query else { return [] }
    return values.compactMap { given in
      guard let given, given.name == "since" || given.name == "until", case .text(let text) = given.value else {
        return nil
      }
      return QueryTerm(text: given.name + "=" + text, column: nil)
    }
  }

  /// The text of `where=` is terms like any other; they come first.
  private mutating func spreadQuery() throws(Fault) {
    guard let verb, verb.entry.terms == .query,
      let index = verb.entry.parameters.firstIndex(where: { $0.name == "where" }), let given = values[index],
      case .text(let query) = given.value
    else { return }
    values[index] = nil
    let offset = given.column.map { $0 - 1 }
    let bytes = Array(query.utf8)
    if let fault = LineBytes.fault(in: bytes[...]) {
      throw Fault(.ledger(.argumentInvalid), "where: " + fault.message, at: offset, parameter: "where")
    }
    var words = InlineWords(bytes[...])
    var spread: [QueryTerm] = []
    do {
      while let word = try words.next() { spread.append(QueryTerm(text: word.text, column: given.column)) }
    } catch {
      throw Fault(.ledger(.argumentInvalid), "where: " + error.message, at: offset, parameter: "where")
    }
    terms = spread + terms
  }
}

// MARK: - The envelope

extension RequestAssembly {
  /// Sets a word of the envelope from its text; the id is set apart, because its type differs between spellings.
  mutating func set(
    _ word: EnvelopeWord, to bytes: ArraySlice<UInt8>, wordAt: Int?, valueAt: Int?
  ) throws(Fault) {
    guard !envelopePlaces.contains(where: { $0.word == word }) else {
      throw Fault(.ledger(.argumentInvalid), "@\(word.rawValue) is given twice", at: wordAt, parameter: word.rawValue)
    }
    envelopePlaces.append((word, wordAt))
    do {
      try read(word, bytes)
    } catch {
      throw Fault(
        .ledger(.argumentInvalid), "@\(word.rawValue): \(error.message)", hint: word.usage,
        at: valueAt.map { $0 + error.offset }, parameter: word.rawValue)
    }
    try refuseSecret(bytes, at: valueAt)
  }

  private mutating func read(_ word: EnvelopeWord, _ bytes: ArraySlice<UInt8>) throws(ValueFault) {
    switch word {
    case .id, .asOf: break
    case .actingAs:
      guard !bytes.isEmpty else { throw ValueFault("it must be a name") }
      envelope.actingAs = try ValueReader.text(bytes, limit: ProtocolLimits.nameBytes)
    case .request: envelope.requestKey = try Self.requestKey(bytes)
    case .dry: envelope.isDry = try Self.presence(bytes)
    case .receipt: envelope.wantsReceipt = try Self.presence(bytes)
    case .expect: envelope.expect = try Self.seq(bytes)
    case .after: envelope.after = try Self.seq(bytes)
    case .timeout: envelope.timeoutMilliseconds = try Self.timeout(bytes)
    }
  }

  private static func presence(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Bool {
    bytes.isEmpty ? true : try ValueReader.flag(bytes)
  }

  private static func seq(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> UInt64 {
    guard let number = DecimalText.unsigned(bytes), number <= ProtocolLimits.largestSeq else {
      throw ValueFault("it must be a seq, a whole number")
    }
    return UInt64(number)
  }

  private static func requestKey(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> String {
    guard (1...ProtocolLimits.requestKeyBytes).contains(bytes.count) else {
      throw ValueFault("it has 1 to \(ProtocolLimits.requestKeyBytes) bytes")
    }
    if let index = bytes.firstIndex(where: { !$0.isLetterOrDigit && !".:_-".utf8.contains($0) }) {
      throw ValueFault("it is made of letters, digits and . _ : -", at: index - bytes.startIndex)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func timeout(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Int64 {
    guard let microseconds = DurationText.microseconds(bytes),
      microseconds <= ProtocolLimits.timeoutMilliseconds * 1_000
    else { throw ValueFault("it must be a duration of at most 10m, such as 10s") }
    return microseconds / 1_000
  }
}

// MARK: - Parameters

extension RequestAssembly {
  /// The place of a parameter in the verb's row; nil when the verb has none of this name.
  func index(of name: ArraySlice<UInt8>) -> Int? {
    verb?.entry.parameters.firstIndex { name.elementsEqual($0.name.utf8) }
  }

  /// Reads a text as the parameter's value. `place` tells where a byte of the text stands in the line.
  mutating func read(
    _ bytes: ArraySlice<UInt8>, isNull: Bool, as index: Int, place: (Int) -> Int?
  ) throws(Fault) {
    guard let parameter = verb?.entry.parameters[index] else { return }
    let value: ParameterValue
    if isNull, parameter.isNullable, let null = ValueReader.null(as: parameter.type) {
      value = null
    } else {
      do {
        value = try ValueReader.value(of: bytes, as: parameter.type)
      } catch {
        throw invalid(parameter, error.message, at: place(error.offset))
      }
    }
    if parameter.type != .token { try refuseSecret(bytes, at: place(0)) }
    try add(value, to: index, at: place(0))
  }

  func invalid(_ parameter: Parameter, _ message: String, at offset: Int?) -> Fault {
    Fault(
      .ledger(.argumentInvalid), "\(parameter.name): \(message)",
      hint: verb.map { "help \($0.rawValue)" }, at: offset, parameter: parameter.name)
  }

  /// What to say about a parameter that the verb does not have.
  func unknown(_ name: String, value: ArraySlice<UInt8>, at offset: Int?) -> Fault {
    let verbName = verb?.rawValue ?? ""
    if let foreign = ForeignName.all.first(where: { $0.name == name }) {
      return Fault(
        .line(.argumentUnknown), "\(verbName) has no parameter \(name); \(foreign.advice)",
        hint: foreign.hint(value: value), at: offset, parameter: name)
    }
    let names = verb?.entry.parameters.map(\.name) ?? []
    let hint = Suggestion.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" } ?? "help \(verbName)"
    guard NameText.isQuotable(name) else {
      return Fault(.line(.argumentUnknown), "\(verbName) has no such parameter", hint: hint, at: offset)
    }
    return Fault(
      .line(.argumentUnknown), "\(verbName) has no parameter \"\(name)\"", hint: hint, at: offset, parameter: name)
  }
}
