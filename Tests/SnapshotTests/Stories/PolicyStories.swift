// Stories of the settings that decisions follow.

import InviteLedger

extension Story {
  static let policyStories = [
    Story(
      name: "policy", title: "The policy changes, and with it what is decided after",
      text: """
        An invite is issued under the defaults, one after invites last 2 days and may not last for ever, and one after \
        the default is back. Members may invite, then only moderators may. The invites of before keep what they were \
        given.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(.issueInvite(IssueInvite(email: "one@example.org")), as: .bob)
      try ledger.run(.setPolicy(SetPolicy([.defaultExpiry: .text("2d"), .allowNever: .flag(false)])))
      try ledger.run(.issueInvite(IssueInvite(email: "two@example.org")), as: .bob)
      try ledger.refuse(.argumentInvalid, .issueInvite(IssueInvite(email: "x@example.org", expires: .never)), as: .bob)
      try ledger.run(
        .setPolicy(SetPolicy([.defaultExpiry: .text("10d"), .mayInvite: .number(300), .maxRecipients: .number(1)])))
      try ledger.runUnchanged(.setPolicy(SetPolicy([.mayInvite: .number(300)])))
      try ledger.refuse(.denied, .issueInvite(IssueInvite(email: "three@example.org")), as: .bob)
      try ledger.run(.issueInvite(IssueInvite(email: "three@example.org")))
    }
  ]
}
