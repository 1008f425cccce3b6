// The level of the protocol: one number that grows with every change of it, and what each step was.

/// The history of the protocol. A golden file of `describe` sees to it that no change goes without a new level.
package enum ProtocolLevel {
  /// What came with a level, in one line.
  package struct Change: Hashable, Sendable {
    package var level: Int
    package var summary: String
  }

  package static let changes = [
    Change(level: 1, summary: "the core: invites, batches, tokens, messages, accounts, notes, audit, tail"),
    Change(
      level: 2,
      summary:
        "the whole domain: policy, catalog, reservations, keys, templates, reports of delivery; queries as of a moment"
    ),
    Change(
      level: 3,
      summary:
        "what acts on many, lists in Zulip's form, what an event changed, what became of mail, what was refused to keys; "
        + "state, diff, why, grep"),
  ]

  /// The newest level.
  package static let current = changes.last?.level ?? 1
}
