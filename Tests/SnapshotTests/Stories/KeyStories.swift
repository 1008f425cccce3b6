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
    },
    Story(
      name: "rights-refused", title: "What was refused for want of a right is counted",
      text: """
        A key reads too much, is shown again after it was revoked, and somebody without one tries. One line for a uid and a \
        minute sums what was refused, by key, verb and code; those for whom there was no room are in a line of nobody's.
        """
    ) { ledger in
      try ledger.run(.createKey(CreateKey(label: "page", scopes: [Scope(.permission("token.redeem"))])))
      let key = KeyID(number: 1)
      let since = ledger.now
      try ledger.run(.addAccount(AddAccount(account: "ada")))
      try ledger.note(
        .authRefused(
          AuthRefused(
            since: since,
            refusals: [
              AuthRefused.Count(key: key, command: "audit", code: .denied, count: 12),
              AuthRefused.Count(command: "auth", code: .notAKey, count: 3),
              AuthRefused.Count(command: "invite issue", code: .required, count: 1),
            ])), about: 1_001)
      try ledger.run(.revokeKeys(RevokeKeys(keys: [key])))
      let shown = AuthRefused.Count(key: key, command: "auth", code: .denied, count: 2)
      try ledger.note(.authRefused(AuthRefused(since: ledger.now, refusals: [shown], other: 7)), about: 1_001)
      let role = AuthRefused.Count(command: "policy set", code: .role, count: 1)
      try ledger.note(.authRefused(AuthRefused(since: ledger.now, refusals: [role])), about: 1_002)
      try ledger.note(.authRefused(AuthRefused(since: ledger.now, refusals: [], other: 40)), about: nil)
    },
  ]
}
