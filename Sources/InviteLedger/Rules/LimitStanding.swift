// How things stand with a limit: how much of it is used, what is left, when it frees.

/// A limit of the policy at a moment, for one inviter where it is about one.
package struct LimitStanding: Hashable, Sendable {
  package let setting: PolicySetting
  /// As the policy has it; `off` when there is no limit, and nothing is counted then.
  package let value: SettingValue
  package var used: Int?
  package var left: Int?
  /// When more is free than now; nil when time alone does not help, or nothing is used.
  package var frees: Timestamp?

  init(_ setting: PolicySetting, in policy: Policy) {
    self.setting = setting
    value = policy[setting]
  }

  init(_ setting: PolicySetting, in policy: Policy, limit: Int, used: Int, frees: Timestamp?) {
    self.init(setting, in: policy)
    self.used = used
    left = max(0, limit - used)
    self.frees = used > 0 ? frees : nil
  }
}

extension LimitStanding {
  /// The settings that limit somebody, in the order in which they are checked.
  package static let settings: [PolicySetting] = [
    .minAccountAge, .invitesPerInviterADay, .invitesADay, .openInvitesPerInviter, .seats, .resendsPerAddressADay,
    .resendsPerActorAnHour,
  ]
}

extension LedgerState {
  /// How every limit stands for an inviter at a moment; that on resends to an address for the one that is given.
  package func limits(of inviter: String, address: String? = nil, at now: Timestamp) -> [LimitStanding] {
    LimitStanding.settings.map { standing(of: $0, inviter: inviter, address: address, at: now) }
  }

  private func standing(
    of setting: PolicySetting, inviter: String, address: String?, at now: Timestamp
  ) -> LimitStanding {
    switch setting {
    case .minAccountAge:
      var standing = LimitStanding(setting, in: policy)
      standing.frees = comingOfAge(of: inviter).flatMap { $0 > now ? $0 : nil }
      return standing
    case .invitesPerInviterADay:
      return standing(setting, policy.invitesPerInviterADay, counts?.issued(by: inviter), at: now)
    case .invitesADay: return standing(setting, policy.invitesADay, counts?.issued, at: now)
    case .openInvitesPerInviter:
      guard let limit = policy.openInvitesPerInviter, let ends = counts?.ends(by: inviter) else { break }
      return LimitStanding(
        setting, in: policy, limit: limit, used: ends.open(at: now), frees: ends.moment(ending: 1, at: now))
    case .seats:
      guard let limit = policy.seats else { break }
      let open = policy.seatsCountOpenInvites ? counts?.ends : nil
      return LimitStanding(
        setting, in: policy, limit: limit, used: accounts.activeCount + (open?.open(at: now) ?? 0),
        frees: open?.moment(ending: 1, at: now))
    case .resendsPerAddressADay:
      let target = address.map { ResendHistory.Target(inviter: inviter, address: $0) }
      return standing(setting, policy.resendsPerAddressADay, target.map(resends.resends(to:)), at: now)
    case .resendsPerActorAnHour:
      return standing(setting, policy.resendsPerActorAnHour, resends.resends(by: inviter), at: now)
    default: break
    }
    return LimitStanding(setting, in: policy)
  }

  private func standing(
    _ setting: PolicySetting, _ limit: Int?, _ window: RollingWindow?, at now: Timestamp
  ) -> LimitStanding {
    guard let limit, let window else { return LimitStanding(setting, in: policy) }
    let used = window.count(at: now)
    return LimitStanding(
      setting, in: policy, limit: limit, used: used, frees: window.moment(for: 1, limit: max(1, used), at: now))
  }

  /// When an inviter's account will be old enough to invite; nil for one without account, or when age does not matter.
  func comingOfAge(of inviter: String) -> Timestamp? {
    guard let age = policy.minAccountAge, let made = accounts.made(named: inviter) else { return nil }
    return Timestamp(microseconds: made.microseconds + min(age.microseconds, Limits.longestSetting.microseconds))
  }
}
