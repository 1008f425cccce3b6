// Every command by its kind, so that what is said of commands is said of each of them.
import InviteLedger

/// The kinds of commands: a new command does not compile before it stands here, and with it in the random histories.
enum CommandKind: String, CaseIterable {
  case issueInvite, mintInvites, importInviteList, openBatch, commitBatch, commitAtomicBatch, abortBatch
  case extendInvite, resendInvite, revokeInvite, amendInvite, addressInvite, rotateToken,
    reinstateInvite, revealToken
  case recordDelivery, reviseInvites
  case suspendInviter, restoreInviter, reassignLineage
  case redeemToken, reserveToken, releaseReservation, undoRedemption
  case sendMessage, replyMessage, archiveMessage, restoreMessage, reviseMessages, muteMessage, unmuteMessage
  case defineTemplate, retireTemplate
  case addAccount, changeAccount, commitAccounts, deactivateAccount
  case createKey, revokeKeys, restoreKey, rotateKey, changeKey
  case addNote, setPolicy, defineCatalogEntry, retireCatalogEntry
}

extension CommandKind {
  init(_ command: Command) {
    self =
      switch command {
      case .issueInvite: .issueInvite
      case .mintInvites: .mintInvites
      case .importInviteList: .importInviteList
      case .openBatch: .openBatch
      case .commitBatch: .commitBatch
      case .commitAtomicBatch: .commitAtomicBatch
      case .abortBatch: .abortBatch
      case .extendInvite: .extendInvite
      case .resendInvite: .resendInvite
      case .revokeInvite: .revokeInvite
      case .amendInvite: .amendInvite
      case .addressInvite: .addressInvite
      case .rotateToken: .rotateToken
      case .reinstateInvite: .reinstateInvite
      case .revealToken: .revealToken
      case .recordDelivery: .recordDelivery
      case .reviseInvites: .reviseInvites
      case .suspendInviter: .suspendInviter
      case .restoreInviter: .restoreInviter
      case .reassignLineage: .reassignLineage
      case .redeemToken: .redeemToken
      case .reserveToken: .reserveToken
      case .releaseReservation: .releaseReservation
      case .undoRedemption: .undoRedemption
      case .sendMessage: .sendMessage
      case .replyMessage: .replyMessage
      case .archiveMessage: .archiveMessage
      case .restoreMessage: .restoreMessage
      case .reviseMessages: .reviseMessages
      case .muteMessage: .muteMessage
      case .unmuteMessage: .unmuteMessage
      case .defineTemplate: .defineTemplate
      case .retireTemplate: .retireTemplate
      case .addAccount: .addAccount
      case .changeAccount: .changeAccount
      case .commitAccounts: .commitAccounts
      case .deactivateAccount: .deactivateAccount
      case .createKey: .createKey
      case .revokeKeys: .revokeKeys
      case .restoreKey: .restoreKey
      case .rotateKey: .rotateKey
      case .changeKey: .changeKey
      case .addNote: .addNote
      case .setPolicy: .setPolicy
      case .defineCatalogEntry: .defineCatalogEntry
      case .retireCatalogEntry: .retireCatalogEntry
      }
  }

  /// How often it comes, beside the others: what people do all day more often than what closes things.
  var weight: UInt64 {
    switch self {
    case .issueInvite, .redeemToken: 16
    case .reserveToken, .amendInvite, .replyMessage: 5
    case .sendMessage: 4
    case .extendInvite, .resendInvite, .addressInvite, .reviseInvites, .restoreInviter,
      .archiveMessage:
      3
    case .releaseReservation, .reviseMessages: 3
    case .mintInvites, .importInviteList, .openBatch, .commitBatch, .commitAtomicBatch, .revokeInvite, .rotateToken,
      .reinstateInvite,
      .revealToken, .recordDelivery, .reassignLineage, .undoRedemption, .restoreMessage,
      .muteMessage, .addAccount,
      .changeAccount, .commitAccounts, .createKey, .restoreKey, .rotateKey, .changeKey, .addNote, .setPolicy,
      .defineCatalogEntry:
      2
    case .abortBatch, .suspendInviter, .unmuteMessage, .defineTemplate, .retireTemplate,
      .deactivateAccount,
      .revokeKeys, .retireCatalogEntry:
      1
    }
  }

  /// Whether only administrators may.
  var isForAdministrators: Bool {
    switch self {
    case .suspendInviter, .restoreInviter, .reassignLineage, .undoRedemption, .defineTemplate,
      .retireTemplate,
      .addAccount, .changeAccount, .commitAccounts, .deactivateAccount, .setPolicy, .defineCatalogEntry,
      .retireCatalogEntry:
      true
    case .issueInvite, .mintInvites, .importInviteList, .openBatch, .commitBatch, .commitAtomicBatch, .abortBatch,
      .extendInvite,
      .resendInvite, .revokeInvite, .amendInvite, .addressInvite, .rotateToken, .reinstateInvite,
      .revealToken,
      .recordDelivery, .reviseInvites, .redeemToken, .reserveToken, .releaseReservation,
      .sendMessage, .replyMessage,
      .archiveMessage, .restoreMessage, .reviseMessages, .muteMessage, .unmuteMessage, .createKey, .revokeKeys,
      .restoreKey, .rotateKey,
      .changeKey, .addNote:
      false
    }
  }
}
