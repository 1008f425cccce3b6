// One use of an invite, and by whom it was.

/// A redemption in the state: what asking again is answered with.
package struct Redemption: Hashable, Sendable {
  package let id: RedemptionID
  package let invite: InviteID
  package let use: UInt32
  package let username: String
  package let granted: Grants
  package let withheld: [Withheld]
  package let seq: UInt64

  init(_ event: TokenRedeemed, seq: UInt64) {
    id = event.redemption
    invite = event.invite
    use = event.use
    username = event.username
    granted = event.granted
    withheld = event.withheld
    self.seq = seq
  }

  /// The answer of the redemption, or of asking for it again.
  package func answer(already: Bool) -> RedemptionAnswer {
    RedemptionAnswer(
      redemption: id, invite: invite, use: use, username: username, granted: granted, withheld: withheld,
      already: already)
  }
}

/// Who redeemed an invite: an address, or another system's id.
struct RedemptionSubject: Hashable, Sendable {
  enum Identity: Hashable, Sendable {
    case address(String)
    case external(String)
  }

  let invite: InviteID
  let identity: Identity
}
