// Says yes with events, or no with a reason; the only place that may say either.

/// Decides commands: pure functions of the state, the command and the context. Nothing here changes the state; that is
/// `LedgerState.apply`. Every command checks in the same order: who asks, what was written, what it is about, limits.
package enum Decider {
  /// The events that the command appends, or the answer of a command that has nothing to change.
  ///
  /// Throws the first `Rejection` in the order of checks that the catalog's article "Order of checks" gives.
  package static func decide(
    _ command: Command, in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    switch command {
    case .issueInvite(let command): try issueInvite(command, in: state, context: context)
    case .mintInvites(let command): try mintInvites(command, in: state, context: context)
    case .importInviteList(let command): try importInviteList(command, in: state, context: context)
    case .openBatch(let command): try openBatch(command, in: state, context: context)
    case .commitBatch(let command): try commitBatch(command, in: state, context: context)
    case .commitAtomicBatch(let command): try commitAtomicBatch(command, in: state, context: context)
    case .abortBatch(let command): try abortBatch(command, in: state, context: context)
    case .extendInvite(let command): try alone(command, extendInvite, in: state, context: context)
    case .resendInvite(let command): try alone(command, resendInvite, in: state, context: context)
    case .revokeInvite(let command): try revokeInvite(command, in: state, context: context)
    case .amendInvite(let command): try alone(command, amendInvite, in: state, context: context)
    case .addressInvite(let command): try addressInvite(command, in: state, context: context)
    case .rotateToken(let command): try rotateToken(command, in: state, context: context)
    case .reinstateInvite(let command): try alone(command, reinstateInvite, in: state, context: context)
    case .revealToken(let command): try revealToken(command, in: state, context: context)
    case .recordDelivery(let command): try recordDelivery(command, in: state, context: context)
    case .reviseInvites(let command): try reviseInvites(command, in: state, context: context)
    case .suspendInviter(let command): try suspendInviter(command, in: state, context: context)
    case .restoreInviter(let command): try restoreInviter(command, in: state, context: context)
    case .reassignLineage(let command): try reassignLineage(command, in: state, context: context)
    case .redeemToken(let command): try redeemToken(command, in: state, context: context)
    case .reserveToken(let command): try reserveToken(command, in: state, context: context)
    case .releaseReservation(let command): try releaseReservation(command, in: state, context: context)
    case .undoRedemption(let command): try undoRedemption(command, in: state, context: context)
    case .sendMessage(let command): try sendMessage(command, in: state, context: context)
    case .replyMessage(let command): try replyMessage(command, in: state, context: context)
    case .archiveMessage(let command): try archiveMessage(command, in: state, context: context)
    case .restoreMessage(let command): try restoreMessage(command, in: state, context: context)
    case .reviseMessages(let command): try reviseMessages(command, in: state, context: context)
    case .muteMessage(let command): try muteMessage(command, in: state, context: context)
    case .unmuteMessage(let command): try unmuteMessage(command, in: state, context: context)
    case .defineTemplate(let command): try defineTemplate(command, in: state, context: context)
    case .retireTemplate(let command): try retireTemplate(command, in: state, context: context)
    case .addAccount(let command): try addAccount(command, in: state, context: context)
    case .changeAccount(let command): try changeAccount(command, in: state, context: context)
    case .commitAccounts(let command): try commitAccounts(command, in: state, context: context)
    case .deactivateAccount(let command): try deactivateAccount(command, in: state, context: context)
    case .createKey(let command): try createKey(command, in: state, context: context)
    case .revokeKeys(let command): try revokeKeys(command, in: state, context: context)
    case .restoreKey(let command): try restoreKey(command, in: state, context: context)
    case .rotateKey(let command): try rotateKey(command, in: state, context: context)
    case .changeKey(let command): try changeKey(command, in: state, context: context)
    case .addNote(let command): try addNote(command, in: state, context: context)
    case .setPolicy(let command): try setPolicy(command, in: state, context: context)
    case .defineCatalogEntry(let command): try defineCatalogEntry(command, in: state, context: context)
    case .retireCatalogEntry(let command): try retireCatalogEntry(command, in: state, context: context)
    }
  }

  /// A command that could also be one of many, by itself.
  private static func alone<Wish>(
    _ command: Wish,
    _ decide: (Wish, inout IssueRun, LedgerState, DecisionContext) throws(Rejection) -> Decision,
    in state: LedgerState, context: DecisionContext
  ) throws(Rejection) -> Decision {
    var run = IssueRun(batch: nil)
    return try decide(command, &run, state, context)
  }
}
