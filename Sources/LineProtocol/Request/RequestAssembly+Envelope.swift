// Reads the words of the envelope, and refuses those that the verb would ignore.
import InviteLedger

extension RequestAssembly {
  /// Sets a word of the envelope from its text; the id is set apart, because its type differs between spellings.
  mutating func set(
    _ word: EnvelopeWord, to bytes: ArraySlice<UInt8>, wordAt: Int?, valueAt: Int?
  ) throws(Fault) {
    guard !envelopePlaces.contains(where: { $0.word == word }) else {
      throw Fault(
        .ledger(.argumentInvalid), "@\(word.rawValue) is given twice", hint: word.usage, at: wordAt,
        parameter: word.rawValue)
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
    case .id: break
    case .asOf:
      guard !bytes.isEmpty else { throw ValueFault("it must be a seq, a time, mark:NAME or inv_7:issued") }
      envelope.asOf = try ValueReader.text(bytes, limit: ProtocolLimits.nameBytes)
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

  func checkEnvelope(of verb: Verb) throws(Fault) {
    guard !envelopePlaces.isEmpty else { return }
    let kind = verb.entry.kind
    for (word, offset) in envelopePlaces where !word.isUnderstood(by: kind) {
      throw Fault(
        .line(.argumentUnknown), "\(verb.rawValue) does not understand @\(word.rawValue)",
        hint: "help envelope", at: offset, parameter: word.rawValue)
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
