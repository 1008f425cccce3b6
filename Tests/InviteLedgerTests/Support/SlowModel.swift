// A plain model of issuing, redeeming, revoking and extending: it keeps lists and searches them, and shares no line
// with the decider. What it says and what the decider says must be the same.

/// A command of the model, in plain words.
enum PlainCommand {
  /// `uses` absent, null (-1) or a number; `minutes` absent, null (-1) or a number.
  case issue(by: String, address: String?, uses: Int?, minutes: Int?, duplicates: String)
  case redeem(invite: Int, address: String?)
  case revoke(invite: Int, by: String)
  case extend(invite: Int, minutes: Int, by: String)
}

/// What is said about a command.
enum PlainVerdict: Equatable {
  case issued(replaced: Int)
  case redeemed(use: Int, replaced: Int)
  case already
  case changed
  case unchanged
  case refused(String)
}

/// What the ledger should say, written as simply as possible; slow on purpose. Invites count from 1.
struct SlowModel {
  struct PlainInvite {
    var inviter: String
    var address: String?
    /// -1 is unlimited.
    var uses: Int
    /// In minutes; -1 is never.
    var end: Int
    var isRevoked = false
    var isReplaced = false
    var subjects: [String] = []
  }

  private(set) var invites: [PlainInvite] = []
  private var members: [String] = []
  /// In minutes since the beginning.
  var now = 0

  /// The word for the status of an invite.
  func status(_ number: Int) -> String {
    let invite = invites[number - 1]
    if invite.isRevoked { return "revoked" }
    if invite.isReplaced { return "superseded" }
    if invite.uses >= 0 && invite.subjects.count >= invite.uses { return "exhausted" }
    if invite.end >= 0 && invite.end <= now { return "expired" }
    return invite.subjects.isEmpty ? "pending" : "partly_used"
  }

  mutating func ask(_ command: PlainCommand) -> PlainVerdict {
    switch command {
    case .issue(let by, let address, let uses, let minutes, let duplicates):
      issue(by, address?.lowercased(), uses, minutes, duplicates)
    case .redeem(let invite, let address): redeem(invite, address?.lowercased())
    case .revoke(let invite, let by): revoke(invite, by)
    case .extend(let invite, let minutes, let by): extend(invite, minutes, by)
    }
  }

  private func isOpen(_ number: Int) -> Bool { ["pending", "partly_used"].contains(status(number)) }

  private func end(_ minutes: Int) -> Int { minutes < 0 ? -1 : now + minutes }

  private mutating func issue(
    _ by: String, _ address: String?, _ uses: Int?, _ minutes: Int?, _ duplicates: String
  ) -> PlainVerdict {
    if minutes == 0 { return .refused("arg.invalid") }
    if let address, members.contains(address) { return .refused("invite.member") }
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
    if let uses, uses >= 0 && uses <= invites[number - 1].subjects.count { return .refused("invite.duplicate") }
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

  private mutating func redeem(_ number: Int, _ given: String?) -> PlainVerdict {
    guard number <= invites.count else { return .refused("token.unknown") }
    let invite = invites[number - 1]
    let address = given ?? invite.address
    if invite.isRevoked { return .refused("token.revoked") }
    if invite.isReplaced { return .refused("token.superseded") }
    if let address, invite.subjects.contains(address) { return .already }
    if status(number) == "exhausted" { return .refused("token.exhausted") }
    if status(number) == "expired" { return .refused("token.expired") }
    guard let address else { return .refused("token.email-needed") }
    if let invited = invite.address, invited != address { return .refused("token.email-mismatch") }
    return use(number, address)
  }

  private mutating func use(_ number: Int, _ address: String) -> PlainVerdict {
    invites[number - 1].subjects.append(address)
    if !members.contains(address) { members.append(address) }
    var replaced = 0
    for other in 1...invites.count where other != number && invites[other - 1].address == address {
      if invites[other - 1].uses == 1 && isOpen(other) {
        invites[other - 1].isReplaced = true
        replaced += 1
      }
    }
    return .redeemed(use: invites[number - 1].subjects.count, replaced: replaced)
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
    if ["revoked", "superseded", "exhausted"].contains(status(number)) { return .refused("invite.closed") }
    if invites[number - 1].end == end(minutes) { return .unchanged }
    invites[number - 1].end = end(minutes)
    return .changed
  }
}
