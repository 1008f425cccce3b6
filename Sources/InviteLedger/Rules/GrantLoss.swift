// What an account loses when one of its redemptions is undone.

/// An account has what its redemptions granted since it was last set by `account add` or `account change`, and what was
/// set then. Undoing one redemption takes away what neither another one nor an administrator gave.
struct GrantLoss {
  /// Nothing else makes it a member: it was never added, and no other redemption stands.
  var deactivates: Bool
  /// Weaker than the account's; nil when it keeps its role.
  var newRole: Role?
  var groups: [String]
  var channels: [String]

  init(of redemption: Redemption, by account: Account, in state: LedgerState) {
    let others = state.standingRedemptions(of: account).filter { $0.id != redemption.id }
    deactivates = !account.isDeactivated && !account.wasAdded && others.isEmpty
    let base = account.base
    let counts = redemption.seq > base.groupsSince
    let groupsOfOthers = others.filter { $0.seq > base.groupsSince }.flatMap(\.granted.groups)
    groups = counts ? redemption.granted.groups.lost(from: account.groups, keeping: base.groups + groupsOfOthers) : []
    channels = redemption.granted.channels.lost(
      from: account.channels, keeping: others.flatMap(\.granted.channels))
    if redemption.seq > base.roleSince, redemption.roleGiven != nil {
      let rolesOfOthers = others.filter { $0.seq > base.roleSince }.compactMap(\.roleGiven)
      let kept = ([base.role].compactMap(\.self) + rolesOfOthers).min()
      if let kept, kept > account.role { newRole = kept }
    }
  }
}

extension [String] {
  /// Which of these an account has and nothing else gives it.
  fileprivate func lost(from held: [String], keeping kept: [String]) -> [String] {
    let kept = Set(kept)
    let held = Set(held)
    return filter { held.contains($0) && !kept.contains($0) }
  }
}
