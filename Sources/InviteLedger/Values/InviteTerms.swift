// What an invite says: its kind, how it is bound to an address, how often and until when it can be used.

/// What an invite needs from the person who redeems it.
package enum InviteKind: String, CaseIterable, Sendable {
  /// Bound to one address.
  case email
  /// Single use; the address comes with the redemption.
  case emailless
  /// Several uses, or unlimited.
  case link
}

/// Which addresses may redeem an invite.
package enum Binding: String, CaseIterable, Sendable {
  /// Only the invited address.
  case strict
  /// Any address of the invite's domain.
  case domain
  /// Any address.
  case any
}

/// How an invite came to be issued.
package enum InviteSource: String, CaseIterable, Sendable {
  case single, csv, list, mint
}

/// How often an invite can be redeemed; `null` in the log is unlimited, 0 is closed.
package enum UseLimit: Hashable, Sendable {
  case unlimited
  case uses(UInt32)
}

/// When an invite ends; `null` in the log is never. At this very moment it has ended.
package enum Expiry: Hashable, Sendable {
  case never
  case at(Timestamp)
}

/// An expiry as it was asked for, before the decision knew the time.
package enum ExpiryRequest: Hashable, Sendable {
  case never
  case at(Timestamp)
  /// Microseconds after the time of the decision.
  case after(Int64)
}

/// A rank, 100 the strongest.
package enum Role: UInt16, CaseIterable, Sendable {
  case owner = 100
  case administrator = 200
  case moderator = 300
  case member = 400
  case guest = 600
}

extension Role: Comparable {
  /// Weaker roles are greater, as their numbers are.
  package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}

/// The SHA-256 of a token: all that the ledger stores of it.
package struct Fingerprint: Hashable, Sendable {
  /// The 32 bytes as four big-endian words.
  package let words: (UInt64, UInt64, UInt64, UInt64)

  package init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  package static func == (left: Fingerprint, right: Fingerprint) -> Bool { left.matches(right) }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  /// Compares without depending on where the two differ first, so that answering takes no longer for a near miss.
  package func matches(_ other: Fingerprint) -> Bool {
    (words.0 ^ other.words.0) | (words.1 ^ other.words.1) | (words.2 ^ other.words.2) | (words.3 ^ other.words.3) == 0
  }
}

/// The public facts of a token at one generation of an invite; the token itself never enters the domain.
package struct TokenFacts: Hashable, Sendable {
  package var fingerprint: Fingerprint
  /// The 4 characters after the prefix, enough to recognise a token by, useless to redeem it.
  package var hint: String
  /// The number of the key in the key file that the token is derived with.
  package var key: UInt32

  package init(fingerprint: Fingerprint, hint: String, key: UInt32) {
    self.fingerprint = fingerprint
    self.hint = hint
    self.key = key
  }
}
