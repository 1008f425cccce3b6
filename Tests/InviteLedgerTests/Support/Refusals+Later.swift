// Refusals of what comes after issuing: invites that are there, batches, messages, accounts, limits.
import InviteLedger

extension Refusal {
  static let invites: [Refusal] = [
    Refusal(.inviteUnknown, "revoked", .revokeInvite(RevokeInvite(invite: invite1))),
    Refusal(.inviteUnknown, "extended", .extendInvite(ExtendInvite(invite: invite1, expires: .never))),
    Refusal(.inviteUnknown, "noted", .addNote(AddNote(target: "inv_1", text: "x"))),
    Refusal(.inviteMember, "its address has an account", given: [member], Example.issue("ADA@example.org")),
    Refusal(.inviteDuplicate, "one is open already", given: [issued], Example.issue(duplicates: .reject)),
    Refusal(
      .inviteDuplicate, "one with another binding is open already", given: [issued],
      .issueInvite(IssueInvite(email: Example.bob, binding: .any))),
    Refusal(
      .inviteDuplicate, "one is open already that the limit asked for would close",
      given: [issued], Example.issue(maxUses: .uses(0))),
    Refusal(
      .inviteClosed, "extended after its revocation",
      given: [issued, root(.revokeInvite(RevokeInvite(invite: invite1)))],
      .extendInvite(ExtendInvite(invite: invite1, expires: .never))),
    Refusal(
      .inviteClosed, "resent after its redemption", given: [issued, root(Example.redeem(1))],
      .resendInvite(ResendInvite(invite: invite1))),
    Refusal(
      .inviteExpired, "resent without a new expiry",
      given: [root(Example.issue(expires: .after(Example.minute))), .minutes(1)],
      .resendInvite(ResendInvite(invite: invite1))),
  ]

