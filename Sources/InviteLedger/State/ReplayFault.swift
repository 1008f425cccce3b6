// A record that contradicts what was recorded before it.

/// Why a record cannot follow the state: the log was not made by this ledger's decisions, or records are missing.
/// Nothing of the record was applied.
package struct ReplayFault: Error, Hashable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    /// Not the seq after the last one.
    case gap
    /// An identifier is not the next one of its counter, or a name is taken.
    case identifierNotNext = "identifier-not-next"
    /// The invite, batch, message or account it is about does not exist.
    case targetUnknown = "target-unknown"
    /// The target is in a state in which this cannot have happened.
    case targetClosed = "target-closed"
    /// A count (uses, replies) is not one more than before, or above its limit.
    case countWrong = "count-wrong"
    /// A setting cannot have this value.
    case valueWrong = "value-wrong"
  }

  package let seq: UInt64
  package let type: EventType
  package let reason: Reason

  package init(seq: UInt64, type: EventType, reason: Reason) {
    self.seq = seq
    self.type = type
    self.reason = reason
  }
}

extension ReplayFault: CustomStringConvertible {
  package var description: String {
    "replaying seq \(seq) (\(type.rawValue)): \(reason.rawValue); the log contradicts itself, run `invite-ledger verify`"
  }
}
