// Stories of uses that are kept, and of redemptions that are taken back.

import InviteLedger

extension Story {
  static let redemptionStories = [
    Story(
      name: "reservations", title: "A use is kept while somebody signs up",
      text: """
        A link for two. Two people reserve its uses, so a third is refused; one of them signs up (the redemption names \
        the reservation, version 2), the other's lapses after half an hour without an event. A third reservation is \
        given back, a fourth stands at the end: look at `reserved` and at the status of each.
        """
    ) { ledger in
      func redeem(_ email: String?, by reservation: UInt64? = nil) throws -> RedeemToken {
        RedeemToken(
          token: try ledger.token(1), email: email, reservation: reservation.map(ReservationID.init(number:)))
      }
      func reserve(_ email: String, username: String? = nil) throws -> Command {
        var wish = try redeem(email)
        wish.username = username
        return .reserveToken(ReserveToken(wish: wish))
      }
      try ledger.run(.issueInvite(IssueInvite(maxUses: .uses(2))))
      try ledger.run(reserve("bob@example.org", username: "bob"), req: "sign-up-1")
      try ledger.run(reserve("cy@example.org"))
      try ledger.refuse(.tokenExhausted, .redeemToken(redeem("dee@example.org")))
      try ledger.run(.redeemToken(redeem(nil, by: 1)))
      ledger.wait(minutes: 30)
      try ledger.run(reserve("dee@example.org"))
      try ledger.run(.releaseReservation(ReleaseReservation(reservation: ReservationID(number: 3))))
      try ledger.run(reserve("eve@example.org"))
    },
    Story(
      name: "redemptions-undone", title: "Redemptions are undone",
      text: """
        bob redeems ada's invite, and cy redeems bob's. Undoing bob's redemption closes his account and frees the use; \
        cy stays below him in the tree. He comes back with another invite, which opens the account again. dee, who was \
        added by hand, loses only what her redemption gave.
        """
    ) { ledger in
      func undo(_ redemption: UInt64, _ reason: String) -> Command {
        .undoRedemption(UndoRedemption(redemption: RedemptionID(number: redemption), reason: reason))
      }
      try ledger.run(.addAccount(AddAccount(account: "ada", role: .administrator, uid: 1000)))
      try ledger.run(.addAccount(AddAccount(account: "dee", email: "dee@example.org", groups: ["crew"])))
      try ledger.run(
        .issueInvite(IssueInvite(email: "bob@example.org", role: .moderator, groups: ["staff"])), as: .ada)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
      try ledger.run(.issueInvite(IssueInvite(email: "cy@example.org")), as: .bob)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), username: "cy")))
      try ledger.run(undo(1, "that was another Bob"), as: .ada)
      try ledger.runUnchanged(undo(1, "that was another Bob"))
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org", groups: ["ops"], duplicates: .allow)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(3))))
      try ledger.run(
        .issueInvite(
          IssueInvite(
            email: "dee@example.org", role: .moderator, groups: ["crew", "staff"], channels: ["board"],
            existing: .grant)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(4))))
      try ledger.run(undo(3, "too early"))
    },
    Story(
      name: "refusals-counted", title: "Refused redemptions are counted",
      text: """
        Somebody tries an expired link and tokens that are none. One line for a uid and a minute sums what was refused, \
        by invite and code; the invite shows it, and nothing else changes. The last line is of many uids, for which \
        there was no room each.
        """
    ) { ledger in
      try ledger.run(.issueInvite(IssueInvite(maxUses: .uses(5), expires: .after(60_000_000))))
      ledger.wait(minutes: 1)
      let since = ledger.now
      try ledger.refuse(.tokenExpired, .redeemToken(RedeemToken(token: ledger.token(1), email: "bob@example.org")))
      try ledger.together {
        try ledger.run(.issueInvite(IssueInvite(email: "cy@example.org")))
        try ledger.note(
          .attemptRefused(
            AttemptRefused(
              since: since,
              refusals: [
                AttemptRefused.Count(code: .tokenMalformed, count: 17),
                AttemptRefused.Count(invite: InviteID(number: 1), code: .tokenExpired, count: 1),
              ])), about: 1001)
      }
      ledger.wait(minutes: 1)
      let expired = AttemptRefused.Count(invite: InviteID(number: 1), code: .tokenExpired, count: 2)
      try ledger.note(.attemptRefused(AttemptRefused(since: since, refusals: [expired], other: 40)), about: 1001)
      try ledger.note(.attemptRefused(AttemptRefused(since: since, refusals: [], other: 3)), about: nil)
    },
  ]
}