  static let inviteLife: [Refusal] = [
    Refusal(
      .inviteCount, "another number than expected", given: [issued],
      .reviseInvites(ReviseInvites([.revoke(RevokeInvite(invite: invite1, reason: "x"))], expectedCount: 2))),
    Refusal(
      .argumentMissing, "many revoked without a reason", given: [issued],
      .reviseInvites(ReviseInvites([.revoke(RevokeInvite(invite: invite1))]))),
    Refusal(
      .limitQuantity, "50,001 revoked at once",
      .reviseInvites(
        ReviseInvites((1...50_001).map { .revoke(RevokeInvite(invite: InviteID(number: $0), reason: "x")) }))),
    Refusal(
      .inviteExpired, "one of many resent without a new expiry",
      given: [issued, root(Example.issue(Example.eve, expires: .after(Example.minute))), .minutes(1)],
      .reviseInvites(
        ReviseInvites([
          .resend(ResendInvite(invite: invite1)), .resend(ResendInvite(invite: InviteID(number: 2))),
        ]))),
    Refusal(.inviteUnknown, "amended", .amendInvite(AmendInvite(invite: invite1))),
    Refusal(.inviteUnknown, "rotated", .rotateToken(RotateToken(invite: invite1))),
    Refusal(.inviteUnknown, "revealed", .revealToken(RevealToken(invite: invite1))),
    Refusal(.inviteUnknown, "reinstated", .reinstateInvite(ReinstateInvite(invite: invite1, reason: "x"))),
    Refusal(
      .inviteUnknown, "a report about nobody's mail",
      .recordDelivery(RecordDelivery(invite: .address(Example.bob, known: nil), state: .sent))),
    Refusal(
      .inviteNotEmailless, "an address for an invite that has one", given: [issued],
      .addressInvite(AddressInvite(invite: .id(invite1), email: Example.eve))),
    Refusal(
      .inviteNotEmailless, "an address for a link", given: [root(Example.issue(nil, maxUses: .uses(2)))],
      .addressInvite(AddressInvite(invite: .id(invite1), email: Example.eve))),
    Refusal(
      .inviteMember, "an address that has an account", given: [member, root(Example.issue(nil))],
      .addressInvite(AddressInvite(invite: .id(invite1), email: "ada@example.org"))),
    Refusal(
      .inviteDuplicate, "an address that has an invite", given: [root(Example.issue(nil)), issued],
      .addressInvite(AddressInvite(invite: .id(invite1), email: Example.bob))),
    Refusal(
      .limitQuantity, "an address that has as many invites as it can have",
      given: [root(Example.issue(nil))] + (1...100).map { _ in root(Example.issue(duplicates: .allow)) },
      .addressInvite(AddressInvite(invite: .id(invite1), email: Example.bob, conflict: .allow))),
    Refusal(
      .inviteClosed, "amended after its revocation",
      given: [issued, root(.revokeInvite(RevokeInvite(invite: invite1)))],
      .amendInvite(AmendInvite(invite: invite1, role: .guest))),
    Refusal(
      .inviteClosed, "rotated after its redemption", given: [issued, root(Example.redeem(1))],
      .rotateToken(RotateToken(invite: invite1))),
    Refusal(
      .inviteClosed, "revealed after its revocation",
      given: [issued, root(.revokeInvite(RevokeInvite(invite: invite1)))], .revealToken(RevealToken(invite: invite1))),
    Refusal(
      .argumentInvalid, "a topic that is none", given: [issued],
      .amendInvite(AmendInvite(invite: invite1, topic: .value("a,b")))),
    Refusal(
      .argumentInvalid, "a limit below the uses that there were",
      given: [root(Example.issue(nil, maxUses: .uses(3)))]
        + (1...2).map { root(Example.redeem(1, email: "p\($0)@example.org")) },
      .amendInvite(AmendInvite(invite: invite1, maxUses: .uses(1)))),
    Refusal(
      .argumentMissing, "a strict binding to nobody, amended", given: [root(Example.issue(nil))],
      .amendInvite(AmendInvite(invite: invite1, binding: .strict))),
    Refusal(
      .argumentMissing, "reinstated without a reason", .reinstateInvite(ReinstateInvite(invite: invite1, reason: ""))),
    Refusal(
      .argumentInvalid, "a report from the future", given: [issued],
      .recordDelivery(
        RecordDelivery(
          invite: .id(invite1), state: .sent,
          time: Timestamp(microseconds: Example.morning.microseconds + 61 * Example.minute)))),
    Refusal(
      .denied, "another inviter's token revealed", as: Example.ada, given: [member, issued],
      .revealToken(RevealToken(invite: invite1))),
    Refusal(
      .denied, "what an administrator revoked, reinstated", as: Example.ada,
      given: [
        member, .by(Example.ada, Example.issue()), root(.revokeInvite(RevokeInvite(invite: invite1))),
      ], .reinstateInvite(ReinstateInvite(invite: invite1, reason: "x"))),
  ]

