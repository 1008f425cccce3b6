// When invites were resent, as far back as the limits on resending look.

/// Recent resends per inviter and address within a day, and per actor within an hour.
package struct ResendHistory: Hashable, Sendable {
  /// The inviter and what stands for the address: the address, or the id of an invite that has none.
  struct Target: Hashable, Sendable {
    var inviter: String
    var address: String
  }

  private var byTarget = ExtendibleTable<Target, RollingWindow>()
  private var byActor = ExtendibleTable<String, RollingWindow>()

  init() {}

  mutating func record(target: Target, actor: String, at time: Timestamp) {
    byTarget[target, default: RollingWindow(RollingWindow.day)].record(at: time)
    byActor[actor, default: RollingWindow(RollingWindow.hour)].record(at: time)
  }

  func resends(to target: Target) -> RollingWindow { byTarget[target] ?? RollingWindow(RollingWindow.day) }

  func resends(by actor: String) -> RollingWindow { byActor[actor] ?? RollingWindow(RollingWindow.hour) }
}

extension ResendHistory: Imaged {
  package static var blank: ResendHistory { ResendHistory() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&byTarget)
    try image.pass(&byActor)
  }
}

extension ResendHistory.Target: Imaged {
  static var blank: Self { Self(inviter: "", address: "") }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(name: &inviter)
    try image.pass(&address)
  }
}
