// The pages of `help`: a verb, the errors, the envelope, queries, the changes.

extension Help {
  static func lines(on verb: Verb) -> [String] {
    let entry = verb.entry
    var lines = ["\(verb.rawValue): \(entry.summary)", ""] + indented(entry.examples)
    if !entry.details.isEmpty { lines += [""] + entry.details }
    if !entry.parameters.isEmpty {
      lines += ["", "Parameters:"] + columns(entry.parameters.map { ($0.name, description(of: $0)) })
    }
    switch entry.terms {
    case .none: break
    case .value(let name): lines += ["", "Words without a name are the value of \(name)."]
    case .query: lines += ["", "Other words are terms of a query: help query."]
    }
    if !entry.row.isEmpty { lines += ["", "Rows:"] + fields(entry.row) }
    lines += ["", "Answer:"] + fields(entry.answer)
    let envelope = EnvelopeWord.allCases.filter { $0.isUnderstood(by: entry.kind) }.map(\.usage)
    return lines + ["", "With it: " + envelope.joined(separator: ", ")]
  }

  private static func description(of parameter: Parameter) -> String {
    var facts = [parameter.type.word]
    if case .choice(let words) = parameter.type { facts = [words.joined(separator: "|")] }
    if parameter.isNullable { facts.append("or null") }
    if parameter.isRequired { facts.append("required") }
    if let text = parameter.defaultText { facts.append("absent: " + text) }
    return parameter.summary + " (" + facts.joined(separator: ", ") + ")"
  }

  private static func fields(_ fields: [ReplyField]) -> [String] {
    columns(fields.filter { !$0.name.isEmpty }.map { ($0.name, $0.summary + ($0.isOptional ? " (if so)" : "")) })
  }

  static var errors: [String] {
    ["An error is the last line of its reply:"] + [""]
      + indented([#"{"err":CODE,"msg":TEXT,"hint":TEXT,"retry":"never|later|refresh","retry_ms":N,"col":N,"data":{…}}"#]
      )
      + ["", "The exit status of the client stands in brackets.", ""]
      + columns(ErrorCode.allCases.map { ($0.text, "\($0.meaning) (\($0.retry.rawValue), [\($0.exitStatus)])") })
  }

  static var envelope: [String] {
    ["Words that may come with a request, before or after the verb; in an object they are members without the @.", ""]
      + columns(
        EnvelopeWord.allCases.map { word in
          let kinds = VerbKind.allCases.filter(word.isUnderstood).map(\.rawValue)
          return (word.usage, word.summary + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"))
        })
  }

  static var changes: [String] {
    columns(ProtocolLevel.changes.map { ("level \($0.level)", $0.summary) })
  }

  /// Queries, as lines to send.
  package static let queryExamples = [
    "audit type=TokenRedeemed,InviteRevoked actor=ada",
    "audit about=inv_7 since=2h",
    "audit inviter!=ada note:phone or actor~^ops-",
    "invite list status=pending expires=..2026-12-31",
  ]

  static var query: [String] {
    indented(queryExamples) + [
      "",
      "A query is groups joined with or; a group is terms that all hold; not turns the next term round.",
      "A term is a field, one of = != : ~ and a value; or a word, which is looked for in every text.",
      "  =   exactly; several values with commas: any of them; ranges: a..b, a.., ..b, both ends included",
      "  !=  not that",
      "  :   contains, small and capital letters alike",
      "  ~   matches a pattern",
      "The same field again in a group: any of its values.",
    ]
  }
}
