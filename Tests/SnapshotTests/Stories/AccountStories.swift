// Stories of accounts and of notes.

import InviteLedger

extension Story {
  static let accountStories = [
    Story(
      name: "account-life", title: "An account is added, changed and closed",
      text: """
        bob comes by invite, gets a name, an address and another role, redeems a second invite as the member he is, and is \
        deactivated. Those he brought in stay where they are in the tree.
        """
    ) { ledger in
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org", role: .moderator)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
      try ledger.run(.issueInvite(IssueInvite(maxUses: .uses(2), groups: ["ops"])), as: .bob)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), email: "cy@example.org", username: "cy")))
      try ledger.run(
        .changeAccount(
          ChangeAccount(
            account: "bob", fullName: "Bob Ålesund", email: "bob@new.example.org", groups: ["staff"], uid: 1001)))
      try ledger.run(.issueInvite(IssueInvite(email: "bob@new.example.org", groups: ["board"], existing: .grant)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(3))))
      try ledger.run(.deactivateAccount(DeactivateAccount(account: "bob", reason: "moved away")))
      try ledger.refuse(.denied, .issueInvite(IssueInvite(email: "dee@example.org")), as: .bob)
    },
    Story(
      name: "notes", title: "Notes on everything",
      text: """
        A note on an invite, a redemption, a batch, a message and an account: each appears with what it is on, in the \
        order it was left.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.run(.mintInvites(MintInvites(quantity: 1)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), email: "bob@example.org", username: "bob")))
      try ledger.run(.sendMessage(SendMessage(recipients: [.user("bob")], title: "Hello", text: "Welcome.")), as: .ada)
      for target in ["inv_1", "red_1", "bat_1", "msg_1", "user:ada", "user:bob", "inv_1"] {
        try ledger.run(.addNote(AddNote(target: target, text: "Seen, \"\(target)\" \u{2713}\n")))
      }
    },
  ]
}
