// What must hold over every history, by the names that the domain gives it: thousands of histories, with several actors,
// a clock that jumps, and commands that come again.
import InviteLedger
import Randomness
import Testing

@Suite struct HistoryTests {
  static let seeds = Seeds.usual(100...119)

  @Test(arguments: seeds) func `completed and live reservations are never more than max_uses`(
    seed: UInt64
  ) throws {
    try RandomHistory.tellMany(seed) { history, step in
      let ledger = history.ledger
      var uses: [InviteID: Int] = [:]
      for redemption in ledger.state.redemptions where !redemption.isReversed {
        uses[redemption.invite, default: 0] += 1
      }
      var live: [InviteID: Int] = [:]
      for held in ledger.state.reservations where held.isLive(at: ledger.now) {
        live[held.invite, default: 0] += 1
      }
      for invite in ledger.state.invites {
        let (used, held) = (uses[invite.id] ?? 0, live[invite.id] ?? 0)
        try #require(used == Int(invite.uses), history.place)
        try #require(held == Int(invite.holds.count(at: ledger.now)), history.place)
        // A limit of 0 closes an invite, whatever was used.
        if case .uses(let limit) = invite.maxUses, limit > 0 {
          try #require(used + held <= Int(limit), history.place)
        }
      }
      for case .tokenRedeemed(let event) in step.events {
        guard case .uses(let limit)? = ledger.state.invite(event.invite)?.maxUses else { continue }
        try #require(event.use <= limit, history.place)
      }
    }
  }

  @Test(arguments: seeds) func `checking changes nothing, and says what redeeming says`(
    seed: UInt64
  ) throws {
    try RandomHistory.tellMany(seed) { history, _ in
      let ledger = history.ledger
      let question = history.random.question(in: ledger.state)
      let before = ledger.state
      let checked = OrderOfChecksTests.checked(ledger, question)
      _ = Decider.explain(question, in: ledger.state, context: ledger.context(as: Example.root))
      try #require(ledger.state == before, history.place)
      try #require(checked == OrderOfChecksTests.redeemed(ledger, question), history.place)
    }
  }

  @Test(arguments: seeds) func `a listed status is what redeem would say at that instant`(
    seed: UInt64
  ) throws {
    try RandomHistory.tellMany(seed) { history, _ in
      for invite in history.ledger.state.invites.suffix(20) {
        let status = invite.status(at: history.ledger.now)
        let expected: RejectionCode? =
          switch status {
          case .revoked: .tokenRevoked
          case .superseded: .tokenSuperseded
          case .exhausted: .tokenExhausted
          case .expired: .tokenExpired
          case .suspended: .inviterSuspended
          case .partlyUsed, .pending: nil
          }
        try #require(
          Self.saysRedeeming(of: invite, expected, history.ledger),
          "\(history.place): \(invite.id) is \(status)")
      }
    }
  }

  /// Whether redeeming says this of an invite, or something that is no matter of the invite.
  private static func saysRedeeming(
    of invite: Invite, _ expected: RejectionCode?, _ ledger: ExampleLedger
  ) -> Bool {
    let fresh = Example.redeem(
      current: invite, email: invite.email?.text ?? "new@\(invite.domain ?? "example.org")",
      username: "fresh_name")
    do throws(Rejection) {
      // One who redeemed it already is answered with that.
      if case .unchanged = try ledger.decide(fresh, as: Example.root) { return true }
      return expected == nil
    } catch {
      switch error.code {
      case .tokenAccountDeactivated, .tokenDomainRefused, .tokenNoSeat: return expected == nil
      default: return error.code == expected
      }
    }
  }

  /// What of an invite was said once and for all when it was issued.
  struct Origin: Equatable {
    let kind: InviteKind
    let issued: Timestamp
    let inviter: String
    let batch: BatchID?
    let row: UInt32?

    init(_ invite: Invite) {
      (kind, issued, inviter) = (invite.kind, invite.issued, invite.inviter)
      (batch, row) = (invite.batch, invite.row)
    }
  }

  @Test(arguments: seeds)
  func `revoke, resend, extend and rotate never lose when and by whom an invite was first issued`(
    seed: UInt64
  ) throws {
    var origins: [Origin] = []
    try RandomHistory.tellMany(seed) { history, _ in
      if history.steps == 1 { origins = [] }
      let invites = history.ledger.state.invites.map(Origin.init)
      origins += invites.dropFirst(origins.count)
      try #require(invites == origins, history.place)
    }
  }

  @Test(arguments: seeds) func `removing a person leaves ancestors and descendants intact`(seed: UInt64) throws {
    var before = LedgerState()
    var removed = 0
    let kinds: [CommandKind] = [
      .issueInvite, .redeemToken, .undoRedemption, .deactivateAccount, .suspendInviter, .restoreInviter, .revokeInvite,
    ]
    try RandomHistory.tellMany(seed, of: kinds) { history, step in
      if history.steps == 1 { before = LedgerState() }
      let state = history.ledger.state
      switch step.events.first {
      case .accountDeactivated, .redemptionReversed, .inviterSuspended:
        removed += 1
        guard before.seq > 0 else { break }
        for account in before.accounts.all {
          try #require(state.account(named: account.name)?.inviter == account.inviter, history.place)
        }
        try #require(state.accounts.all.count == before.accounts.all.count, history.place)
      default: break
      }
      before = state
    }
    #expect(removed > 3, "seed \(seed)")
  }

  @Test(arguments: seeds) func `a reply restores exactly the holders who had not muted`(
    seed: UInt64
  ) throws {
    for number in 0..<UInt64(50) {
      let seed = seed &* 1_000_003 &+ number
      let kinds: [CommandKind] = [
        .sendMessage, .replyMessage, .archiveMessage, .restoreMessage, .muteMessage,
      ]
      let records = try RandomHistory.tell(
        seed, steps: 25, of: kinds + [.unmuteMessage, .setPolicy]
      ).ledger.records
      try Self.checkReplies(records, "seed \(seed)")
    }
  }

  private static func checkReplies(_ records: [Record], _ place: Comment) throws {
    var archived: [MessageID: Set<Holder>] = [:]
    var muted: [MessageID: Set<Holder>] = [:]
    for (index, record) in records.enumerated() {
      switch record.event {
      case .messageArchived(let event):
        archived[event.message, default: []].formUnion(event.holders)
      case .messageMuted(let event): muted[event.message, default: []].formUnion(event.holders)
      case .messageUnmuted(let event): muted[event.message, default: []].subtract(event.holders)
      case .messageReplied(let event):
        let returning = (archived[event.message] ?? []).subtracting(muted[event.message] ?? [])
        var restored: Set<Holder> = []
        if record.meta.part?.number == 1,
          case .messageRestored(let event) = records[index + 1].event
        {
          restored = Set(event.holders)
        }
        try #require(restored == returning, place)
      case .messageRestored(let event): archived[event.message, default: []].subtract(event.holders)
      default: break
      }
    }
  }
}
