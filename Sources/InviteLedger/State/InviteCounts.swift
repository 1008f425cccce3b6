// What the limits on inviting count, for as long as one of them is set.

/// How many invites were issued within a day and how many are open, for each inviter and for all. One that is held, by a
/// reservation or with its suspended inviter, counts as open, because it can come back by itself. Made from the invites
/// that there are when the first such limit is set, kept up with every event, dropped with the last limit: a ledger
/// without limits counts nothing.
struct InviteCounts: Hashable, Sendable {
  private(set) var issued = RollingWindow(RollingWindow.day)
  private(set) var issuedByInviter: [String: RollingWindow] = [:]
  /// The ends of the open invites; `Int64.max` is never. Those of the past are invites that have expired.
  private(set) var ends = SortedCounts()
  private(set) var endsByInviter: [String: SortedCounts] = [:]
  /// For each invite the end with which it is counted as open; `notCounted` for one that is not.
  private var counted = Rows<Int64>()

  private static let notCounted = Int64.min

  init() {}

  /// Counts what is there already.
  init(of invites: Rows<Invite>) {
    for invite in invites { note(invite) }
  }

  /// A new invite.
  mutating func note(_ invite: Invite) {
    issued.record(at: invite.issued)
    issuedByInviter[invite.inviter, default: RollingWindow(RollingWindow.day)].record(at: invite.issued)
    counted.append(Self.notCounted)
    recount(invite)
  }

  /// An invite whose end, uses or condition may have changed.
  mutating func recount(_ invite: Invite) {
    guard let index = counted.index(invite.id) else { return }
    let isClosed = invite.isRevoked || invite.successor != nil || invite.maxUses.isReached(by: invite.uses)
    let end = isClosed ? Self.notCounted : invite.expires.microseconds
    let old = counted[index]
    guard end != old else { return }
    counted[index] = end
    if old != Self.notCounted {
      ends.remove(old)
      endsByInviter[invite.inviter]?.remove(old)
    }
    if end != Self.notCounted {
      ends.insert(end)
      endsByInviter[invite.inviter, default: SortedCounts()].insert(end)
    }
  }

  func issued(by inviter: String) -> RollingWindow { issuedByInviter[inviter] ?? RollingWindow(RollingWindow.day) }

  func ends(by inviter: String) -> SortedCounts { endsByInviter[inviter] ?? SortedCounts() }
}

extension InviteCounts: Imaged {
  static var blank: InviteCounts { InviteCounts() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&issued)
    try image.pass(&issuedByInviter)
    try image.pass(&ends)
    try image.pass(&endsByInviter)
    try image.pass(&counted)
  }
}

extension SortedCounts {
  /// How many ends are still to come.
  func open(at now: Timestamp) -> Int { total - count(through: now.microseconds) }

  /// When so many of the open ones will have ended, beside some that are closed anyway; nil when that many never do.
  func moment(ending count: Int, besides closing: [Expiry] = [], at now: Timestamp) -> Timestamp? {
    guard count > 0 else { return now }
    let passed = self.count(through: now.microseconds)
    var ended = count
    while let end = number(at: passed + ended - 1), end != .max {
      let helping = self.count(through: end) - passed - closing.count { $0.microseconds <= end }
      if helping >= count { return Timestamp(microseconds: end) }
      ended += count - helping
    }
    return nil
  }
}

extension Expiry {
  /// The end as a number; never is the largest.
  fileprivate var microseconds: Int64 {
    switch self {
    case .never: .max
    case .at(let end): end.microseconds
    }
  }
}

extension Policy {
  /// Whether a limit is set for which invites are counted.
  var countsInvites: Bool {
    invitesPerInviterADay != nil || invitesADay != nil || openInvitesPerInviter != nil
      || (seats != nil && seatsCountOpenInvites)
  }
}
