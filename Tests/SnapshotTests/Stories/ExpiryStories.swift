// Stories of time: expired, extended, resent.

import InviteLedger

extension Story {
  static let expiryStories = [
    Story(
      name: "expired-and-extended", title: "An invite expires and is extended",
      text: """
        An invite for a day is refused two days later, though no event says that it expired. Extended, it is redeemed. \
        The second one never ends; the third ends a year later.
        """
    ) { ledger in
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org", expires: .after(86_400_000_000))))
      try ledger.run(.issueInvite(IssueInvite(email: "cy@example.org", expires: .never)))
      try ledger.run(.issueInvite(IssueInvite(maxUses: .unlimited, expires: .after(365 * 86_400_000_000))))
      ledger.wait(days: 2)
      try ledger.refuse(.tokenExpired, .redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
      try ledger.run(.extendInvite(ExtendInvite(invite: InviteID(number: 1), expires: .after(86_400_000_000))))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
    },
    Story(
      name: "resend", title: "An invite is sent again",
      text: """
        Resending keeps the token and, unless asked otherwise, the expiry. The third time moves the expiry, as old → new; \
        the fourth within a day is refused and leaves no line.
        """
    ) { ledger in
      let invite = InviteID(number: 1)
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org")))
      try ledger.run(.resendInvite(ResendInvite(invite: invite)))
      ledger.wait(minutes: 30)
      try ledger.run(.resendInvite(ResendInvite(invite: invite)))
      ledger.wait(minutes: 30)
      try ledger.run(.resendInvite(ResendInvite(invite: invite, expires: .after(30 * 86_400_000_000))))
      try ledger.refuse(.limitResends, .resendInvite(ResendInvite(invite: invite)))
    },
  ]
}
