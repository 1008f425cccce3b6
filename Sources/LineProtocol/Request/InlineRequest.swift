// The spelling for people and scripts: words, as a shell splits them.
import InviteLedger

enum InlineRequest {
  /// `line` is not blank, and has no byte that no request may have.
  static func read(_ line: ArraySlice<UInt8>, into assembly: inout RequestAssembly) throws(Fault) {
    var words: [InlineWord] = []
    words.reserveCapacity(8)
    do {
      try split(line, into: &words)
    } catch {
      // The words before the fault may hold the id, which the error should carry.
      try InlineReader(line: line, words: words).readID(into: &assembly)
      throw error
    }
    let reader = InlineReader(line: line, words: words)
    try reader.readID(into: &assembly)
    try reader.readAll(into: &assembly)
  }

  private static func split(_ line: ArraySlice<UInt8>, into words: inout [InlineWord]) throws(Fault) {
    var splitter = InlineWords(line)
    while let word = try splitter.next() {
      guard words.count < ProtocolLimits.words else {
        throw .malformed(
          "a request has at most \(ProtocolLimits.words) words", hint: "put texts in quotes",
          at: word.source.lowerBound - line.startIndex)
      }
      words.append(word)
    }
  }
}

/// Gives each word of a line its meaning.
private struct InlineReader {
  let line: ArraySlice<UInt8>
  let words: [InlineWord]

  func readID(into assembly: inout RequestAssembly) throws(Fault) {
    for index in words.indices where isEnvelope(index) {
      let word = words[index]
      let text = word.bytes.dropFirst()
      if !text.isEmpty, text.allSatisfy(\.isDigit) {
        try setID(text, of: word, into: &assembly)
      } else if text.starts(with: "id=".utf8) {
        try setID(text.dropFirst(3), of: word, into: &assembly)
      }
    }
  }

  func readAll(into assembly: inout RequestAssembly) throws(Fault) {
    var index = 0
    while index < words.count, isEnvelope(index) {
      try readEnvelope(words[index], into: &assembly)
      index += 1
    }
    guard index < words.count else {
      throw .malformed("a request names a command", hint: "help", at: line.count)
    }
    let (verb, count) = try VerbSearch.verb(at: index, of: words, line: line)
    assembly.begin(verb)
    index += count
    lookAhead(from: index, into: &assembly)
    var bare: [InlineWord] = []
    while index < words.count {
      if isEnvelope(index) {
        try readEnvelope(words[index], into: &assembly)
      } else if try !readParameter(words[index], into: &assembly) {
        bare.append(words[index])
      }
      index += 1
    }
    if !bare.isEmpty { try readBare(bare, into: &assembly) }
  }

  /// Finds out whether the request is in Zulip's form before anything of it is read.
  private func lookAhead(from start: Int, into assembly: inout RequestAssembly) {
    guard assembly.verb?.entry.takesZulipForm == true,
      words[start...].contains(where: { $0.bytes.spells("style=" + Request.zulipStyle) })
    else { return }
    assembly.beginZulipForm(
      words[start...].compactMap { word in
        word.bytes.firstIndex(of: UInt8(ascii: "=")).map { word.bytes[..<$0] }
      })
  }

  private func isEnvelope(_ index: Int) -> Bool {
    line[words[index].source.lowerBound] == UInt8(ascii: "@")
  }

  private func setID(
    _ text: ArraySlice<UInt8>, of word: InlineWord, into assembly: inout RequestAssembly
  ) throws(Fault) {
    guard assembly.id == nil else {
      throw .malformed("the id is given twice", hint: "leave one out", at: offset(of: word))
    }
    try assembly.setID(.string(String(decoding: text, as: UTF8.self)), at: offset(of: word))
  }

