// Stories of inviters: suspended, restored, and said to have brought in whom.

import InviteLedger

extension Story {
  static let inviterStories = [
    Story(
      name: "inviter-suspended", title: "An inviter is suspended",
      text: """
        Ada is suspended and what she issued is held: listed as `suspended`, refused at redeeming, extended by an \
        administrator all the same. Restored, her invites redeem again. Suspended once more with `revoke`, they are gone.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      for name in ["bob", "carl", "dee"] {
        try ledger.run(.issueInvite(IssueInvite(email: "\(name)@example.org")), as: .ada)
      }
      try ledger.run(.suspendInviter(SuspendInviter(inviter: "ada", reason: "account stolen")))
      try ledger.runUnchanged(.suspendInviter(SuspendInviter(inviter: "ada")))
      try ledger.refuse(.inviterSuspended, .redeemToken(RedeemToken(token: ledger.token(1))))
      try ledger.refuse(.inviterSuspended, .issueInvite(IssueInvite(email: "eve@example.org")), as: .ada)
      try ledger.run(.extendInvite(ExtendInvite(invite: InviteID(number: 2), expires: .never)))
      try ledger.run(.restoreInviter(RestoreInviter(inviter: "ada", reason: "cleared up")))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
      try ledger.run(.suspendInviter(SuspendInviter(inviter: "ada", mode: .revoke)))
      try ledger.refuse(.tokenRevoked, .redeemToken(RedeemToken(token: ledger.token(2))))
    },
    Story(
      name: "inviter-held", title: "The log ends while an inviter is suspended",
      text: "Look at `suspensions` of the invites, and at the status of what was issued before and is not used up."
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.run(.issueInvite(IssueInvite(maxUses: .uses(2))), as: .ada)
      try ledger.run(.issueInvite(IssueInvite()), as: .ada)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), email: "bob@example.org")))
      try ledger.run(.suspendInviter(SuspendInviter(inviter: "ada", reason: "account stolen")))
    },
    Story(
      name: "lineage-reassigned", title: "Who brought in whom is put right",
      text: """
        Bob came by a link of ada's, but it was carl who brought him: bob and everyone under him stand under carl from \
        then on. History keeps both. That carl should stand under somebody whom he brought in is refused.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.run(.issueInvite(IssueInvite(maxUses: .unlimited)), as: .ada)
      for name in ["bob", "carl"] {
        try ledger.run(
          .redeemToken(RedeemToken(token: ledger.token(1), email: "\(name)@example.org", username: name)))
      }
      try ledger.run(.issueInvite(IssueInvite(email: "dee@example.org")), as: .bob)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), username: "dee")))
      try ledger.run(
        .reassignLineage(
          ReassignLineage(subject: "bob", inviter: .value("carl"), reason: "carl brought him to the fair")))
      try ledger.refuse(
        .lineageCycle, .reassignLineage(ReassignLineage(subject: "carl", inviter: .value("dee"), reason: "x")))
      try ledger.run(.reassignLineage(ReassignLineage(subject: "dee", inviter: .cleared, reason: "a founder")))
    },
  ]
}
