// What a redemption gives now, of what the invite promised then.

/// What is granted and what is withheld, and why.
struct GrantResolution {
  var granted: Grants
  var withheld: [Withheld] = []

  /// Resolves an invite's grants for an account, or for one that is to be made (`account` nil).
  init(_ invite: Invite, to account: Account?, in state: LedgerState) {
    granted = Grants(role: invite.role)
    // One whose redemption was undone comes back with what this one gives.
    resolveRole(invite, account?.isUndone == true ? nil : account, in: state)
    let groups = Room(held: account?.groups ?? [], limit: Limits.groupsPerAccount)
    granted.groups = take(grantable(invite.groups, .group, of: invite, in: state), kind: "group", room: groups)
    granted.channels = take(
      channels(of: invite, in: state), kind: "channel",
      room: Room(held: account?.channels ?? [], limit: Limits.channelsPerAccount))
    granted.topic = invite.topic.flatMap { grantable([$0], .topic, of: invite, in: state).first }
  }

  /// The channels that the invite names, then those that are default now and that it does not name. What everybody gets
  /// needs nobody's right to grant it.
  private mutating func channels(of invite: Invite, in state: LedgerState) -> [String] {
    var channels: [String] = []
    if hasLost(invite, state.policy.mayGrantChannels, in: state) {
      withheld += invite.channels.map { Withheld(kind: "channel", name: $0, reason: .inviterRole) }
    } else {
      channels = grantable(invite.channels, .channel, of: invite, in: state)
    }
    guard invite.includeDefaultChannels else { return channels }
    let defaults = state.catalog.defaultChannels
    withheld.removeAll { $0.kind == "channel" && defaults.contains($0.name) }
    return channels + defaults.filter { !channels.contains($0) }
  }

  /// The names that the catalog still has and that the inviter can still grant.
  private mutating func grantable(
    _ names: [String], _ kind: CatalogKind, of invite: Invite, in state: LedgerState
  ) -> [String] {
    guard !names.isEmpty, state.catalog.isClosed(kind) else { return names }
    var granted: [String] = []
    for name in names {
      if !state.catalog.has(kind, name) {
        withheld.append(Withheld(kind: kind.rawValue, name: name, reason: .retired))
      } else if let access = state.catalog[kind, name]?.access, hasLost(invite, access, in: state) {
        withheld.append(Withheld(kind: kind.rawValue, name: name, reason: .inviterRole))
      } else {
        granted.append(name)
      }
    }
    return granted
  }

  /// The role given is never weaker than the account's own, and never stronger than the inviter could give it now.
  private mutating func resolveRole(_ invite: Invite, _ account: Account?, in state: LedgerState) {
    let name = "\(invite.role.rawValue)"
    if hasLost(invite, state.policy.weakestInviter(as: invite.role), in: state),
      let now = state.account(named: invite.inviter)?.role
    {
      withheld.append(Withheld(kind: "role", name: name, reason: .inviterRole))
      granted.role = max(invite.role, state.policy.strongestInvited(by: now))
    }
    guard let account, account.role < granted.role else { return }
    if withheld.isEmpty { withheld.append(Withheld(kind: "role", name: name, reason: .strongerRole)) }
    granted.role = account.role
  }

  /// Whether the inviter's account was strong enough when it issued and no longer is. An operator without such an
  /// account had another right, which is not lost by a change of role.
  private func hasLost(_ invite: Invite, _ needed: Role, in state: LedgerState) -> Bool {
    guard let then = invite.inviterRole, then <= needed else { return false }
    guard let now = state.account(named: invite.inviter)?.role else { return false }
    return now > needed
  }

  /// How many more of a kind an account can have.
  private struct Room {
    let held: Set<String>
    let free: Int

    init(held: [String], limit: Int) {
      self.held = Set(held)
      free = max(0, limit - held.count)
    }
  }

  private mutating func take(_ names: [String], kind: String, room: Room) -> [String] {
    var used = 0
    var taken: [String] = []
    for name in names {
      if room.held.contains(name) {
        taken.append(name)
      } else if used < room.free {
        used += 1
        taken.append(name)
      } else {
        withheld.append(Withheld(kind: kind, name: name, reason: .limit))
      }
    }
    return taken
  }
}
