// How long the answer to a failed redemption is held back.

/// Slows those who fail again and again, each uid by itself. Pure: times are arguments, in microseconds of one clock.
///
/// Only the answers of failures wait, and with them what the same connection sent behind: a redemption that succeeds is
/// never slowed, so nobody can keep others from joining by failing in their name. A uid fails freely `Limits.failuresFree`
/// times; after that as often as one answer in `Limits.failureInterval` allows, and no answer waits longer than
/// `Limits.failureHoldLongest`.
package struct FailurePace: Sendable {
  private let credit: Int64

  /// When the failures of a uid so far would have been spread out over the interval. Bounded: those that are over leave.
  private var spreadUntil: [UInt32: Int64] = [:]

  /// - Parameter free: failures of a uid that cost it nothing.
  package init(free: Int64 = Limits.failuresFree) { credit = free * Limits.failureInterval }

  /// Takes note of a failure, and says for how many microseconds its answer is held back.
  package mutating func hold(_ uid: UInt32, at now: Int64) -> Int64 {
    if spreadUntil[uid] == nil, spreadUntil.count >= Limits.tallyRows { makeRoom(at: now) }
    let latest = now + credit + Limits.failureHoldLongest
    let until = min(max(spreadUntil[uid] ?? now, now) + Limits.failureInterval, latest)
    spreadUntil[uid] = until
    return max(0, until - now - credit)
  }

  /// Forgets uids that have waited long enough; when there is none, all of them: memory is worth more than a debt.
  private mutating func makeRoom(at now: Int64) {
    spreadUntil = spreadUntil.filter { $0.value > now }
    if spreadUntil.count >= Limits.tallyRows { spreadUntil = [:] }
  }
}
