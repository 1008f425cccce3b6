// The plain model: the limits of the policy, what is left of each, and when it frees.

extension SlowModel {
  struct PlainResend {
    var inviter: String
    /// What was resent: an address, or the number of an invite that has none.
    var target: String
    var actor: String
    var time: Int
  }

  /// Accounts that are open: ada's, who was there before, and those that redemptions made.
  var accounts: Int { 1 + Set(redemptions.filter { !$0.isUndone }.map(\.address)).count }

  mutating func set(_ limit: String, _ number: Int?) -> PlainVerdict {
    if limits[limit] == number { return .unchanged }
    limits[limit] = number
    return .changed
  }

  /// What stands in the way of issuing so many, of which some can be redeemed, in the place of others.
  func limited(_ by: String, _ count: Int, opening: Int, replacing: [Int]) -> PlainVerdict? {
    // Ada's account was made at the beginning; root has none, so nothing is known of its age.
    if let age = limits["min_account_age"], by == "ada", now < age {
      return .limited("limit.account-age", left: nil, frees: age)
    }
    let ofOne = { (moment: Int) in issued(within: 24 * 60, of: moment).filter { $0.inviter == by }.count }
    let ofAll = { (moment: Int) in issued(within: 24 * 60, of: moment).count }
    return reached("invites_per_inviter_a_day", "limit.invites", count, ofOne)
      ?? reached("invites_a_day", "limit.invites", count, ofAll)
      ?? reopeningLimited(by: by, opening, replacing)
      ?? (limits["seats_count_open_invites"] == nil && opening > 0
        ? reached("seats", "limit.seats", 1) { _ in accounts } : nil)
  }

  /// The same for an invite that comes back.
  func reopeningLimited(_ number: Int) -> PlainVerdict? { reopeningLimited(by: invites[number - 1].inviter, 1, []) }

  /// What limits how many are open at a time.
  private func reopeningLimited(by inviter: String, _ opening: Int, _ replacing: [Int]) -> PlainVerdict? {
    guard opening > 0 else { return nil }
    let open = { (moment: Int) in
      var later = self
      later.now = moment
      return (1..<(invites.count + 1)).filter { later.isOpen($0) && !replacing.contains($0) }
    }
    let ofOne = { (moment: Int) in open(moment).filter { invites[$0 - 1].inviter == inviter }.count }
    if let refusal = reached("open_invites_per_inviter", "limit.open-invites", opening, ofOne) { return refusal }
    guard limits["seats_count_open_invites"] != nil else { return nil }
    return reached("seats", "limit.seats", opening) { accounts + open($0).count }
  }

  /// What stands in the way of sending an invite again.
  func resendLimited(_ number: Int, _ by: String) -> PlainVerdict? {
    let (inviter, target) = (invites[number - 1].inviter, target(of: number))
    let toOne = { (moment: Int) in
      resends.filter { $0.inviter == inviter && $0.target == target && $0.time > moment - 24 * 60 }.count
    }
    let byOne = { (moment: Int) in resends.filter { $0.actor == by && $0.time > moment - 60 }.count }
    return reached("resends_per_address_a_day", "limit.resends", 1, toOne)
      ?? reached("resends_per_actor_an_hour", "limit.resends", 1, byOne)
  }

  mutating func noteResend(_ number: Int, _ by: String) {
    resends.append(
      PlainResend(inviter: invites[number - 1].inviter, target: target(of: number), actor: by, time: now))
  }

  private func target(of number: Int) -> String { invites[number - 1].address ?? "\(number)" }

  private func issued(within minutes: Int, of moment: Int) -> [PlainInvite] {
    invites.filter { $0.issued > moment - minutes }
  }

  /// Whether so many more are too many now; then, minute for minute at which anything can change, when they are not.
  private func reached(
    _ limit: String, _ code: String, _ count: Int, _ used: (Int) -> Int
  ) -> PlainVerdict? {
    guard let most = limits[limit], used(now) + count > most else { return nil }
    let changes =
      invites.map(\.end) + invites.map { $0.issued + 24 * 60 } + resends.map { $0.time + 24 * 60 }
      + resends.map { $0.time + 60 }
    let frees = changes.filter { $0 > now }.sorted().first { used($0) + count <= most }
    return .limited(code, left: max(0, most - used(now)), frees: frees)
  }
}
