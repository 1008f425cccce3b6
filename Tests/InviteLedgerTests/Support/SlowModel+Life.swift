// The plain model: what becomes of invites that are there, and of those who issued them.

extension SlowModel {
  /// Whether somebody may change an invite: the inviter unless suspended, and root.
  private func refusal(_ number: Int, by: String, orSuspended: Bool = true) -> PlainVerdict? {
    guard number <= invites.count else { return .refused("invite.unknown") }
    guard by == "root" || invites[number - 1].inviter == by else { return .refused("auth.denied") }
    if orSuspended && by != "root" && suspended[by] != nil { return .refused("inviter.suspended") }
    return nil
  }

  private func isClosed(_ number: Int) -> Bool {
    ["revoked", "superseded", "exhausted"].contains(lasting(number, reserved: 0))
  }

  mutating func revoke(_ number: Int, _ by: String) -> PlainVerdict {
    if let refusal = refusal(number, by: by, orSuspended: false) { return refusal }
    if invites[number - 1].revoker != nil { return .unchanged }
    invites[number - 1].revoker = by
    return .changed
  }

  mutating func reinstate(_ number: Int, _ by: String) -> PlainVerdict {
    if let refusal = refusal(number, by: by) { return refusal }
    guard let revoker = invites[number - 1].revoker else { return .unchanged }
    guard by == "root" || revoker == by else { return .refused("auth.denied") }
    var after = self
    after.invites[number - 1].revoker = nil
    if after.isOpen(number), let refusal = reopeningLimited(number) { return refusal }
    self = after
    return .changed
  }

  mutating func extend(_ number: Int, _ minutes: Int, _ by: String) -> PlainVerdict {
    if minutes == 0 { return .refused("arg.invalid") }
    if let refusal = refusal(number, by: by) { return refusal }
    if isClosed(number) { return .refused("invite.closed") }
    if !isOpen(number), let refusal = reopeningLimited(number) { return refusal }
    if invites[number - 1].end == end(minutes) { return .unchanged }
    invites[number - 1].end = end(minutes)
    return .changed
  }

  mutating func resend(_ number: Int, _ minutes: Int?, _ by: String) -> PlainVerdict {
    if minutes == 0 { return .refused("arg.invalid") }
    if let refusal = refusal(number, by: by) { return refusal }
    if isClosed(number) { return .refused("invite.closed") }
    if !isOpen(number) {
      if minutes == nil { return .refused("invite.expired") }
      if let refusal = reopeningLimited(number) { return refusal }
    }
    if let refusal = resendLimited(number, by) { return refusal }
    if let minutes { invites[number - 1].end = end(minutes) }
    noteResend(number, by)
    return .changed
  }

  mutating func limit(_ number: Int, _ uses: Int, _ by: String) -> PlainVerdict {
    if let refusal = refusal(number, by: by) { return refusal }
    if invites[number - 1].uses == uses { return .unchanged }
    let used = subjects(number).count
    // More uses bring one back that was used up.
    let isBack = lasting(number, reserved: 0) == "exhausted" && (uses < 0 || uses > used)
    if isClosed(number) && !isBack { return .refused("invite.closed") }
    if uses > 0 && uses < used + live(number).count { return .refused("arg.invalid") }
    var after = self
    after.invites[number - 1].uses = uses
    if !isOpen(number), after.isOpen(number), let refusal = reopeningLimited(number) { return refusal }
    self = after
    return .changed
  }

  mutating func rotate(_ number: Int, _ by: String) -> PlainVerdict {
    if let refusal = refusal(number, by: by) { return refusal }
    if isClosed(number) { return .refused("invite.closed") }
    invites[number - 1].generation += 1
    return .changed
  }

  mutating func suspend(_ name: String, _ mode: String, _ by: String) -> PlainVerdict {
    guard by == "root" else { return .refused("auth.role") }
    if suspended[name] == mode { return .unchanged }
    suspended[name] = mode
    guard mode == "revoke" else { return .changed }
    for number in 1..<(invites.count + 1) where invites[number - 1].inviter == name && isOpen(number) {
      invites[number - 1].revoker = by
    }
    return .changed
  }

  mutating func restore(_ name: String, _ by: String) -> PlainVerdict {
    guard by == "root" else { return .refused("auth.role") }
    return suspended.removeValue(forKey: name) == nil ? .unchanged : .changed
  }
}
