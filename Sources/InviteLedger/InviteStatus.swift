// What an invite is good for at a moment: one function for every list, check and decision.

/// The status of an invite at a moment. Never recorded: expiry is a comparison, not an event, so the
/// status can be asked as of any moment.
package enum InviteStatus: String, CaseIterable, Sendable {
  case revoked
  case superseded
  /// Used as often as it can be, uses that are reserved now counted in; so is an invite closed with `max_uses=0`.
  case exhausted
  case expired
  /// Its inviter is suspended, and his invites are held.
  case suspended
  case partlyUsed = "partly_used"
  case pending

  /// The first that is true, in the order of the cases. At the very moment of its expiry an invite has expired.
  /// `held` are the uses that are reserved and have not lapsed at `now`.
  package init(
    isRevoked: Bool, isSuperseded: Bool, uses: UInt32, held: UInt32, maxUses: UseLimit, expires: Expiry,
    isSuspended: Bool, now: Timestamp
  ) {
    if isRevoked {
      self = .revoked
    } else if isSuperseded {
      self = .superseded
    } else if maxUses.isReached(by: uses, held: held) {
      self = .exhausted
    } else if expires.hasPassed(at: now) {
      self = .expired
    } else if isSuspended {
      self = .suspended
    } else {
      self = uses > 0 ? .partlyUsed : .pending
    }
  }

  /// Whether a redemption can succeed.
  package var isOpen: Bool { self == .pending || self == .partlyUsed }

  /// Whether a redemption can succeed, or could if the inviter were not suspended.
  package var isLive: Bool { isOpen || self == .suspended }
}

extension UseLimit {
  /// Whether so many uses leave none.
  package func isReached(by uses: UInt32) -> Bool {
    switch self {
    case .unlimited: false
    case .uses(let limit): uses >= limit
    }
  }

  /// Whether so many uses and so many reservations together leave none.
  package func isReached(by uses: UInt32, held: UInt32) -> Bool {
    let (taken, isFar) = uses.addingReportingOverflow(held)
    return isReached(by: isFar ? .max : taken)
  }

  /// Whether so many uses and so many reservations together are more than there are.
  package func isExceeded(by uses: UInt32, held: UInt32) -> Bool {
    switch self {
    case .unlimited: false
    case .uses(let limit): UInt64(uses) + UInt64(held) > UInt64(limit)
    }
  }
}

extension Expiry {
  package func hasPassed(at now: Timestamp) -> Bool {
    switch self {
    case .never: false
    case .at(let end): now >= end
    }
  }
}
