// The event of requests that were refused for want of a right: counted, because anybody with a socket can make as many
// as he likes.

/// Why a request was refused; the raw value is the code of the answer.
package enum AuthRefusal: String, CaseIterable, Sendable {
  /// The caller was not given what the verb needs.
  case required = "auth.required"
  /// What was shown or given does not do: a key that opens nothing, a scope that is missing or narrowed, another's things.
  case denied = "auth.denied"
  /// The actor's role is too weak.
  case role = "auth.role"
  /// What was shown as a key is none.
  case notAKey = "arg.invalid"
}

/// Requests that were refused to one uid for want of a right since the line before. The uid stands in `meta`; sums of
/// many uids, for which there was no room each, have none.
package struct AuthRefused: Hashable, Sendable {
  /// Refusals with one code, of one verb, by one key if one was shown that is the ledger's.
  package struct Count: Hashable, Sendable {
    package var key: KeyID?
    /// The verb as it is spelled: `invite issue`.
    package var command: String
    package var code: AuthRefusal
    package var count: UInt64

    package init(key: KeyID? = nil, command: String, code: AuthRefusal, count: UInt64) {
      self.key = key
      self.command = command
      self.code = code
      self.count = count
    }
  }

  /// When the first of them was refused.
  package var since: Timestamp
  package var refusals: [Count]
  /// Those for which there was no room of their own.
  package var other: UInt64

  package init(since: Timestamp, refusals: [Count], other: UInt64 = 0) {
    self.since = since
    self.refusals = refusals
    self.other = other
  }
}
