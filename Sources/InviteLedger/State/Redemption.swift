// One use of an invite, and by whom it was.

/// A redemption in the state: what asking again is answered with.
package struct Redemption: Hashable, Sendable {
  package internal(set) var id: RedemptionID
  package internal(set) var invite: InviteID
  package internal(set) var use: UInt32
  package internal(set) var username: String
  package internal(set) var granted: Grants
  package internal(set) var withheld: [Withheld]
  package internal(set) var seq: UInt64
  /// The role that this redemption by itself gives; nil when it gave none that is known.
  var roleGiven: Role?
  /// The redemption before this one by the same account.
  var previousOfAccount: RedemptionID?
  /// Seq of the event that undid it; 0 while it stands.
  package internal(set) var reversedSeq: UInt64 = 0

  /// - Parameter account: the account before it took the grants; nil for one that this redemption makes.
  init(_ event: TokenRedeemed, by account: Account?, seq: UInt64) {
    id = event.redemption
    invite = event.invite
    use = event.use
    username = event.username
    granted = event.granted
    withheld = event.withheld
    self.seq = seq
    roleGiven = event.roleGiven(to: account)
    previousOfAccount = account?.lastRedemption
  }

  package var isReversed: Bool { reversedSeq > 0 }

  /// Seq of the last event that changed it.
  var lastChange: UInt64 { max(seq, reversedSeq) }

  /// The answer of undoing it.
  var reversalAnswer: ReversalAnswer {
    ReversalAnswer(redemption: id, invite: invite, username: username)
  }

  /// The answer of the redemption, or of asking for it again.
  package func answer(already: Bool) -> RedemptionAnswer {
    RedemptionAnswer(
      redemption: id, invite: invite, use: use, username: username, granted: granted, withheld: withheld,
      already: already)
  }
}

extension TokenRedeemed {
  /// The role that the invite gave: what was granted, unless the account kept a stronger one of its own.
  fileprivate func roleGiven(to account: Account?) -> Role? {
    guard let account, let kept = withheld.first(where: { $0.kind == "role" }) else { return granted.role }
    if kept.reason == .strongerRole { return UInt16(kept.name).flatMap(Role.init) }
    return account.role == granted.role ? nil : granted.role
  }

  /// The answer of the command that recorded this.
  package var answer: RedemptionAnswer {
    RedemptionAnswer(
      redemption: redemption, invite: invite, use: use, username: username, granted: granted, withheld: withheld)
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

  /// The identities that an event names: the address, if it is known, and the other system's id.
  static func all(_ invite: InviteID, email: PersonalText?, external: String?) -> [RedemptionSubject] {
    var subjects: [RedemptionSubject] = []
    if let text = email?.text {
      subjects.append(
        RedemptionSubject(invite: invite, identity: .address(EmailAddress.key(ofRecorded: text))))
    }
    if let external { subjects.append(RedemptionSubject(invite: invite, identity: .external(external))) }
    return subjects
  }
}
