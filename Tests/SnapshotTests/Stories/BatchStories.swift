// Stories of many invites at once: row by row, all or none, minted.

import InviteLedger

extension Story {
  static let batchStories = [
    Story(
      name: "csv-batch", title: "A file is imported row by row",
      text: """
        Five rows of a file, one of which repeats an address: it is answered with the invite that is there, amended by the \
        row's group. One row fails. The batch closes with its sums.
        """
    ) { ledger in
      let digest = String(repeating: "5a", count: 32)
      try ledger.run(.openBatch(OpenBatch(fileDigest: digest, rows: 5)))
      for (row, name) in ["bob", "cy", "dee", "bob"].enumerated() {
        try ledger.run(
          .issueInvite(
            IssueInvite(
              email: "\(name)@example.org", groups: row == 3 ? ["ops"] : ["staff"], batch: BatchID(number: 1),
              row: UInt32(row) + 1, source: .csv)), req: "import-\(row + 1)")
      }
      try ledger.refuse(
        .argumentInvalid,
        .issueInvite(IssueInvite(email: "no address", batch: BatchID(number: 1), row: 5, source: .csv)))
      try ledger.run(.commitBatch(CommitBatch(batch: BatchID(number: 1), failed: 1, reused: 1)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
    },
    Story(
      name: "atomic-batch", title: "A batch of which all rows are issued, or none",
      text: """
        The first attempt has a bad row: nothing of it is in the log. The second is one command of five lines (`part`), \
        its opening the first of them.
        """
    ) { ledger in
      let opening = OpenBatch(mode: .atomic, source: .list, rows: 3)
      func rows(_ names: [String]) -> [IssueInvite] {
        names.enumerated().map { IssueInvite(email: $1, groups: ["staff"], row: UInt32($0) + 1, source: .list) }
      }
      try ledger.refuse(
        .batchRowFailed,
        .commitAtomicBatch(CommitAtomicBatch(opening: opening, rows: rows(["bob@example.org", "nobody"]))))
      try ledger.run(
        .commitAtomicBatch(
          CommitAtomicBatch(
            opening: opening, rows: rows(["bob@example.org", "cy@example.org", "dee@example.org"]))))
    },
    Story(
      name: "address-list", title: "A list of addresses, some of whom are members",
      text: """
        One command issues to all who are new. The rows of those who have accounts are named in `BatchOpened` (`v` 2), so \
        that asking again is answered alike. A list without such rows is opened in version 1, and one with a bad address \
        leaves nothing.
        """
    ) { ledger in
      try ledger.run(.addAccount(AddAccount(account: "ada", email: "ada@example.org")))
      try ledger.run(.addAccount(AddAccount(account: "old", email: "old@example.org")))
      try ledger.run(.deactivateAccount(DeactivateAccount(account: "old")))
      func list(_ addresses: String) -> Command { .importInviteList(ImportInviteList(addresses: addresses)) }
      try ledger.run(list("bob@example.org, Ada <ada@example.org>\nold@example.org, cy@example.org"), req: "list-1")
      try ledger.refuse(.batchRowFailed, list("dee@example.org, nobody"))
      try ledger.refuse(.inviteMember, list("ada@example.org, old@example.org"))
      try ledger.run(list("dee@example.org, bob@example.org"))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "bob")))
    },
    Story(
      name: "mint", title: "Tokens without address are minted",
      text: """
        Six e-mail-less invites in one command. The address comes with the redemption; who redeems without one is refused.
        """
    ) { ledger in
      try ledger.run(.mintInvites(MintInvites(quantity: 6, groups: ["conference"], note: "printed on badges")))
      try ledger.refuse(.tokenEmailNeeded, .redeemToken(RedeemToken(token: ledger.token(2))))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), email: "zoe@bücher.example", username: "zoe")))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(5), email: "ada+fair@example.org")))
    },
  ]
}
