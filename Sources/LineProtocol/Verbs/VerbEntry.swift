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

/// Who may use a verb.
package enum Need: String, CaseIterable, Sendable {
  /// Everybody who can open the socket.
  case anyone
  /// The uid the service runs as, and root.
  case `operator`
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

/// A row of the verb table.
package struct VerbEntry: Sendable {
  package var kind: VerbKind
  package var need: Need = .operator
  /// What it does, in one line without a full stop.
  package var summary: String
  /// What a person needs to know beyond the parameters; one sentence or more a line.
  package var details: [String] = []
  package var parameters: [Parameter] = []
  package var terms: TermUse = .none
  /// Members of `ok`.
  package var answer: [ReplyField] = []
  /// Members of each `row`; empty for verbs without rows.
  package var row: [ReplyField] = []
  /// Lines that can be sent as they stand; the first one is the plainest.
  package var examples: [String]
  /// The level the verb came with, and the one its row last changed with.
  package var since = 1
  package var changed = 1
}

extension VerbEntry {
  /// The parameter of this name.
  package func parameter(_ name: some StringProtocol) -> Parameter? {
    parameters.first { $0.name == name }
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
