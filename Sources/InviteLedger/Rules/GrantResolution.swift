// What a redemption gives now, of what the invite promised then.

/// What is granted and what is withheld, and why.
struct GrantResolution {
  var granted: Grants
  var withheld: [Withheld] = []

  /// Resolves an invite's grants for an account, or for one that is to be made (`account` nil).
  init(_ invite: Invite, to account: Account?, in state: LedgerState) {
    granted = Grants(role: invite.role, topic: invite.topic)
    // One whose redemption was undone comes back with what this one gives.
    resolveRole(invite, account?.isUndone == true ? nil : account, in: state)
    let groups = Room(held: account?.groups ?? [], limit: Limits.groupsPerAccount)
    granted.groups = take(invite.groups, kind: "group", room: groups)
    let mayGrant = !hasLost(invite, state.policy.mayGrantChannels, in: state)
    let channels = Room(held: account?.channels ?? [], limit: Limits.channelsPerAccount)
    if mayGrant {
      granted.channels = take(invite.channels, kind: "channel", room: channels)
    } else {
      withheld += invite.channels.map { Withheld(kind: "channel", name: $0, reason: .inviterRole) }
    }
  }

  /// The role given is never weaker than the account's own, and never stronger than the inviter could give it now.
  private mutating func resolveRole(_ invite: Invite, _ account: Account?, in state: LedgerState) {
    let name = "\(invite.role.rawValue)"
    if hasLost(invite, invite.role, in: state), let now = state.account(named: invite.inviter)?.role {
      withheld.append(Withheld(kind: "role", name: name, reason: .inviterRole))
      granted.role = now
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
