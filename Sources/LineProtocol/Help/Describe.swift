// The protocol as data: what `describe` answers. Completions, manuals and clients are made from it.
import InviteLedger
import JSONText

extension ReplyWriter {
  /// The whole reply to `describe`: rows about verbs, the envelope, errors and limits.
  package mutating func describe() {
    for verb in Verb.allCases { row { $0.members(describing: verb) } }
    for word in EnvelopeWord.allCases { row { $0.members(describing: word) } }
    for code in ErrorCode.allCases { row { $0.members(describing: code) } }
    row { $0.limits() }
    let rows = Verb.allCases.count + EnvelopeWord.allCases.count + ErrorCode.allCases.count + 1
    ok { writer in
      writer.member("rows", rows)
      writer.member("level", ProtocolLevel.current)
    }
  }
}

extension JSONWriter {
  /// The bounds of requests, a member `limits`, for `describe` and `hello`.
  package mutating func limits() {
    name("limits")
    beginObject()
    member("line_bytes", ProtocolLimits.lineBytes)
    member("words", ProtocolLimits.words)
    member("id_bytes", ProtocolLimits.idBytes)
    member("req_bytes", ProtocolLimits.requestKeyBytes)
    member("list_items", ProtocolLimits.listItems)
    member("page_rows", ProtocolLimits.largestRows)
    member("timeout_ms", ProtocolLimits.timeoutMilliseconds)
    member("batch_rows", Limits.quantity)
    endObject()
  }

  fileprivate mutating func members(describing verb: Verb) {
    let entry = verb.entry
    member("verb", verb.rawValue)
    member("kind", entry.kind.rawValue)
    member("need", verb.access.need)
    if let role = verb.access.role { member("role", role.rawValue) }
    member("since", entry.since)
    member("changed", entry.changed)
    if let deprecation = entry.deprecation { members(describing: deprecation) }
    member("summary", entry.summary)
    if !entry.details.isEmpty { member("details", list: entry.details) }
    switch entry.terms {
    case .none: break
    case .query: member("terms", "query")
    case .value(let name): member("terms", name)
    }
    array("parameters", entry.parameters) { $0.members(describing: $1) }
    array("answer", entry.answer) { $0.members(describing: $1) }
    array("row", entry.row) { $0.members(describing: $1) }
    member("examples", list: entry.examples)
  }

  private mutating func members(describing parameter: Parameter) {
    member("name", parameter.name)
    member("type", parameter.type.word)
    switch parameter.type {
    case .text(let limit): member("max_bytes", limit)
    case .integer(let range):
      member("min", range.lowerBound)
      member("max", range.upperBound)
    case .choice(let words), .choices(let words): member("choices", list: words)
    default: break
    }
    if parameter.isRequired { member("required", true) }
    if parameter.isNullable { member("nullable", true) }
    if let text = parameter.defaultText { member("default", text) }
    member("summary", parameter.summary)
    member("since", parameter.since)
    member("changed", parameter.changed)
    if let deprecation = parameter.deprecation { members(describing: deprecation) }
  }

  private mutating func members(describing deprecation: Deprecation) {
    name("deprecated")
    beginObject()
    member("since", deprecation.since)
    member("use", deprecation.use)
    member("until", deprecation.until)
    endObject()
  }

  private mutating func members(describing field: ReplyField) {
    member("name", field.name)
    member("type", field.type)
    if field.isOptional { member("optional", true) }
    member("summary", field.summary)
  }

  fileprivate mutating func members(describing word: EnvelopeWord) {
    member("envelope", word.rawValue)
    member("usage", word.usage)
    member("kinds", list: VerbKind.allCases.filter(word.isUnderstood).map(\.rawValue))
    member("summary", word.summary)
  }

  fileprivate mutating func members(describing code: ErrorCode) {
    member("error", code.text)
    member("retry", code.retry.rawValue)
    member("exit", code.exitStatus)
    member("summary", code.meaning)
    member("since", code.since)
    member("changed", code.since)
  }

  private mutating func array<Element>(
    _ name: String, _ elements: [Element], _ members: (inout JSONWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    self.name(name)
    beginArray()
    for element in elements {
      beginObject()
      members(&self, element)
      endObject()
    }
    endArray()
  }
}
