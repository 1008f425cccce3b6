// The closed list of what can be asked of the ledger.

/// A request for change, in the imperative.
package enum Command: Hashable, Sendable {
  case issueInvite(IssueInvite)
  case mintInvites(MintInvites)
  case openBatch(OpenBatch)
  case commitBatch(CommitBatch)
  case commitAtomicBatch(CommitAtomicBatch)
  case abortBatch(AbortBatch)
  case extendInvite(ExtendInvite)
  case resendInvite(ResendInvite)
  case revokeInvite(RevokeInvite)
  case redeemToken(RedeemToken)
  case sendMessage(SendMessage)
  case replyMessage(ReplyMessage)
  case archiveMessage(ArchiveMessage)
  case restoreMessage(RestoreMessage)
  case addAccount(AddAccount)
  case changeAccount(ChangeAccount)
  case deactivateAccount(DeactivateAccount)
  case addNote(AddNote)
  case setPolicy(SetPolicy)
}
