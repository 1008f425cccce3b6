// What the model of invites keeps of each: fixed rows of numbers.

package import InviteLedger

/// One invite in 76 bytes. The expiry is in microseconds, `Int64.max` for never.
struct InviteRow: Sendable {
  var issuedSeq: UInt64 = 0
  var issuedTime: Int64 = 0
  var expires: Int64 = 0
  var inviter: UInt32 = 0
  var email = AddressTable.Reference.absent
  var note = PersonalTable.Reference.absent
  var terms: UInt32 = 0
  /// Number of the batch; 0 is none.
  var batch: UInt32 = 0
  /// Row of the file and 1; 0 is none.
  var row: UInt32 = 0
  var maxUses: UInt32 = 0
  var used: UInt32 = 0
  /// The four characters of the hint, the first in the lowest byte.
  var hint: UInt32 = 0
  var nextOfInviter: UInt32 = 0
  var nextOfAddress: UInt32 = 0
  var firstRedemption: UInt32 = 0
  var lastRedemption: UInt32 = 0
  var isUnlimited = false
  var isRevoked = false
  var isSuperseded = false
  /// A use was reserved at some time: the model's `holds` say how many are now.
  var hasHolds = false
  /// False for a number that was skipped.
  var isPresent = false

  var expiry: Expiry {
    get { expires == .max ? .never : .at(Timestamp(microseconds: expires)) }
    set {
      switch newValue {
      case .never: expires = .max
      case .at(let time): expires = time.microseconds
      }
    }
  }

  var limit: UseLimit {
    get { isUnlimited ? .unlimited : .uses(maxUses) }
    set {
      switch newValue {
      case .unlimited: (isUnlimited, maxUses) = (true, 0)
      case .uses(let uses): (isUnlimited, maxUses) = (false, uses)
      }
    }
  }

  /// - Parameters:
  ///   - held: uses that are reserved at this moment.
  ///   - isHeld: the inviter is suspended and his invites are held.
  func status(at now: Timestamp, held: UInt32, isHeld: Bool) -> InviteStatus {
    InviteStatus(
      isRevoked: isRevoked, isSuperseded: isSuperseded, uses: used, held: held, maxUses: limit, expires: expiry,
      isSuspended: isHeld, now: now)
  }
}

/// One redemption.
struct RedemptionRow: Sendable {
  var seq: UInt64 = 0
  var time: Int64 = 0
  /// Number of the invite; 0 for a number that was skipped.
  var invite: UInt32 = 0
  var use: UInt32 = 0
  var email = AddressTable.Reference.absent
  var username: UInt32 = 0
  var external: UInt32 = 0
  var groups: UInt32 = 0
  var channels: UInt32 = 0
  var topic: UInt32 = 0
  /// What was withheld, as a list of `kind`, `name`, `reason` in turn.
  var withheld: UInt32 = 0
  var nextOfInvite: UInt32 = 0
  /// Number of the reservation that was named; 0 is none.
  var reservation: UInt32 = 0
  var role = Role.member
  var existingAccount = false
}

/// One reservation.
struct ReservationRow: Sendable {
  var seq: UInt64 = 0
  var time: Int64 = 0
  var until: Int64 = 0
  /// Number of the invite; 0 for a number that was skipped.
  var invite: UInt32 = 0
  var email = AddressTable.Reference.absent
  var username: UInt32 = 0
  var external: UInt32 = 0
  var actor: UInt32 = 0
  /// Number of the redemption that used it up; 0 is none.
  var redemption: UInt32 = 0
  /// Seq of the event that released it; 0 when none did.
  var releasedSeq: UInt64 = 0
}

/// One batch, and its invites as runs of neighbouring numbers.
struct BatchRow: Sendable {
  var seq: UInt64 = 0
  var time = Timestamp(microseconds: 0)
  var opener = ""
  var opened: BatchOpened?
  var closed: BatchClosed?
  var closedSeq: UInt64?
  /// Numbers of invites, ascending.
  var runs: [ClosedRange<UInt64>] = []

  mutating func add(_ invite: InviteID) {
    if let last = runs.last, last.upperBound &+ 1 == invite.number {
      runs[runs.count - 1] = last.lowerBound...invite.number
    } else {
      runs.append(invite.number...invite.number)
    }
  }
}

/// How often redeeming an invite was refused, and when that was last recorded.
package struct InviteRefusals: Hashable, Sendable {
  package var counts: [RejectionCode: UInt64] = [:]
  package var lastSeq: UInt64
  package var lastTime: Timestamp

  /// In the order in which the ledger lists its codes.
  package var sorted: [(code: RejectionCode, count: UInt64)] {
    RejectionCode.allCases.compactMap { code in counts[code].map { (code, $0) } }
  }
}

/// How a redemption was undone.
package struct RedemptionReversal: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var reason: PersonalText
}
