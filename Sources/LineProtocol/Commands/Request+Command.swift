// From a request to the command it asks for. What the parser could check is checked; the rest is for the decider.
package import InviteLedger

extension Request {
  /// The command that this request asks for; nil for verbs that are no commands. `token` reads the text of a token.
  ///
  /// `batch commit` is a `CommitBatch` here; the one who keeps the rows of atomic batches turns it into a
  /// `CommitAtomicBatch` where it is one of those.
  package func command(reading token: (TokenBytes) -> PresentedToken) throws(ReplyError) -> Command? {
    switch verb {
    case .inviteIssue: .issueInvite(issueInvite)
    case .inviteMint: .mintInvites(try mintInvites())
    case .inviteListImport: .importInviteList(try importInviteList())
    case .inviteExtend, .inviteResend, .inviteRevoke, .inviteAmend, .inviteReinstate, .inviteReveal:
      try oneInviteOrMany()
    case .inviteAddress: .addressInvite(try addressInvite(reading: token))
    case .inviteRotate: .rotateToken(RotateToken(invite: try required(invite, "invite")))
    case .inviteDelivered: .recordDelivery(try recordDelivery(reading: token))
    case .inviterSuspend:
      .suspendInviter(
        SuspendInviter(
          inviter: try required(text, "inviter"), mode: text("mode").flatMap(SuspensionMode.init(rawValue:)) ?? .hold,
          reason: text("reason")))
    case .inviterRestore:
      .restoreInviter(RestoreInviter(inviter: try required(text, "inviter"), reason: text("reason")))
    case .lineageReassign:
      .reassignLineage(
        ReassignLineage(
          subject: try required(text, "subject"), inviter: try required(setting, "inviter"),
          reason: try required(text, "reason")))
    case .batchOpen: .openBatch(try openBatch())
    case .batchCommit: .commitBatch(try commitBatch())
    case .batchAbort: .abortBatch(AbortBatch(batch: try required(batch, "batch")))
    case .tokenRedeem: .redeemToken(try redeemToken(reading: token))
    case .tokenReserve:
      .reserveToken(ReserveToken(wish: try redeemToken(reading: token), until: expiry("until")))
    case .tokenRelease:
      .releaseReservation(ReleaseReservation(reservation: try required(reservation, "reservation")))
    case .tokenUndo:
      .undoRedemption(
        UndoRedemption(redemption: try required(redemption, "redemption"), reason: try required(text, "reason")))
    case .messageSend: .sendMessage(try sendMessage())
    case .messageReply:
      .replyMessage(ReplyMessage(message: try required(message, "message"), text: try required(text, "text")))
    case .messageArchive, .messageRestore: try oneMessageOrMany()
    case .messageMute:
      .muteMessage(MuteMessage(message: try required(message, "message"), holders: holders("holder") ?? []))
    case .messageUnmute:
      .unmuteMessage(UnmuteMessage(message: try required(message, "message"), holders: holders("holder") ?? []))
    case .templateDefine:
      .defineTemplate(
        DefineTemplate(
          name: try required(text, "name"), title: try required(text, "title"), text: try required(text, "text")))
    case .templateRetire: .retireTemplate(RetireTemplate(name: try required(text, "name")))
    case .accountAdd: .addAccount(try addAccount())
    case .accountChange: .changeAccount(try changeAccount())
    case .accountDeactivate:
      .deactivateAccount(DeactivateAccount(account: try required(text, "account"), reason: text("reason")))
    case .keyCreate: .createKey(try createKey())
    case .keyRevoke: .revokeKeys(try revokeKeys())
    case .keyRestore: .restoreKey(RestoreKey(key: try required(key, "key"), reason: text("reason")))
    case .keyRotate: .rotateKey(RotateKey(key: try required(key, "key"), overlap: expiry("overlap")))
    case .keyChange: .changeKey(try changeKey())
    case .noteAdd: .addNote(AddNote(target: try required(text, "target"), text: try required(text, "text")))
    case .policySet: .setPolicy(setPolicy)
    case .catalogDefine: .defineCatalogEntry(try defineCatalogEntry())
    case .catalogRetire: .retireCatalogEntry(try retireCatalogEntry())
    case .ping, .help, .describe, .hello, .whoami, .auth, .keyList, .keyShow, .health, .clockAccept, .deprecations,
      .quit, .inviteShow,
      .inviteList, .inviteCheck, .inviteExplain, .tokenCheck, .tokenExplain, .messageList, .messageShow, .templateList,
      .templateShow, .accountList, .accountShow, .policyShow, .catalogList, .limits, .audit, .tail, .wait, .show,
      .story, .tree, .stats, .state, .diff, .why, .markSet, .markList:
      nil
    }
  }

  /// What `token redeem`, `token check`, `token explain` and `token reserve` present.
  package func redeemToken(reading token: (TokenBytes) -> PresentedToken) throws(ReplyError) -> RedeemToken {
    RedeemToken(
      token: token(try required(self.token, "token")), email: text("email"), username: text("username"),
      external: text("external"), reservation: reservation("reservation"), isPublic: flag("public") ?? false)
  }

  /// The parser refuses requests without their required parameters; this is for requests made in other ways.
  func required<Value>(_ accessor: (String) -> Value?, _ name: String) throws(ReplyError) -> Value {
    guard let value = accessor(name) else {
      throw ReplyError(.ledger(.argumentMissing), "\(verb.rawValue) needs \(name)=", hint: "help \(verb.rawValue)")
    }
    return value
  }
}
