// When invites were resent, as far back as the limits on resending look.

/// Recent resends per inviter and address within a day, and per actor within an hour.
package struct ResendHistory: Hashable, Sendable {
  /// The inviter and what stands for the address: the address, or the id of an invite that has none.
  struct Target: Hashable, Sendable {
    let inviter: String
    let address: String
  }

  private var byTarget: [Target: RollingWindow] = [:]
  private var byActor: [String: RollingWindow] = [:]

  init() {}

  mutating func record(target: Target, actor: String, at time: Timestamp) {
    byTarget[target, default: RollingWindow(RollingWindow.day)].record(at: time)
    byActor[actor, default: RollingWindow(RollingWindow.hour)].record(at: time)
  }

  func resends(to target: Target) -> RollingWindow { byTarget[target] ?? RollingWindow(RollingWindow.day) }

  func resends(by actor: String) -> RollingWindow { byActor[actor] ?? RollingWindow(RollingWindow.hour) }
}
