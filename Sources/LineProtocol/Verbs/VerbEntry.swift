// What a row of the verb table says. Parser, help, `describe` and completions are all made from it.

/// What answering a verb involves.
package enum VerbKind: String, CaseIterable, Sendable {
  /// Answered by the connection itself.
  case session
  /// Reads a model or the log; appends nothing.
  case query
  /// Decided, recorded, answered when durable.
  case command
  /// Answers with rows until the next line.
  case tail
}

/// What words without a declared parameter mean after a verb.
package enum TermUse: Hashable, Sendable {
  /// Nothing: they are errors.
  case none
  /// Terms of the query language, kept for the one who reads queries.
  case query
  /// The value of this parameter, words joined with a space.
  case value(of: String)
}

/// A row of the verb table. A class, because every request looks at its row several times and copies would cost.
package final class VerbEntry: Sendable {
  package let kind: VerbKind
  /// What it does, in one line without a full stop.
  package let summary: String
  /// What a person needs to know beyond the parameters; one sentence or more a line.
  package let details: [String]
  package let parameters: [Parameter]
  /// Places of the required ones in `parameters`.
  let required: [Int]
  /// Bytes of each parameter's name: most names differ in them, and a request need not look further.
  private let nameLengths: [Int]
  package let terms: TermUse
  /// Place of `where` in `parameters`: a query as one text.
  let query: Int?
  /// Members of `ok`.
  package let answer: [ReplyField]
  /// Members of each `row`; empty for verbs without rows.
  package let row: [ReplyField]
  /// Lines that can be sent as they stand; the first one is the plainest.
  package let examples: [String]
  /// The level the verb came with, and the one its row last changed with.
  package let since: Int
  package let changed: Int
  /// Set while the verb is on its way out.
  package let deprecation: Deprecation?
  /// Whether the verb or one of its parameters is on its way out; asked of every request.
  package let hasDeprecation: Bool
  /// Whether it can be asked in Zulip's form (`style=zulip`), where unknown parameters are listed instead of refused.
  package let takesZulipForm: Bool

  package init(
    kind: VerbKind, summary: String, details: [String] = [], parameters: [Parameter] = [],
    terms: TermUse = .none, answer: [ReplyField] = [], row: [ReplyField] = [], examples: [String], since: Int = 1,
    changed: Int = 1, deprecation: Deprecation? = nil, takesZulipForm: Bool = false
  ) {
    self.kind = kind
    self.summary = summary
    self.details = details
    // A parameter that several verbs share is as new as the verb that takes it.
    self.parameters = parameters.map { $0.notOlder(than: since) }
    self.required = parameters.indices.filter { parameters[$0].isRequired }
    self.nameLengths = parameters.map(\.name.utf8.count)
    self.terms = terms
    self.query = parameters.firstIndex { $0.name == "where" }
    self.answer = answer
    self.row = row
    self.examples = examples
    self.since = since
    self.changed = changed
    self.deprecation = deprecation
    self.takesZulipForm = takesZulipForm
    hasDeprecation = deprecation != nil || parameters.contains { $0.deprecation != nil }
  }
}

extension VerbEntry {
  /// The parameter of this name.
  package func parameter(_ name: some StringProtocol) -> Parameter? {
    parameters.first { $0.name == name }
  }

  /// The place in `parameters` of the one of this name.
  func index(of name: ArraySlice<UInt8>) -> Int? {
    let length = name.count
    for index in nameLengths.indices where nameLengths[index] == length {
      if name.spells(parameters[index].name) { return index }
    }
    return nil
  }
}

/// A member of an object in a reply.
package struct ReplyField: Hashable, Sendable {
  package var name: String
  /// `text`, `integer`, `flag`, `seq`, `time`, `list`, `object`; `|null` where it can be null.
  package var type: String
  /// Not in every reply.
  package var isOptional: Bool
  package var summary: String

  package init(_ name: String, _ type: String, _ summary: String, optional: Bool = false) {
    self.name = name
    self.type = type
    self.isOptional = optional
    self.summary = summary
  }
}
