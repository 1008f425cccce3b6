// The event of redemptions that were refused: counted, because anybody with a socket can make as many as he likes.

/// Redemptions and reservations that were refused to one uid since the line before. The uid stands in `meta`; sums of
/// many uids, for which there was no room each, have none.
package struct AttemptRefused: Hashable, Sendable {
  /// Refusals with one code, of one invite if the token was one of its.
  package struct Count: Hashable, Sendable {
    package var invite: InviteID?
    /// What was really the matter, also where the answer was `token.invalid`.
    package var code: RejectionCode
    package var count: UInt64

    package init(invite: InviteID? = nil, code: RejectionCode, count: UInt64) {
      self.invite = invite
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
