// Stories of access keys.

import InviteLedger

extension Story {
  static let keyStories = [
    Story(
      name: "keys", title: "Keys are made, used, changed, rotated, ended and opened again",
      text: """
        A sign-up page gets a key for its own uid, and Ada one for herself that may invite to one group. The page uses \
        its key, which is then rotated with a day of overlap and narrowed. Ada's key is revoked with all of hers, \
        because her laptop is gone, and restored when it is found.
        """
    ) { ledger in
      let page: [Scope] = [Scope(.permission("token.redeem")), Scope(.permission("token.check"))]
      try ledger.run(.addAccount(AddAccount(account: "ada", role: .moderator, uid: 1_000)))
      try ledger.run(.createKey(CreateKey(label: "sign-up page", scopes: page, uids: [1_001])))
      try ledger.run(
        .createKey(
          CreateKey(
            label: "ada at home", owner: "ada", scopes: [Scope(.family("invite"), bound: .group("staff"))],
            expires: .after(90 * 86_400_000_000))))
      try ledger.record(
        .keyUsed(
          KeyUsed(
            key: KeyID(number: 1), uid: 1_001, pid: 4_711, program: "signup", command: "token redeem", count: 1,
            last: ledger.now)))
      try ledger.run(.rotateKey(RotateKey(key: KeyID(number: 1), overlap: .after(86_400_000_000))))
      try ledger.run(.changeKey(ChangeKey(key: KeyID(number: 1), scopes: [page[0]], uids: [1_001, 1_002])))
      try ledger.record(
        .keyUsed(
          KeyUsed(
            key: KeyID(number: 1), uid: 1_001, pid: 4_712, program: "signup", command: "token redeem", count: 12,
            last: ledger.now)))
      try ledger.run(.revokeKeys(RevokeKeys(owner: "ada", reason: "the laptop is gone")))
      try ledger.refuse(.keyClosed, .rotateKey(RotateKey(key: KeyID(number: 2))))
      try ledger.run(.restoreKey(RestoreKey(key: KeyID(number: 2), reason: "it was found")))
      try ledger.runUnchanged(.restoreKey(RestoreKey(key: KeyID(number: 2))))
    }
  ]
}