  private func readEnvelope(_ word: InlineWord, into assembly: inout RequestAssembly) throws(Fault) {
    let text = word.bytes.dropFirst()
    if !text.isEmpty, text.allSatisfy(\.isDigit) { return }
    let equals = text.firstIndex(of: UInt8(ascii: "="))
    let name = String(decoding: text[..<(equals ?? text.endIndex)], as: UTF8.self)
    guard let known = EnvelopeWord(rawValue: name) else { throw unknownEnvelope(name, at: offset(of: word)) }
    if known == .id, equals != nil { return }
    guard equals != nil || known.isFlag else {
      throw Fault(
        .ledger(.argumentInvalid), "@\(name) needs a value", hint: known.usage, at: offset(of: word), parameter: name)
    }
    let value = equals.map { text[($0 + 1)...] } ?? text[text.endIndex...]
    try assembly.set(
      known, to: value, wordAt: offset(of: word), valueAt: place(value.startIndex - word.bytes.startIndex, in: word))
  }

  private func unknownEnvelope(_ name: String, at offset: Int) -> Fault {
    let near = Suggestion.nearest(to: name, among: EnvelopeWord.allCases.map(\.rawValue))
    return Fault(
      .line(.argumentUnknown), "no request has such an @ word",
      hint: near.map { "did you mean \"@\($0)\"?" } ?? "help envelope", at: offset)
  }

  /// False for a word that is no parameter.
  private func readParameter(_ word: InlineWord, into assembly: inout RequestAssembly) throws(Fault) -> Bool {
    let nameLength = NameText.length(in: word.bytes)
    let equals = word.bytes.startIndex + nameLength
    guard nameLength > 0, equals < word.bytes.endIndex, word.bytes[equals] == UInt8(ascii: "=") else { return false }
    let name = word.bytes[..<equals]
    let value = word.bytes[(equals + 1)...]
    guard let index = assembly.index(of: name) else {
      if assembly.takesQuery { return false }
      if assembly.ignores(String(decoding: name, as: UTF8.self)) {
        try assembly.refuseSecret(value, at: offset(of: word))
        return true
      }
      throw assembly.unknown(String(decoding: name, as: UTF8.self), value: value, at: offset(of: word))
    }
    let isNull = word.isPlain && value.spells("null")
    try assembly.read(value, isNull: isNull, as: index) { place(nameLength + 1 + $0, in: word) }
    if index == assembly.verb?.entry.query { assembly.queryPlaces = places(in: value, of: word) }
    return true
  }

  /// Where the words of a query that is one word of the line begin; empty when it is none, which is said later.
  private func places(in query: ArraySlice<UInt8>, of word: InlineWord) -> [Int] {
    guard let parts = try? InlineWords.all(in: query) else { return [] }
    // One byte further and back again: a byte right behind an opening quote stands behind it, not at it.
    return parts.map { place($0.source.lowerBound + 1 - word.bytes.startIndex, in: word) - 1 }
  }

  private func readBare(_ bare: [InlineWord], into assembly: inout RequestAssembly) throws(Fault) {
    guard let first = bare.first, let verb = assembly.verb else { return }
    switch verb.entry.terms {
    case .query:
      for word in bare { try assembly.add(term: word.bytes, at: offset(of: word)) }
    case .value(let name):
      let joined = bare.map { Array($0.bytes) }.joined(separator: [0x20])
      guard let index = assembly.index(of: Array(name.utf8)[...]) else { return }
      try assembly.read(Array(joined)[...], isNull: false, as: index) { place($0, in: first) }
    case .none:
      try assembly.refuseSecret(first.bytes, at: offset(of: first))
      throw Fault(
        .ledger(.argumentInvalid), "after \(verb.rawValue) every word is name=value",
        hint: BareWord.hint(for: first, after: verb), at: offset(of: first))
    }
  }

  private func offset(of word: InlineWord) -> Int { word.source.lowerBound - line.startIndex }

  /// Where byte `index` of the word's text stands in the line.
  private func place(_ index: Int, in word: InlineWord) -> Int {
    InlineWords(line).sourceIndex(of: index, in: word) - line.startIndex
  }
}
