// Stories of invites that are there: amended, addressed, rotated, revealed, reinstated, and what their mail came to.

import InviteLedger

extension Story {
  static let inviteLifeStories = [
    Story(
      name: "amended", title: "Every term of an invite is amended",
      text: """
        An invite is amended term by term: what version 1 of `InviteAmended` can say stays version 1, what it cannot is \
        version 2. A topic that is cleared stands in `old` alone, a locale that appears in `new` alone; long texts beside \
        groups are a line of their own. At the end the invite is closed with 0 uses and opened again.
        """
    ) { ledger in
      let invite = InviteID(number: 1)
      try ledger.run(
        .issueInvite(
          IssueInvite(
            email: "bob@example.org", groups: ["staff"], topic: "welcome", subject: "Come in",
            message: "We keep a chair for you.", note: "met at the fair")))
      try ledger.run(.amendInvite(AmendInvite(invite: invite, role: .moderator, groups: [])))
      try ledger.run(.amendInvite(AmendInvite(invite: invite, topic: .cleared, locale: .value("de"))))
      try ledger.run(
        .amendInvite(
          AmendInvite(
            invite: invite, channels: ["news"], includeDefaultChannels: true, maxUses: .uses(3), domain: "example.org",
            expires: .never, subject: .cleared, message: .value("Two chairs, now."), note: .value("asked by phone"),
            notifyInviter: false)))
      try ledger.runUnchanged(.amendInvite(AmendInvite(invite: invite, role: .moderator, topic: .cleared)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), email: "carl@example.org")))
      try ledger.run(.amendInvite(AmendInvite(invite: invite, maxUses: .uses(0))))
      try ledger.refuse(.tokenExhausted, .redeemToken(RedeemToken(token: ledger.token(1), email: "dee@example.org")))
      try ledger.run(.amendInvite(AmendInvite(invite: invite, maxUses: .unlimited)))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), email: "dee@example.org")))
    },
    Story(
      name: "addressed", title: "Disposable invites get their addresses",
      text: """
        Three invites are minted without addresses; two get one later. From then on they count as invites to it: asking \
        for one to the same address reuses it. One is addressed anew before it is redeemed; afterwards it keeps what it has.
        """
    ) { ledger in
      try ledger.run(.mintInvites(MintInvites(quantity: 3, groups: ["visitors"])))
      try ledger.run(
        .addressInvite(AddressInvite(invite: .id(InviteID(number: 1)), email: "Bob@example.org")))
      try ledger.run(
        .addressInvite(
          AddressInvite(invite: .token(ledger.token(2)), email: "carl@example.org", binding: .domain)))
      try ledger.runUnchanged(.issueInvite(IssueInvite(email: "bob@example.org")))
      try ledger.refuse(
        .inviteDuplicate, .addressInvite(AddressInvite(invite: .id(InviteID(number: 3)), email: "bob@example.org")))
      try ledger.run(.addressInvite(AddressInvite(invite: .id(InviteID(number: 1)), email: "eve@example.org")))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1), username: "eve")))
      try ledger.refuse(
        .inviteClosed, .addressInvite(AddressInvite(invite: .id(InviteID(number: 1)), email: "bob@example.org")))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(2), email: "colleague@example.org")))
    },
    Story(
      name: "token-rotated", title: "A token that got about is replaced",
      text: """
        The token of an invite is revealed to a mailer, rotated, and revealed again. The old token is unknown, the new one \
        redeems; when and by whom the invite was issued stays as it was.
        """
    ) { ledger in
      let invite = InviteID(number: 1)
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org", message: "We keep a chair for you.")))
      try ledger.run(.revealToken(RevealToken(invite: invite)))
      try ledger.run(.rotateToken(RotateToken(invite: invite)))
      try ledger.run(.revealToken(RevealToken(invite: invite)))
      try ledger.refuse(.tokenUnknown, .redeemToken(RedeemToken(token: ledger.token(1))))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1, generation: 2))))
    },
    Story(
      name: "tokens-revealed", title: "The letters are lost, the links are not",
      text: """
        Of five cards one is revoked; the links of the others are shown together. One event names the query, how many there \
        were and which; a second one, of all again, is a record of its own.
        """
    ) { ledger in
      func reveal(_ numbers: ClosedRange<UInt64>, _ query: String) -> Command {
        .reviseInvites(
          ReviseInvites(numbers.map { .reveal(RevealToken(invite: InviteID(number: $0))) }, query: query))
      }
      try ledger.run(.mintInvites(MintInvites(quantity: 5)))
      try ledger.run(.revokeInvite(RevokeInvite(invite: InviteID(number: 3), reason: "torn")))
      try ledger.run(reveal(1...5, "batch=bat_1"))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(5), email: "bob@example.org")))
      try ledger.run(reveal(1...5, "invite=inv_1..inv_5"))
      try ledger.runUnchanged(reveal(3...3, "status=revoked"))
    },
    Story(
      name: "revoked-and-reinstated", title: "A revocation is taken back",
      text: """
        A member revokes an invite of hers and takes that back; an operator revokes it again, and now she may not. He \
        does, and it is redeemed with the token it always had.
        """
    ) { ledger in
      let invite = InviteID(number: 1)
      let reinstate = ReinstateInvite(invite: invite, reason: "a mistake")
      try ledger.run(.addAccount(AddAccount(account: "ada", uid: 1000)))
      try ledger.run(.issueInvite(IssueInvite(email: "bob@example.org")), as: .ada)
      try ledger.run(.revokeInvite(RevokeInvite(invite: invite)), as: .ada)
      try ledger.run(.reinstateInvite(reinstate), as: .ada)
      try ledger.run(.revokeInvite(RevokeInvite(invite: invite, reason: "not yet")))
      try ledger.refuse(.denied, .reinstateInvite(reinstate), as: .ada)
      try ledger.run(.reinstateInvite(ReinstateInvite(invite: invite, reason: "now")))
      try ledger.runUnchanged(.reinstateInvite(reinstate))
      try ledger.run(.redeemToken(RedeemToken(token: ledger.token(1))))
    },
    Story(
      name: "mail-reports", title: "A mail tool reports",
      text: """
        Reports come by invite, by token and by address, not in the order in which things happened. The latest by its own \
        time counts, a complaint stays, and how many there were of each is counted.
        """
    ) { ledger in
      for name in ["bob", "carl", "dee"] {
        try ledger.run(.issueInvite(IssueInvite(email: "\(name)@example.org")))
      }
      let sent = ledger.now
      func later(_ minutes: Int64) -> Timestamp { Timestamp(microseconds: sent.microseconds + minutes * 60_000_000) }
      ledger.wait(minutes: 60)
      try ledger.run(.recordDelivery(RecordDelivery(invite: .id(InviteID(number: 1)), state: .sent)))
      try ledger.run(
        .recordDelivery(
          RecordDelivery(
            invite: .address("bob@example.org", known: nil), state: .bounced, time: later(2),
            detail: "550 5.1.1 bob@example.org: no such user")))
      try ledger.run(
        .recordDelivery(RecordDelivery(invite: .token(ledger.token(2)), state: .clicked, time: later(9))))
      try ledger.run(
        .recordDelivery(RecordDelivery(invite: .token(ledger.token(2)), state: .opened, time: later(8))))
      try ledger.runUnchanged(
        .recordDelivery(RecordDelivery(invite: .id(InviteID(number: 2)), state: .clicked, time: later(9))))
      try ledger.run(
        .recordDelivery(RecordDelivery(invite: .id(InviteID(number: 3)), state: .complained, time: later(5))))
      try ledger.run(
        .recordDelivery(RecordDelivery(invite: .id(InviteID(number: 3)), state: .opened, time: later(7))))
    },
  ]
}
