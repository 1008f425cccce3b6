// What is going to be removed, until when it works, and what to write instead.
package import InviteLedger

/// That a verb or a parameter is on its way out. Until the moment it works as before and the answer says so in a note;
/// from then on it is an error whose hint is the request rewritten. At least 180 days lie between.
package struct Deprecation: Hashable, Sendable {
  /// The level with which it was deprecated.
  package var since: Int
  /// The verb, or the parameter of the same verb, to use instead.
  package var use: String
  /// The first moment at which it does not work any more.
  package var until: Timestamp

  package init(since: Int, use: String, until: Timestamp) {
    self.since = since
    self.use = use
    self.until = until
  }
}
