// What a decision is made with and what comes of it.

/// Who issued a command, as the connection proved it.
package struct LedgerActor: Hashable, Sendable {
  /// The name that stands in the log: an account's, else the system user's.
  package var name: String
  /// Operators act as owner.
  package var isOperator: Bool
  /// The role of an actor who has no account: of a key without an owner, of a local user whom policy lets in.
  package var role: Role?
  /// What the connection was given, if it is no operator's: what it makes can do no more.
  package var scopes: [Scope]
  /// The key with which it speaks.
  package var key: KeyID?

  package init(name: String, isOperator: Bool, role: Role? = nil, scopes: [Scope] = [], key: KeyID? = nil) {
    self.name = name
    self.isOperator = isOperator
    self.role = role
    self.scopes = scopes
    self.key = key
  }
}

/// All that a decision may know beside the state: the domain reads no clock and holds no secret.
package struct DecisionContext: Sendable {
  /// The time the command will have in the log.
  package var now: Timestamp
  package var actor: LedgerActor
  /// The facts of the token of an invite at a generation (from 1); pure. With a key number, the token is derived
  /// with that key instead of the newest one.
  package var token: @Sendable (_ invite: InviteID, _ generation: UInt32, _ key: UInt32?) -> TokenFacts
  /// The facts of an access key that is made now, at a generation (from 1); pure.
  package var accessKey: @Sendable (_ key: KeyID, _ generation: UInt32) -> TokenFacts

  package init(
    now: Timestamp, actor: LedgerActor,
    token: @escaping @Sendable (_ invite: InviteID, _ generation: UInt32, _ key: UInt32?) -> TokenFacts,
    accessKey: @escaping @Sendable (_ key: KeyID, _ generation: UInt32) -> TokenFacts
  ) {
    self.now = now
    self.actor = actor
    self.token = token
    self.accessKey = accessKey
  }
}

/// What the decider says yes with.
package enum Decision: Hashable, Sendable {
  /// These events, at least one, happen together; the first is the one named for the verb.
  case append([Event])
  /// Nothing changes: the command was done before, and this is its answer.
  case unchanged(Answer)
}
