// The words that may come with any request: which there are, and which verbs understand them.

/// A word of the envelope: `@dry` in a line, a member `dry` in an object.
package enum EnvelopeWord: String, CaseIterable, Sendable {
  case id
  case actingAs = "as"
  case request = "req"
  case dry
  case expect
  case after
  case asOf = "as-of"
  case receipt
  case timeout
}

extension EnvelopeWord {
  /// Whether this version does what the word asks of a verb of this kind. What would be ignored is refused instead.
  package func isUnderstood(by kind: VerbKind) -> Bool {
    switch self {
    case .id: true
    case .actingAs: kind != .session
    case .request, .dry, .expect, .receipt: kind == .command
    case .after, .timeout, .asOf: kind == .query
    }
  }

  /// Takes no value in a line: its presence says it all.
  package var isFlag: Bool { self == .dry || self == .receipt }

  /// How it is written in a line.
  package var usage: String {
    switch self {
    case .id: "@7 or @id=7"
    case .actingAs: "@as=NAME"
    case .request: "@req=KEY"
    case .dry: "@dry"
    case .expect: "@expect=SEQ"
    case .after: "@after=SEQ"
    case .asOf: "@as-of=POSITION"
    case .receipt: "@receipt"
    case .timeout: "@timeout=10s"
    }
  }

  /// What it asks for, in one line.
  package var summary: String {
    switch self {
    case .id: "comes back in every line of the reply, with its JSON type"
    case .actingAs: "an operator, or a key without an owner, acts for this account or name"
    case .request: "makes a command idempotent for ever: the same again answers the same"
    case .dry: "answers what a command would append, and appends nothing"
    case .expect: "refuses a command with conflict if its target changed after this seq"
    case .after: "a query waits until it sees this seq"
    case .asOf: "asks a query of the past: a seq, a time, mark:NAME or inv_7:issued"
    case .receipt: "a command's answer carries size and root of the proof tree"
    case .timeout: "how long a query may wait for @after, and wait for its event; absent: 10s"
    }
  }
}
