// Stories of the log itself: time held back, commands that became durable together, segments.

import InviteLedger

extension Story {
  static let logStories = [
    Story(
      name: "clock-held", title: "The clock was set back",
      text: """
        The wall clock goes back by an hour; the ledger's time does not, and the lines say by how much it was held \
        (`clock_held`). An invite that had expired stays expired.
        """
    ) { ledger in
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org", expires: .after(600_000_000))))
      ledger.wait(minutes: 15)
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "before")))
      ledger.clockHeld = 3_600_000_000
      try ledger.refuse(.tokenExpired, .redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "after")))
      ledger.clockHeld = nil
      try ledger.run(.addNote(AddNote(target: "inv_1", text: "the wall clock has caught up")))
    },
    Story(
      name: "groups", title: "Commands that became durable together",
      text: """
        Three commands of different actors share a group: their lines have one `meta.batch`, the seq of its first line. \
        The events of one command carry `part`.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.together {
        try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org")), as: .ada)
        try ledger.run(.mintInvites(MintInvites(quantity: 2)))
        try ledger.run(.addNote(AddNote(target: "bat_1", text: "for the fair")))
      }
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
    },
    Story(
      name: "segments", title: "A log of several segments",
      text: """
        Segments are tiny here, so the log has several files. The first line of each but the first says what the lines \
        before it add up to: length, size and root of the tree.
        """, segmentBytes: 2_000
    ) { ledger in
      for number in 1...9 {
        try ledger.run(.issueInvite(IssueInvite(email: "guest\(number)@example.org", note: "row \(number)")))
      }
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(4), username: "dee")))
    },
  ]
}