  static let batches: [Refusal] = [
    Refusal(.batchUnknown, "committed", .commitBatch(CommitBatch(batch: batch1))),
    Refusal(.batchUnknown, "issued into", .issueInvite(IssueInvite(email: Example.bob, batch: batch1))),
    Refusal(.batchUnknown, "noted", .addNote(AddNote(target: "bat_1", text: "x"))),
    Refusal(
      .batchClosed, "issued into", given: [opened, root(.commitBatch(CommitBatch(batch: batch1)))],
      .issueInvite(IssueInvite(email: Example.bob, batch: batch1))),
    Refusal(
      .batchClosed, "committed after it was aborted", given: [opened, root(.abortBatch(AbortBatch(batch: batch1)))],
      .commitBatch(CommitBatch(batch: batch1))),
    Refusal(
      .batchClosed, "a mint is complete", given: [root(.mintInvites(MintInvites(quantity: 1)))],
      .issueInvite(IssueInvite(batch: batch1))),
    Refusal(.batchEmpty, "no rows", .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(), rows: []))),
    Refusal(
      .batchRowFailed, "one bad row of two",
      .commitAtomicBatch(
        CommitAtomicBatch(opening: OpenBatch(), rows: [IssueInvite(email: Example.bob), IssueInvite(email: "b")]))),
    Refusal(.batchRowFailed, "one bad address of two", InviteListTests.list("bob@example.org, bob@")),
    Refusal(.batchEmpty, "no accounts", .commitAccounts(CommitAccounts(rows: []))),
    Refusal(
      .batchRowFailed, "one bad account of two",
      AccountBatchTests.commit(AccountBatchTests.add("bob"), AccountBatchTests.add(".bob"))),
    Refusal(
      .roleTooWeak, "a moderator's batch of accounts", as: Example.mia, given: [mia],
      AccountBatchTests.commit(AccountBatchTests.add("bob"))),
    Refusal(.inviteMember, "nobody of a list is new", given: [member], InviteListTests.list("ada@example.org")),
    Refusal(.argumentMissing, "a list of nobody", InviteListTests.list(" ,")),
  ]

  static let messages: [Refusal] = [
    Refusal(.messageUnknown, "archived", .archiveMessage(ArchiveMessage(message: message1))),
    Refusal(.messageUnknown, "answered", .replyMessage(ReplyMessage(message: message1, text: "x"))),
    Refusal(.messageUnknown, "noted", .addNote(AddNote(target: "msg_1", text: "x"))),
    Refusal(.messageNoRecipient, "to nobody", send(to: [])),
    Refusal(
      .messageCount, "another number than expected", given: [member, sent],
      ReviseMessagesTests.archive([1], for: [.user("ada")], expecting: 2)),
    Refusal(
      .denied, "many archived for another, and none is there", as: Example.mia, given: [member, mia],
      ReviseMessagesTests.archive([], for: [.user("ada")], expecting: 2)),
    Refusal(
      .limitQuantity, "50,001 archived at once",
      ReviseMessagesTests.archive(1...50_001, for: [])),
    Refusal(
      .messageNotHolder, "answered by one who does not have it", as: Example.mia, given: [member, mia, sent],
      .replyMessage(ReplyMessage(message: message1, text: "x"))),
    Refusal(
      .messageNotHolder, "archived for one who does not have it", given: [member, sent],
      .archiveMessage(ArchiveMessage(message: message1, holders: [.user("mia")]))),
    Refusal(
      .messageNotHolder, "muted for one who does not have it", given: [member, mia, sent],
      .muteMessage(MuteMessage(message: message1, holders: [.user("mia")]))),
    Refusal(.messageUnknown, "muted", .muteMessage(MuteMessage(message: message1))),
    Refusal(
      .argumentInvalid, "muted for a group", given: [member, sent],
      .muteMessage(MuteMessage(message: message1, holders: [.group("crew")]))),
    Refusal(
      .denied, "unmuted for another", as: Example.mia, given: [member, mia, sent],
      .unmuteMessage(UnmuteMessage(message: message1, holders: [.user("ada")]))),
    Refusal(
      .messageNotHolder, "sent into the archive of one who does not get it", given: [member],
      .sendMessage(SendMessage(recipients: [.user("ada")], title: "t", text: "x", autoArchiveFor: [.user("mia")]))),
    Refusal(.templateUnknown, "sent", .sendMessage(SendMessage(recipients: [.group("crew")], template: "x"))),
    Refusal(.templateUnknown, "retired", .retireTemplate(RetireTemplate(name: "x"))),
    Refusal(
      .templateRetired, "sent",
      given: [
        root(.defineTemplate(DefineTemplate(name: "x", title: "t", text: "x"))),
        root(.retireTemplate(RetireTemplate(name: "x"))),
      ], .sendMessage(SendMessage(recipients: [.group("crew")], template: "x"))),
    Refusal(
      .messagePlaceholder, "without a value",
      .sendMessage(SendMessage(recipients: [.group("crew")], title: "t", text: "%{name}"))),
    Refusal(
      .messagePlaceholder, "of no form, in a template",
      .defineTemplate(DefineTemplate(name: "x", title: "t", text: "%{first name}"))),
    Refusal(
      .messagePlaceholder, "in an invite", .issueInvite(IssueInvite(subject: "${name}"))),
    Refusal(
      .argumentInvalid, "words and a template",
      .sendMessage(SendMessage(recipients: [.group("crew")], text: "x", template: "x"))),
    Refusal(
      .argumentInvalid, "a value whose name no placeholder has",
      .sendMessage(
        SendMessage(
          recipients: [.group("crew")], title: "t", text: "x", variables: [TemplateVariable("a b", .known("x"))]))),
    Refusal(
      .roleTooWeak, "a member defines a template", as: Example.ada, given: [member],
      .defineTemplate(DefineTemplate(name: "x", title: "t", text: "x"))),
    Refusal(.accountUnknown, "sent to nobody of this name", send(to: [.user("ada")])),
    Refusal(
      .accountDeactivated, "sent to a deactivated account",
      given: [member, root(.deactivateAccount(DeactivateAccount(account: "ada")))], send(to: [.user("ada")])),
  ]

  static let accounts: [Refusal] = [
    Refusal(.accountUnknown, "changed", .changeAccount(ChangeAccount(account: "ada"))),
    Refusal(.accountUnknown, "deactivated", .deactivateAccount(DeactivateAccount(account: "ada"))),
    Refusal(.accountUnknown, "found in another case", given: [member], .changeAccount(ChangeAccount(account: "ADA"))),
    Refusal(.accountUnknown, "noted", .addNote(AddNote(target: "user:ada", text: "x"))),
    Refusal(.accountExists, "a name that differs in case", given: [member], Example.account("ADA")),
    Refusal(.accountTaken, "an address", given: [member], Example.account("b", email: "Ada@Example.ORG")),
    Refusal(
      .accountTaken, "a uid", given: [root(.addAccount(AddAccount(account: "a", uid: 7)))],
      .addAccount(AddAccount(account: "b", uid: 7))),
    Refusal(
      .accountTaken, "an external id", given: [root(.addAccount(AddAccount(account: "a", external: "7"))), mia],
      .changeAccount(ChangeAccount(account: "mia", external: "7"))),
    Refusal(
      .accountDeactivated, "an invite to a deactivated account",
      given: [member, root(.deactivateAccount(DeactivateAccount(account: "ada")))], Example.issue("ada@example.org")),
    Refusal(
      .accountDeactivated, "a deactivated account changed",
      given: [member, root(.deactivateAccount(DeactivateAccount(account: "ada")))],
      .changeAccount(ChangeAccount(account: "ada", fullName: "A"))),
  ]

  static let limits: [Refusal] = [
    Refusal(
      .limitRecipients, "101 recipients", send(to: (1...101).map { .group("g\($0)") })),
    Refusal(
      .limitResends, "a fourth resend in a day",
      given: [issued] + (1...3).map { _ in root(.resendInvite(ResendInvite(invite: invite1))) },
      .resendInvite(ResendInvite(invite: invite1))),
    Refusal(
      .limitResends, "an eleventh resend in an hour",
      given: (1...11).map { root(Example.issue("p\($0)@example.org")) }
        + (1...10).map { root(.resendInvite(ResendInvite(invite: InviteID(number: $0)))) },
      .resendInvite(ResendInvite(invite: InviteID(number: 11)))),
    Refusal(.limitQuantity, "50,001 minted", .mintInvites(MintInvites(quantity: 50_001))),
    Refusal(.limitQuantity, "50,001 rows announced", .openBatch(OpenBatch(rows: 50_001))),
    Refusal(
      .limitQuantity, "101 open invites to one address",
      given: (1...100).map { _ in root(Example.issue(duplicates: .allow)) }, Example.issue(duplicates: .allow)),
  ]
}
