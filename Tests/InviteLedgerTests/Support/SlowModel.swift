// A plain model of invites, redemptions and reservations: it keeps lists and searches them, and shares no line with the
// decider. What it says and what the decider says must be the same.

/// What the ledger should say, written as simply as possible; slow on purpose. Everything counts from 1, times are in
/// minutes since the beginning, -1 is without limit or never.
struct SlowModel {
  struct PlainInvite {
    var inviter: String
    var address: String?
    var uses: Int
    var end: Int
    var issued: Int
    var generation = 1
    /// Who revoked it.
    var revoker: String?
    var isReplaced = false
  }

  struct PlainRedemption {
    var invite: Int
    var address: String
    var isUndone = false
  }

  struct PlainReservation {
    var invite: Int
    var address: String
    var end: Int
    var holder: String
    var isReleased = false
    var isUsed = false
  }

  var invites: [PlainInvite] = []
  /// Who is suspended, and how.
  var suspended: [String: String] = [:]
  /// The limits of the policy that are on, by name.
  var limits = ["resends_per_address_a_day": 3, "resends_per_actor_an_hour": 10]
  var resends: [PlainResend] = []
  private(set) var redemptions: [PlainRedemption] = []
  private(set) var reservations: [PlainReservation] = []
  /// In minutes since the beginning.
  var now = 0

  mutating func ask(_ command: PlainCommand) -> PlainVerdict {
    switch command {
    case .issue(let by, let address, let uses, let minutes, let duplicates):
      issue(by, address?.lowercased(), uses, minutes, duplicates)
    case .mint(let by, let quantity): mint(by, quantity)
    case .redeem(let invite, let generation, let address, let reservation):
      redeem(invite, generation, address?.lowercased(), reservation)
    case .revoke(let invite, let by): revoke(invite, by)
    case .extend(let invite, let minutes, let by): extend(invite, minutes, by)
    case .resend(let invite, let minutes, let by): resend(invite, minutes, by)
    case .reserve(let invite, let generation, let address, let minutes, let by):
      reserve(invite, generation, address?.lowercased(), minutes, by)
    case .release(let reservation, let by): release(reservation, by)
    case .undo(let redemption, let by): undo(redemption, by)
    case .reinstate(let invite, let by): reinstate(invite, by)
    case .limit(let invite, let uses, let by): limit(invite, uses, by)
    case .rotate(let invite, let by): rotate(invite, by)
    case .suspend(let name, let mode, let by): suspend(name, mode, by)
    case .restore(let name, let by): restore(name, by)
    case .set(let limit, let number): set(limit, number)
    }
  }

  // MARK: What is true

  /// The word for the status of an invite.
  func status(_ number: Int) -> String { status(number, reserved: live(number).count) }

  /// The same with so many uses reserved.
  private func status(_ number: Int, reserved: Int) -> String {
    let lasting = lasting(number, reserved: reserved)
    let isHeld = ["pending", "partly_used"].contains(lasting) && suspended[invites[number - 1].inviter] == "hold"
    return isHeld ? "suspended" : lasting
  }

  /// The same, whoever is suspended.
  func lasting(_ number: Int, reserved: Int) -> String {
    let invite = invites[number - 1]
    let used = subjects(number).count
    if invite.revoker != nil { return "revoked" }
    if invite.isReplaced { return "superseded" }
    if invite.uses >= 0 && used + reserved >= invite.uses { return "exhausted" }
    if invite.end >= 0 && invite.end <= now { return "expired" }
    return used == 0 ? "pending" : "partly_used"
  }

  /// Those who have redeemed an invite and were not undone.
  func subjects(_ invite: Int) -> [String] {
    redemptions.filter { $0.invite == invite && !$0.isUndone }.map(\.address)
  }

  /// The numbers of the reservations that keep a use of an invite now.
  func live(_ invite: Int) -> [Int] {
    (1..<(reservations.count + 1)).filter { reservations[$0 - 1].invite == invite && isLive($0) }
  }

  private func isLive(_ number: Int) -> Bool {
    let reservation = reservations[number - 1]
    return !reservation.isReleased && !reservation.isUsed && reservation.end > now
  }

  /// Whether the address has an account that is not closed: in this model accounts come from redemptions alone.
  func isMember(_ address: String) -> Bool { redemptions.contains { $0.address == address && !$0.isUndone } }

  /// Whether a redemption can succeed once nothing is reserved and nobody suspended any more.
  func isOpen(_ number: Int) -> Bool { ["pending", "partly_used"].contains(lasting(number, reserved: 0)) }

  func end(_ minutes: Int) -> Int { minutes < 0 ? -1 : now + minutes }
}

// MARK: Invites

extension SlowModel {
  private mutating func issue(
    _ by: String, _ address: String?, _ uses: Int?, _ minutes: Int?, _ duplicates: String
  ) -> PlainVerdict {
    if suspended[by] != nil { return .refused("inviter.suspended") }
    if minutes == 0 { return .refused("arg.invalid") }
    if let address, isMember(address) { return .refused("invite.member") }
    var open: [Int] = []
    for number in 1..<(invites.count + 1) where address != nil && invites[number - 1].address == address {
      if invites[number - 1].inviter == by && isOpen(number) { open.append(number) }
    }
    if let newest = open.last {
      switch duplicates {
      case "reject": return .refused("invite.duplicate")
      case "reuse": return reuse(newest, uses, minutes)
      case "resend": return reuseAndResend(newest, uses, minutes, by)
      default: break
      }
    }
    let replaced = duplicates == "supersede" ? open : []
    if let refusal = limited(by, 1, opening: uses == 0 ? 0 : 1, replacing: replaced) { return refusal }
    invites.append(
      PlainInvite(inviter: by, address: address, uses: uses ?? 1, end: end(minutes ?? 14_400), issued: now))
    for number in replaced { invites[number - 1].isReplaced = true }
    return .issued(replaced: replaced.count)
  }

