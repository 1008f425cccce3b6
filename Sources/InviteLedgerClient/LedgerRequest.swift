// A request as a program makes it, and its line.
internal import JSONText
internal import LineProtocol
internal import SystemCalls

/// One request: `LedgerRequest("invite issue", ["email": "bob@example.org", "groups": ["staff"]])`.
public struct LedgerRequest: Sendable {
  /// A verb of the protocol; `help` of the service lists them.
  public var verb: String
  /// Its parameters, in the order given.
  public var parameters: [LedgerMember]
  /// For whom an operator acts (`@as`).
  public var actingAs: String?
  /// What makes a command idempotent for ever (`@req`): 1 to 64 of `[A-Za-z0-9._:-]`, never made from a personal value.
  /// Commands that have none get a random one when they are sent, so that a lost connection can be asked again.
  public var requestKey: String?
  /// Answers what a command would append, and appends nothing.
  public var isDry = false
  /// Refuses a command with `conflict` if its target changed after this seq.
  public var expect: UInt64?
  /// A query waits until it sees this seq.
  public var after: UInt64?
  /// The answer of a command carries size and root of the proof tree.
  public var wantsReceipt = false

  /// A request without anything around it.
  public init(_ verb: String, _ parameters: KeyValuePairs<String, LedgerValue> = [:]) {
    self.verb = verb
    self.parameters = parameters.map { LedgerMember($0.key, $0.value) }
  }
}

extension LedgerRequest {
  /// Appends something, as far as this version knows the verb.
  package var isCommand: Bool { Verb(rawValue: verb)?.entry.kind == .command }

  /// Gives a command without a request key a random one of 128 bits.
  /// - Throws: `.system` when the kernel has no random bytes.
  package mutating func ensureRequestKey() throws(LedgerError) {
    guard isCommand, requestKey == nil, !isDry else { return }
    requestKey = try Self.randomKey()
  }

  /// A request key that nobody else makes.
  package static func randomKey() throws(LedgerError) -> String {
    do {
      let digits = Array("0123456789abcdef")
      return String(try Randomness.bytes(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    } catch {
      throw .system(error.description)
    }
  }

  /// The request as a line, with its end.
  package var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("method")
    writer.string(verb)
    if !parameters.isEmpty {
      writer.name("params")
      writer.value(LedgerValue.object(parameters).json)
    }
    writeEnvelope(to: &writer)
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private func writeEnvelope(to writer: inout JSONWriter) {
    for (name, text) in [("as", actingAs), ("req", requestKey)] {
      guard let text else { continue }
      writer.name(name)
      writer.string(text)
    }
    for (name, seq) in [("expect", expect), ("after", after)] {
      guard let seq else { continue }
      writer.name(name)
      writer.integer(seq)
    }
    for (name, isSet) in [("dry", isDry), ("receipt", wantsReceipt)] where isSet {
      writer.name(name)
      writer.bool(true)
    }
  }
}
