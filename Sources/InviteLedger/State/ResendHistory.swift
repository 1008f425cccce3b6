// When invites were resent, as far back as the limits on resending look.

/// The times of recent resends, oldest first, per inviter and address and per actor.
package struct ResendHistory: Hashable, Sendable {
  /// The inviter and what stands for the address: the address, or the id of an invite that has none.
  struct Target: Hashable, Sendable {
    let inviter: String
    let address: String
  }

  static let day: Int64 = 86_400_000_000
  static let hour: Int64 = 3_600_000_000

  private var byTarget: [Target: [Timestamp]] = [:]
  private var byActor: [String: [Timestamp]] = [:]

  init() {}

  mutating func record(target: Target, actor: String, at time: Timestamp) {
    byTarget[target, default: []].append(time, forgettingAfter: ResendHistory.day)
    byActor[actor, default: []].append(time, forgettingAfter: ResendHistory.hour)
  }

  /// Microseconds until one more is allowed; 0 when it is now.
  func wait(target: Target, limit: Int, at now: Timestamp) -> Int64 {
    ResendHistory.wait(byTarget[target] ?? [], within: ResendHistory.day, limit: limit, at: now)
  }

  /// Microseconds until one more is allowed; 0 when it is now.
  func wait(actor: String, limit: Int, at now: Timestamp) -> Int64 {
    ResendHistory.wait(byActor[actor] ?? [], within: ResendHistory.hour, limit: limit, at: now)
  }

  private static func wait(_ times: [Timestamp], within window: Int64, limit: Int, at now: Timestamp) -> Int64 {
    let recent = times.filter { $0.isWithin(window, before: now) }
    guard recent.count >= limit else { return 0 }
    guard limit > 0 else { return window }
    let (age, _) = now.microseconds.subtractingReportingOverflow(recent[recent.count - limit].microseconds)
    return max(1, window - max(0, age))
  }
}

extension Timestamp {
  /// Whether less than this many microseconds passed from here to `now`.
  func isWithin(_ window: Int64, before now: Timestamp) -> Bool {
    let (age, isFar) = now.microseconds.subtractingReportingOverflow(microseconds)
    return !isFar && age < window
  }
}

extension Array where Element == Timestamp {
  fileprivate mutating func append(_ time: Timestamp, forgettingAfter window: Int64) {
    removeAll { !$0.isWithin(window, before: time) }
    append(time)
  }
}
