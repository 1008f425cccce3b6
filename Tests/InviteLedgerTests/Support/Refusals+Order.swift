// Commands with two faults: the one that stands first in the catalog's "Order of checks" answers.
import InviteLedger

extension Refusal {
  /// Each is refused with the first of the two codes in its name.
  static let order: [Refusal] = [
    Refusal(.denied, "auth.denied before arg.invalid", as: Example.stranger, .mintInvites(MintInvites(quantity: 0))),
    Refusal(
      .argumentInvalid, "arg.invalid before auth.role", as: Example.ada, given: [member],
      .mintInvites(MintInvites(quantity: 0, role: .owner))),
    Refusal(
      .limitQuantity, "limit.quantity before auth.role", as: Example.ada, given: [member],
      .mintInvites(MintInvites(quantity: 50_001, role: .owner))),
    Refusal(
      .argumentInvalid, "arg.invalid before batch.empty",
      .commitAtomicBatch(CommitAtomicBatch(opening: OpenBatch(fileDigest: "x"), rows: []))),
    Refusal(
      .denied, "auth.denied before batch.unknown", as: Example.stranger, .commitBatch(CommitBatch(batch: batch1))),
    Refusal(
      .denied, "auth.denied before batch.closed", as: Example.ada,
      given: [member, opened, root(.abortBatch(AbortBatch(batch: batch1)))],
      .commitBatch(CommitBatch(batch: batch1))),
    Refusal(
      .denied, "auth.denied before arg.invalid, extending", as: Example.stranger,
      .extendInvite(ExtendInvite(invite: invite1, expires: .after(0)))),
    Refusal(
      .argumentInvalid, "arg.invalid before invite.unknown",
      .extendInvite(ExtendInvite(invite: invite1, expires: .after(0)))),
    Refusal(
      .inviteUnknown, "invite.unknown before auth.denied", as: Example.ada, given: [member],
      .revokeInvite(RevokeInvite(invite: invite1))),
    Refusal(
      .denied, "auth.denied before invite.closed", as: Example.ada,
      given: [member, issued, root(.revokeInvite(RevokeInvite(invite: invite1)))],
      .resendInvite(ResendInvite(invite: invite1))),
    Refusal(
      .inviteClosed, "invite.closed before invite.expired",
      given: [
        root(Example.issue(expires: .after(Example.minute))), root(.revokeInvite(RevokeInvite(invite: invite1))),
        .minutes(1),
      ], .resendInvite(ResendInvite(invite: invite1))),
    Refusal(
      .inviteExpired, "invite.expired before limit.resends",
      given: [root(Example.issue(expires: .after(Example.minute)))]
        + (1...3).map { _ in root(.resendInvite(ResendInvite(invite: invite1))) } + [.minutes(1)],
      .resendInvite(ResendInvite(invite: invite1))),
    Refusal(
      .limitQuantity, "limit.quantity before limit.resends",
      given: [root(Example.issue(expires: .after(Example.minute)))]
        + (1...3).map { _ in root(.resendInvite(ResendInvite(invite: invite1))) } + [.minutes(1)]
        + (1...100).map { _ in root(Example.issue(duplicates: .allow)) },
      .resendInvite(ResendInvite(invite: invite1, expires: .never))),
    Refusal(
      .argumentInvalid, "arg.invalid before invite.unknown, amending",
      .amendInvite(AmendInvite(invite: invite1, groups: ["a b"]))),
    Refusal(
      .roleTooWeak, "auth.role before invite.closed, amending", as: Example.ada,
      given: [
        member, .by(Example.ada, Example.issue()), .by(Example.ada, .revokeInvite(RevokeInvite(invite: invite1))),
      ], .amendInvite(AmendInvite(invite: invite1, role: .owner))),
    Refusal(
      .inviteNotEmailless, "invite.not-emailless before invite.closed",
      given: [issued, root(.revokeInvite(RevokeInvite(invite: invite1)))],
      .addressInvite(AddressInvite(invite: .id(invite1), email: Example.eve))),
    Refusal(
      .inviteMember, "invite.member before invite.duplicate, addressing",
      given: [
        root(Example.issue(nil)), root(Example.issue("ada@example.org")), member,
      ], .addressInvite(AddressInvite(invite: .id(invite1), email: "ada@example.org"))),
    Refusal(
      .roleTooWeak, "auth.role before inviter.unknown", as: Example.ada, given: [member],
      .suspendInviter(SuspendInviter(inviter: "nobody"))),
    Refusal(
      .argumentMissing, "arg.missing before account.unknown, reassigning",
      .reassignLineage(ReassignLineage(subject: "nobody", inviter: .cleared, reason: ""))),
    Refusal(
      .inviterSuspended, "inviter.suspended before arg.invalid, issuing", as: Example.ada,
      given: [member, root(.suspendInviter(SuspendInviter(inviter: "ada")))], Example.issue("bob@")),
    Refusal(
      .inviterSuspended, "inviter.suspended before invite.closed", as: Example.ada,
      given: [
        member, .by(Example.ada, Example.issue()), .by(Example.ada, .revokeInvite(RevokeInvite(invite: invite1))),
        root(.suspendInviter(SuspendInviter(inviter: "ada"))),
      ], .rotateToken(RotateToken(invite: invite1))),
    Refusal(
      .argumentInvalid, "arg.invalid before token.unknown, reserving", Example.reserve(1, until: .after(0))),
    Refusal(
      .argumentMissing, "arg.missing before redemption.unknown",
      .undoRedemption(UndoRedemption(redemption: RedemptionID(number: 1), reason: ""))),
    Refusal(
      .roleTooWeak, "auth.role before redemption.unknown", as: Example.ada, given: [member], UndoTests.undo(1)),
    Refusal(
      .denied, "auth.denied before reservation.closed", as: Example.ada,
      given: [member, issued, root(Example.reserve(1)), root(Example.redeem(1, reservation: 1))], Example.release(1)),
    Refusal(
      .argumentMissing, "arg.missing before invite.count",
      .reviseInvites(ReviseInvites([.revoke(RevokeInvite(invite: invite1))], expectedCount: 2))),
    Refusal(
      .inviteCount, "invite.count before invite.unknown",
      .reviseInvites(ReviseInvites([.revoke(RevokeInvite(invite: invite1, reason: "x"))], expectedCount: 2))),
    Refusal(.messageNoRecipient, "message.no-recipient before arg.missing", send(to: [], title: "")),
    Refusal(.argumentMissing, "arg.missing before account.unknown", send(to: [.user("ada")], text: "")),
    Refusal(
      .accountUnknown, "account.unknown before message.placeholder", send(to: [.user("ada")], text: "%{name}")),
    Refusal(
      .messagePlaceholder, "message.placeholder before account.deactivated",
      given: [member, root(.deactivateAccount(DeactivateAccount(account: "ada")))],
      send(to: [.user("ada")], text: "%{name}")),
    Refusal(
      .accountUnknown, "account.unknown before auth.denied", as: Example.ada, given: [member],
      .sendMessage(
        SendMessage(recipients: [.user("nobody")], title: "t", text: "x", autoArchiveFor: [.user("nobody")]))),
    Refusal(
      .denied, "auth.denied before account.deactivated", as: Example.ada,
      given: [member, mia, root(.deactivateAccount(DeactivateAccount(account: "mia")))],
      .sendMessage(SendMessage(recipients: [.user("mia")], title: "t", text: "x", autoArchiveFor: [.user("mia")]))),
    Refusal(
      .denied, "auth.denied before message.not-holder", as: Example.ada, given: [member, sent],
      .archiveMessage(ArchiveMessage(message: message1, holders: [.user("nobody")]))),
    Refusal(
      .argumentMissing, "arg.missing before message.unknown", .replyMessage(ReplyMessage(message: message1, text: ""))),
    Refusal(
      .roleTooWeak, "auth.role before arg.invalid", as: Example.ada, given: [member], Example.account("-ada")),
    Refusal(
      .argumentInvalid, "arg.invalid before account.unknown", .changeAccount(ChangeAccount(account: "x", email: "x"))),
    Refusal(
      .roleTooWeak, "auth.role before account.deactivated", as: LedgerActor(name: "adm", isOperator: false),
      given: [
        root(Example.account("adm", role: .administrator)), root(Example.account("own", role: .owner)),
        root(.deactivateAccount(DeactivateAccount(account: "own"))),
      ], .changeAccount(ChangeAccount(account: "own", fullName: "X"))),
    Refusal(
      .accountExists, "account.exists before account.taken", given: [member],
      Example.account("ADA", email: "ada@example.org", role: .guest)),
    Refusal(
      .accountDeactivated, "account.deactivated before account.taken",
      given: [
        member, root(Example.account("b", email: Example.bob)),
        root(.deactivateAccount(DeactivateAccount(account: "b"))),
      ], .changeAccount(ChangeAccount(account: "b", email: "ada@example.org"))),
    Refusal(
      .argumentMissing, "arg.missing before invite.unknown, noting", .addNote(AddNote(target: "inv_1", text: ""))),
  ]
}
