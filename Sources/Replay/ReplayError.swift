// What a replay session refuses, with what to type instead.

/// A word of a session that cannot be done. Texts repeat nothing that could be an address or a secret.
package struct ReplayError: Error, Hashable, Sendable {
  package var message: String
  /// What to type, or where to look.
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// The person asked to stop a long search; the session goes on where it was.
package struct Interrupted: Error, Hashable, Sendable {
  package init() {}
}
