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
    },
    Story(
      name: "limits", title: "Limits are reached, and free again",
      text: """
        bob may issue two invites within a day and have two open. The third is refused, first for the day, then for the \
        open ones, until one is redeemed. Of three seats, which open invites take too, the last goes to that redemption; \
        a limit that is set later counts what was issued before it.
        """
    ) { ledger in
      let issue = { (name: String) in Command.issueInvite(IssueInvite(email: "\(name)@example.org")) }
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(issue("one"), as: .bob)
      try ledger.run(.setPolicy(SetPolicy([.invitesPerInviterADay: .number(2), .openInvitesPerInviter: .number(2)])))
      try ledger.run(issue("two"), as: .bob)
      try ledger.refuse(.limitInvites, issue("three"), as: .bob)
      ledger.wait(days: 1)
      try ledger.refuse(.limitOpenInvites, issue("three"), as: .bob)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1))))
      try ledger.run(.setPolicy(SetPolicy([.seats: .number(3), .seatsCountOpenInvites: .flag(true)])))
      try ledger.refuse(.limitSeats, issue("three"), as: .bob)
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2))))
      try ledger.run(
        .setPolicy(
          SetPolicy([
            .invitesPerInviterADay: .off, .openInvitesPerInviter: .off, .seats: .off,
            .seatsCountOpenInvites: .flag(false),
          ])))
      try ledger.run(issue("three"), as: .bob)
    },
    Story(
      name: "auto-archive", title: "What a sender puts away from the start",
      text: """
        The policy puts away what ada sends, and what the group staff sends. Her message starts in her archive and in \
        bob's inbox; bob's reply brings it back to her; her own reply puts it away again. cy, of staff, writes to the \
        group: the message starts in its archive and in nobody else's.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", role: .administrator, uid: 1000)))
      try ledger.run(.addAccount(AddAccount(account: "bob", uid: 1001)))
      try ledger.run(.addAccount(AddAccount(account: "cy", groups: ["staff"], uid: 1002)))
      try ledger.run(.setPolicy(SetPolicy([.autoArchive: .names(["user:ada", "group:staff"])])), as: .ada)
      try ledger.run(
        .sendMessage(SendMessage(recipients: [.user("bob")], title: "Hall", text: "It is free.")), as: .ada)
      let message = MessageID(number: 1)
      try ledger.run(.replyMessage(ReplyMessage(message: message, text: "Since when?")), as: .bob)
      try ledger.run(.replyMessage(ReplyMessage(message: message, text: "Since noon.")), as: .ada)
      try ledger.run(
        .sendMessage(SendMessage(recipients: [.group("staff"), .user("bob")], title: "Keys", text: "They hang here.")),
        as: .cy)
    },
  ]
}
