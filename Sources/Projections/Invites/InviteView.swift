// What the model of invites answers.

package import InviteLedger

/// An invite as it was issued and as it stands.
package struct InviteView: Hashable, Sendable {
  package var invite: InviteID
  package var kind: InviteKind
  package var tokenHint: String
  package var tokenKey: UInt32
  package var inviter: String
  package var email: PersonalText?
  package var domain: String?
  package var binding: Binding
  package var maxUses: UseLimit
  package var used: UInt32
  package var role: Role
  package var groups: [String]
  package var channels: [String]
  package var includeDefaultChannels: Bool
  package var topic: String?
  package var notifyInviter: Bool
  package var subject: PersonalText?
  package var message: PersonalText?
  package var note: PersonalText?
  package var locale: String?
  package var expires: Expiry
  package var batch: BatchID?
  package var row: UInt32?
  package var source: InviteSource
  /// Seq and time of the event that issued it; nothing that happens later changes them.
  package var issuedSeq: UInt64
  package var issued: Timestamp
  package var resends: Repetition?
  package var reveals: Repetition?
  /// Which token redeems it, from 1.
  package var generation: UInt32
  package var rotations: Repetition?
  /// How often it got an address after it was issued.
  package var addressed: Repetition?
  package var reinstated: Intervention?
  package var closing: InviteClosing?
  /// The inviter is suspended and his invites are held.
  package var isHeld: Bool
  package var delivery: DeliveryHistory?
  /// Uses that are reserved, by the moment at which each lapses.
  package var holds: HoldList
  /// How many of its redemptions were undone; `used` does not count them.
  package var reversed: UInt32
  package var refusals: InviteRefusals?
  package var notes: [NoteView]

  /// The status at a moment, by the ledger's one function.
  package func status(at now: Timestamp) -> InviteStatus {
    InviteStatus(
      isRevoked: closing?.revoked != nil, isSuperseded: closing?.successor != nil, uses: used,
      held: holds.count(at: now), maxUses: maxUses, expires: expires, isSuspended: isHeld, now: now)
  }

  /// Redemptions that are left; nil for an unlimited invite. Says nothing of whether it is open.
  package var usesLeft: UInt32? {
    switch maxUses {
    case .unlimited: nil
    case .uses(let limit): limit > used ? limit - used : 0
    }
  }
}

/// One use of an invite.
package struct RedemptionView: Hashable, Sendable {
  package var redemption: RedemptionID
  package var invite: InviteID
  package var use: UInt32
  package var seq: UInt64
  package var time: Timestamp
  package var email: PersonalText?
  package var username: String
  package var external: String?
  package var existingAccount: Bool
  package var granted: Grants
  package var withheld: [Withheld]
  package var reservation: ReservationID?
  package var reversal: RedemptionReversal?
  package var notes: [NoteView]
}

/// One use of an invite that is kept for somebody, or was.
package struct ReservationView: Hashable, Sendable {
  package var reservation: ReservationID
  package var invite: InviteID
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var email: PersonalText?
  package var username: String?
  package var external: String?
  package var until: Timestamp
  package var outcome: Outcome

  package enum Outcome: Hashable, Sendable {
    /// Neither released nor used up; it may have lapsed.
    case open
    case released(seq: UInt64)
    case used(RedemptionID)
  }

  /// What it is good for at a moment: `live`, `lapsed`, `released` or `used`.
  package func status(at now: Timestamp) -> String {
    switch outcome {
    case .open: now < until ? "live" : "lapsed"
    case .released: "released"
    case .used: "used"
    }
  }
}

/// Invites issued together.
package struct BatchView: Hashable, Sendable {
  package var batch: BatchID
  package var seq: UInt64
  package var time: Timestamp
  package var opener: String
  /// Nil for a batch that was never opened by an event of its own.
  package var opened: BatchOpened?
  package var closed: BatchClosed?
  package var closedSeq: UInt64?
  /// Invites issued so far.
  package var invites: UInt64
  package var notes: [NoteView]
}
