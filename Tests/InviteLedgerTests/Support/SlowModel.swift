// A plain model of invites, redemptions and reservations: it keeps lists and searches them, and shares no line with the
// decider. What it says and what the decider says must be the same.

/// A command of the model, in plain words.
enum PlainCommand {
  /// `uses` absent, null (-1) or a number; `minutes` absent, null (-1) or a number.
  case issue(by: String, address: String?, uses: Int?, minutes: Int?, duplicates: String)
  case redeem(invite: Int, address: String?, reservation: Int?)
  case revoke(invite: Int, by: String)
  case extend(invite: Int, minutes: Int, by: String)
  /// `minutes` absent or a number.
  case reserve(invite: Int, address: String?, minutes: Int?, by: String)
  case release(reservation: Int, by: String)
  case undo(redemption: Int, by: String)
}

/// What is said about a command.
enum PlainVerdict: Equatable {
  case issued(replaced: Int)
  case redeemed(use: Int, replaced: Int)
  case reserved(until: Int)
  case already
  case changed
  case unchanged
  case refused(String)
}

/// What the ledger should say, written as simply as possible; slow on purpose. Everything counts from 1, times are in
/// minutes since the beginning, -1 is without limit or never.
struct SlowModel {
  struct PlainInvite {
    var inviter: String
    var address: String?
    var uses: Int
    var end: Int
    var isRevoked = false
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

  private(set) var invites: [PlainInvite] = []
  private(set) var redemptions: [PlainRedemption] = []
  private(set) var reservations: [PlainReservation] = []
  /// In minutes since the beginning.
  var now = 0

  mutating func ask(_ command: PlainCommand) -> PlainVerdict {
    switch command {
    case .issue(let by, let address, let uses, let minutes, let duplicates):
      issue(by, address?.lowercased(), uses, minutes, duplicates)
    case .redeem(let invite, let address, let reservation): redeem(invite, address?.lowercased(), reservation)
    case .revoke(let invite, let by): revoke(invite, by)
    case .extend(let invite, let minutes, let by): extend(invite, minutes, by)
    case .reserve(let invite, let address, let minutes, let by): reserve(invite, address?.lowercased(), minutes, by)
    case .release(let reservation, let by): release(reservation, by)
    case .undo(let redemption, let by): undo(redemption, by)
    }
  }

  // MARK: What is true

  /// The word for the status of an invite.
  func status(_ number: Int) -> String { status(number, reserved: live(number).count) }

  /// The same with so many uses reserved.
  private func status(_ number: Int, reserved: Int) -> String {
    let invite = invites[number - 1]
    let used = subjects(number).count
    if invite.isRevoked { return "revoked" }
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

  /// Whether a redemption can succeed once nothing is reserved any more.
  private func isOpen(_ number: Int) -> Bool { ["pending", "partly_used"].contains(status(number, reserved: 0)) }

  private func end(_ minutes: Int) -> Int { minutes < 0 ? -1 : now + minutes }
}

// MARK: Invites

extension SlowModel {
  private mutating func issue(
    _ by: String, _ address: String?, _ uses: Int?, _ minutes: Int?, _ duplicates: String
  ) -> PlainVerdict {
    if minutes == 0 { return .refused("arg.invalid") }
    if let address, isMember(address) { return .refused("invite.member") }
    var open: [Int] = []
    for number in 1..<(invites.count + 1) where address != nil && invites[number - 1].address == address {
      if invites[number - 1].inviter == by && isOpen(number) { open.append(number) }
    }
    if let newest = open.last, duplicates == "reject" || duplicates == "reuse" {
      if duplicates == "reject" { return .refused("invite.duplicate") }
      return reuse(newest, uses, minutes)
    }
    invites.append(PlainInvite(inviter: by, address: address, uses: uses ?? 1, end: end(minutes ?? 14_400)))
    guard duplicates == "supersede" else { return .issued(replaced: 0) }
    for number in open { invites[number - 1].isReplaced = true }
    return .issued(replaced: open.count)
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

  private mutating func revoke(_ number: Int, _ by: String) -> PlainVerdict {
    guard number <= invites.count else { return .refused("invite.unknown") }
    guard by == "root" || invites[number - 1].inviter == by else { return .refused("auth.denied") }
    if invites[number - 1].isRevoked { return .unchanged }
    invites[number - 1].isRevoked = true
    return .changed
  }

  private mutating func extend(_ number: Int, _ minutes: Int, _ by: String) -> PlainVerdict {
    if minutes == 0 { return .refused("arg.invalid") }
    guard number <= invites.count else { return .refused("invite.unknown") }
    guard by == "root" || invites[number - 1].inviter == by else { return .refused("auth.denied") }
    if ["revoked", "superseded", "exhausted"].contains(status(number, reserved: 0)) {
      return .refused("invite.closed")
    }
    if invites[number - 1].end == end(minutes) { return .unchanged }
    invites[number - 1].end = end(minutes)
    return .changed
  }
}

// MARK: Tokens

extension SlowModel {
  /// What stands in the way of redeeming, or nil and the address it would be for.
  private func obstacle(
    _ number: Int, _ given: String?, _ reservation: Int?
  ) -> (verdict: PlainVerdict?, address: String) {
    guard number <= invites.count else { return (.refused("token.unknown"), "") }
    let invite = invites[number - 1]
    let named = reservation.flatMap { $0 <= reservations.count ? reservations[$0 - 1] : nil }
    let own = named?.invite == number ? named : nil
    let address = given ?? own?.address ?? invite.address
    if invite.isRevoked { return (.refused("token.revoked"), "") }
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
    guard let address else { return (.refused("token.email-needed"), "") }
    if let invited = invite.address, invited != address { return (.refused("token.email-mismatch"), "") }
    return (nil, address)
  }

  private mutating func redeem(_ number: Int, _ given: String?, _ reservation: Int?) -> PlainVerdict {
    let (verdict, address) = obstacle(number, given, reservation)
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

  private mutating func reserve(_ number: Int, _ given: String?, _ minutes: Int?, _ by: String) -> PlainVerdict {
    let minutes = minutes ?? 30
    if minutes <= 0 || minutes > 7 * 24 * 60 { return .refused("arg.invalid") }
    let (verdict, address) = obstacle(number, given, nil)
    let isStanding = number <= invites.count && !invites[number - 1].isRevoked && !invites[number - 1].isReplaced
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