  private mutating func mint(_ by: String, _ quantity: Int) -> PlainVerdict {
    if suspended[by] != nil { return .refused("inviter.suspended") }
    if let refusal = limited(by, quantity, opening: quantity, replacing: []) { return refusal }
    for _ in 0..<quantity {
      invites.append(PlainInvite(inviter: by, address: nil, uses: 1, end: end(14_400), issued: now))
    }
    return .changed
  }

  private mutating func reuseAndResend(
    _ number: Int, _ uses: Int?, _ minutes: Int?, _ by: String
  ) -> PlainVerdict {
    if let refusal = resendLimited(number, by) { return refusal }
    let verdict = reuse(number, uses, minutes)
    if case .refused = verdict { return verdict }
    noteResend(number, by)
    return .changed
  }

  private mutating func reuse(_ number: Int, _ uses: Int?, _ minutes: Int?) -> PlainVerdict {
    let used = subjects(number).count
    if let uses, uses >= 0 && (uses <= used || uses < used + live(number).count) {
      return .refused("invite.duplicate")
    }
    var isChanged = false
    if let uses, uses != invites[number - 1].uses {
      invites[number - 1].uses = uses
      isChanged = true
    }
    if let minutes, end(minutes) != invites[number - 1].end {
      invites[number - 1].end = end(minutes)
      isChanged = true
    }
    return isChanged ? .changed : .unchanged
  }
}

// MARK: Tokens

extension SlowModel {
  /// What stands in the way of redeeming, or nil and the address it would be for.
  private func obstacle(
    _ number: Int, _ generation: Int, _ given: String?, _ reservation: Int?
  ) -> (verdict: PlainVerdict?, address: String) {
    guard isKnown(number, generation) else { return (.refused("token.unknown"), "") }
    let invite = invites[number - 1]
    let named = reservation.flatMap { $0 <= reservations.count ? reservations[$0 - 1] : nil }
    let own = named?.invite == number ? named : nil
    let address = given ?? own?.address ?? invite.address
    if invite.revoker != nil { return (.refused("token.revoked"), "") }
    if invite.isReplaced { return (.refused("token.superseded"), "") }
    if let address, subjects(number).contains(address) { return (.already, address) }
    var reserved = live(number).count
    if let reservation {
      guard let own else { return (.refused("reservation.unknown"), "") }
      if own.isReleased || own.isUsed { return (.refused("reservation.closed"), "") }
      if live(number).contains(reservation) { reserved -= 1 }
    }
    let status = status(number, reserved: reserved)
    if status == "exhausted" || status == "expired" { return (.refused("token.\(status)"), address ?? "") }
    if status == "suspended" { return (.refused("inviter.suspended"), address ?? "") }
    guard let address else { return (.refused("token.email-needed"), "") }
    if let invited = invite.address, invited != address { return (.refused("token.email-mismatch"), "") }
    if let seats = limits["seats"], accounts >= seats, !isMember(address) { return (.refused("token.no-seat"), "") }
    return (nil, address)
  }

  /// Whether a token of this generation redeems: the newest one alone does.
  private func isKnown(_ number: Int, _ generation: Int) -> Bool {
    number <= invites.count && invites[number - 1].generation == generation
  }

  private mutating func redeem(
    _ number: Int, _ generation: Int, _ given: String?, _ reservation: Int?
  ) -> PlainVerdict {
    let (verdict, address) = obstacle(number, generation, given, reservation)
    if let verdict { return verdict }
    if let reservation { reservations[reservation - 1].isUsed = true }
    redemptions.append(PlainRedemption(invite: number, address: address))
    var replaced = 0
    for other in 1...invites.count where other != number && invites[other - 1].address == address {
      if invites[other - 1].uses == 1 && isOpen(other) {
        invites[other - 1].isReplaced = true
        replaced += 1
      }
    }
    return .redeemed(use: subjects(number).count, replaced: replaced)
  }

  private mutating func reserve(
    _ number: Int, _ generation: Int, _ given: String?, _ minutes: Int?, _ by: String
  ) -> PlainVerdict {
    let minutes = minutes ?? 30
    if minutes <= 0 || minutes > 7 * 24 * 60 { return .refused("arg.invalid") }
    let (verdict, address) = obstacle(number, generation, given, nil)
    let isStanding =
      isKnown(number, generation) && invites[number - 1].revoker == nil && !invites[number - 1].isReplaced
    let subject = number <= invites.count ? given ?? invites[number - 1].address : nil
    if verdict != .already, isStanding, live(number).contains(where: { reservations[$0 - 1].address == subject }) {
      return .unchanged
    }
    if let verdict { return verdict }
    reservations.append(PlainReservation(invite: number, address: address, end: now + minutes, holder: by))
    return .reserved(until: now + minutes)
  }

  private mutating func release(_ number: Int, _ by: String) -> PlainVerdict {
    guard number <= reservations.count else { return .refused("reservation.unknown") }
    guard by == "root" || reservations[number - 1].holder == by else { return .refused("auth.denied") }
    if reservations[number - 1].isUsed { return .refused("reservation.closed") }
    guard isLive(number) else { return .unchanged }
    reservations[number - 1].isReleased = true
    return .changed
  }

  private mutating func undo(_ number: Int, _ by: String) -> PlainVerdict {
    guard by == "root" else { return .refused("auth.role") }
    guard number <= redemptions.count else { return .refused("redemption.unknown") }
    if redemptions[number - 1].isUndone { return .unchanged }
    redemptions[number - 1].isUndone = true
    return .changed
  }
}
