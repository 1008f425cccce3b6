// The pages of `help`: a verb, the errors, the envelope, queries, the scopes, the changes.
import InviteLedger

extension Help {
  static func lines(on verb: Verb) -> [String] {
    let entry = verb.entry
    var lines = ["\(verb.rawValue): \(entry.summary)", ""] + indented(entry.examples)
    if let deprecation = entry.deprecation { lines += ["", "Deprecated: \(deprecation.advice)."] }
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
    case .choice(let words): facts = [choices(words)]
    case .choices(let words): facts = [words.joined(separator: ",")]
    default: break
    }
    if parameter.isNullable { facts.append("or null") }
    if parameter.isRequired { facts.append("required") }
    if let text = parameter.defaultText { facts.append("absent: " + text) }
    if let deprecation = parameter.deprecation { facts.append("deprecated: " + deprecation.advice) }
    return parameter.summary + " (" + facts.joined(separator: ", ") + ")"
  }

  /// Every word, or as many as a line has room for and how many there are: the settings of the policy grow in number.
  private static func choices(_ words: [String]) -> String {
    let all = words.joined(separator: "|")
    guard all.utf8.count > 120 else { return all }
    var shown = words.count
    while words[..<shown].joined(separator: "|").utf8.count > 100 { shown -= 1 }
    return words[..<shown].joined(separator: "|") + "|…, \(words.count) in all"
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

  static var scopes: [String] {
    ["What a key, or policy for local users, can give: these, a family as in invite.*, or * for everything.", ""]
      + columns(
        Permission.known.map { permission in
          let verbs = Verb.allCases.filter { verb in verb.access.need == permission.text }.map(\.rawValue)
          return (permission.text, verbs.isEmpty ? widened(by: permission) : verbs.joined(separator: ", "))
        })
      + ["", "Narrowed to one inviter or one group: invite.*:inviter=ada, message.archive:group=staff."]
  }

  private static func widened(by permission: Permission) -> String {
    permission == .readPersonal
      ? "addresses, names and texts in rows, for those who may ask for the rows" : "tokens and links of others' invites"
  }

  /// Queries, as lines to send.
  package static let queryExamples = [
    "audit type=TokenRedeemed,InviteRevoked actor=ada",
    "audit invite=inv_7 since=2h",
    "audit under=ada not type:message or about=inv_7",
    "audit actor!=ada data.source=csv until=2026-12-01",
    "audit seq=100..200 email~^b.*org$ has=invite",
  ]

  static var query: [String] {
    indented(queryExamples) + [
      "",
      "A query is terms that all hold; \"or\" stands between alternatives, \"not\" before a term that must not hold. A term is",
      "a field, an operator and a value, and none of them needs quotes in a shell:",
      "  =   exactly; several values with commas: any of them; ranges: a..b, a.., ..b, both ends included",
      "  !=  not that",
      "  :   contains, small and capital letters alike",
      "  ~   pattern: . * + ? [a-z] \\d ( | ) ^ $; capital letters count if there is one in it",
      "The same field again: any of its values. since= and until= bound the whole query, wherever they stand, and so do",
      "grep=PATTERN and grep!=PATTERN, which look at the whole line.",
      "Fields: seq ts type actor uid key req trace cause, batch invite email domain member message inviter group kind role",
      "holder box status issued expires redeemed delivery title scope owner label, paths of the log's lines (data.source,",
      "meta.pid), has=FIELD, missing=FIELD. under=ada: whom ada brought in, through any number of steps; above=bob: the",
      "chain of inviters; about=inv_7 (or a batch, a message, an address, a name): all that touches it.",
      "A word alone that can be one thing only needs no field: inv_7, bob@example.org, TokenRedeemed.",
      "Times: now, today, yesterday, monday, 2h, 3d, '2h ago', +1d, 2026-09, 2026-09-12, 2026-09-12T09:00Z, @1757667600;",
      "in since= and until= also a seq, mark:NAME, inv_7:issued.",
    ]
  }
}
