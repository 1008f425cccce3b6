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
    return lines + ["", "With it: " + envelope.joined(separator: ", "), "For: " + callers(of: verb.access)]
  }

  private static func callers(of access: Access) -> String {
    switch access {
    case .anyone: "everybody who can connect"
    case .operators: "operators"
    case .granted(let permission, nil): "operators, and whoever has the scope \(permission)"
    case .granted(let permission, let role?):
      "operators, and whoever has the scope \(permission) and acts as \(role.word) or stronger"
    }
  }

  private static func description(of parameter: Parameter) -> String {
    var facts = [parameter.type.word]
    switch parameter.type {
    case .choice(let words): facts = [words.joined(separator: "|")]
    case .choices(let words): facts = [words.joined(separator: ",")]
    default: break
    }
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
    "audit invite=inv_7 since=2h",
    "audit actor!=ada data.source=csv until=2026-12-01",
    "audit seq=100..200 email:example.org",
  ]

  static var query: [String] {
    indented(queryExamples) + [
      "",
      "A query is terms that all hold. A term is a field, an operator and a value:",
      "  =   exactly; several values with commas: any of them; ranges: a..b, a.., ..b, both ends included",
      "  !=  not that",
      "  :   contains, small and capital letters alike",
      "The same field again: any of its values.",
      "Fields: seq ts type actor uid req cause, batch invite email member message inviter group kind role holder box status,",
      "and paths of the log's lines: data.source, meta.pid.",
      "Times: now, today, yesterday, 2h, 3d, 2026-09, 2026-09-12, 2026-09-12T09:00Z, @1757667600, or a seq.",
    ]
  }
}
