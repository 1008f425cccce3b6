// Stories of single invites: redeemed, used up, revoked, superseded.

import InviteLedger

extension Story {
  static let inviteStories = [
    Story(
      name: "first-invite-redeemed", title: "The first invite is redeemed",
      text: """
        An operator makes an account for ada. She invites bob by e-mail, with a group, and he redeems the invite: \
        his account appears without an event of its own, and ada stands above him.
        """
    ) { ledger in
      try ledger.run(
        .addAccount(AddAccount(account: "ada", email: "ada@example.org", role: .administrator, uid: 1000)))
      try ledger.run(
        .issueInvite(
          IssueInvite(
            email: "Bob@Example.org", groups: ["staff"], subject: "Come in", message: "We keep a chair for you.",
            note: "met at the fair")), as: .ada, req: "bob-1")
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")), req: "sign-up-1")
      try ledger.runUnchanged(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
    },
    Story(
      name: "link-with-ten-uses", title: "A link with ten uses",
      text: """
        One link, ten people, each with an address of their own. The eleventh is refused and leaves no line: look at \
        `used`, `uses_left` and the status in between.
        """
    ) { ledger in
      try ledger.run(.issueInvite(IssueInvite(maxUses: .uses(10), groups: ["guests"], channels: ["welcome"])))
      for number in 1...10 {
        try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), email: "guest\(number)@example.org")))
      }
      try ledger.refuse(
        .tokenExhausted, .redeemToken(RedeemToken(token: ledger.token(1), email: "guest11@example.org")))
    },
    Story(
      name: "revoke-then-redeem", title: "A revoked invite is refused",
      text: """
        An invite is revoked with a reason; redeeming it is refused and leaves no line. When and by whom it was issued \
        stays as it was.
        """
    ) { ledger in
      try ledger.run(.issueInvite(IssueInvite(email: "eve@example.org")))
      try ledger.run(.revokeInvite(RevokeInvite(invite: InviteID(number: 1), reason: "sent to the wrong address")))
      try ledger.refuse(.tokenRevoked, .redeemToken(RedeemToken(token: ledger.token(1))))
      try ledger.runUnchanged(.revokeInvite(RevokeInvite(invite: InviteID(number: 1))))
    },
    Story(
      name: "superseding", title: "One invite takes another's place",
      text: """
        Two inviters invite the same person. A second invite of ada's supersedes her first; redeeming it closes the one \
        of bob's too, in the same command (`part`).
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", role: .administrator, uid: 1000)))
      try ledger.run(.addAccount(AddAccount(account: "bob", role: .moderator, uid: 1001)))
      try ledger.run(.issueInvite(IssueInvite(email: "cy@example.org")), as: .ada)
      try ledger.run(.issueInvite(IssueInvite(email: "CY@example.org")), as: .bob)
      try ledger.run(
        .issueInvite(IssueInvite(email: "cy@example.org", role: .moderator, duplicates: .supersede)), as: .ada)
      try ledger.refuse(.tokenSuperseded, .redeemToken(RedeemToken(token: ledger.token(1))))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(3), username: "cy", external: "forum-17")))
    },
  ]
}
