// The closed list of verbs: everything that can be asked of the service.

/// What a request asks for; the raw value is the spelling with a space (`invite.issue` means the same).
package enum Verb: String, CaseIterable, Sendable {
  case ping
  case help
  case describe
  case hello
  case whoami
  case auth
  case health
  case clockAccept = "clock accept"
  case deprecations
  case quit
  case inviteIssue = "invite issue"
  case inviteMint = "invite mint"
  case inviteListImport = "invite list-import"
  case inviteExtend = "invite extend"
  case inviteResend = "invite resend"
  case inviteRevoke = "invite revoke"
  case inviteAmend = "invite amend"
  case inviteAddress = "invite address"
  case inviteRotate = "invite rotate"
  case inviteReinstate = "invite reinstate"
  case inviteReveal = "invite reveal"
  case inviteDelivered = "invite delivered"
  case inviteShow = "invite show"
  case inviteList = "invite list"
  case inviteCheck = "invite check"
  case inviteExplain = "invite explain"
  case inviterSuspend = "inviter suspend"
  case inviterRestore = "inviter restore"
  case lineageReassign = "lineage reassign"
  case batchOpen = "batch open"
  case batchCommit = "batch commit"
  case batchAbort = "batch abort"
  case tokenRedeem = "token redeem"
  case tokenReserve = "token reserve"
  case tokenRelease = "token release"
  case tokenUndo = "token undo"
  case tokenCheck = "token check"
  case tokenExplain = "token explain"
  case messageSend = "message send"
  case messageReply = "message reply"
  case messageArchive = "message archive"
  case messageRestore = "message restore"
  case messageMute = "message mute"
  case messageUnmute = "message unmute"
  case messageList = "message list"
  case messageShow = "message show"
  case templateDefine = "template define"
  case templateRetire = "template retire"
  case templateList = "template list"
  case templateShow = "template show"
  case accountAdd = "account add"
  case accountChange = "account change"
  case accountDeactivate = "account deactivate"
  case accountList = "account list"
  case accountShow = "account show"
  case keyCreate = "key create"
  case keyRevoke = "key revoke"
  case keyRestore = "key restore"
  case keyRotate = "key rotate"
  case keyChange = "key change"
  case keyList = "key list"
  case keyShow = "key show"
  case noteAdd = "note add"
  case policySet = "policy set"
  case policyShow = "policy show"
  case catalogDefine = "catalog define"
  case catalogRetire = "catalog retire"
  case catalogList = "catalog list"
  case limits
  case audit
  case tail
  case wait
  case show
  case story
  case tree
  case stats
  case state
  case diff
  case why
  case markSet = "mark set"
  case markList = "mark list"
}

extension Verb {
  /// The verb that is spelled by one word, or by two with a space between them. A point in a word stands for the space.
  package static func spelled(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>? = nil) -> Verb? {
    spellings.verb(of: first, second)
  }

  /// The verb that a text spells, words separated by one space or point.
  package static func spelled(by text: String) -> Verb? {
    let words = Array(text.utf8).split(separator: 0x20, maxSplits: 1, omittingEmptySubsequences: false)
    return words.count == 2 ? spelled(words[0], words[1]) : spelled(words[0])
  }

  private static let spellings = VerbSpellings()

  /// The row of the verb table.
  package var entry: VerbEntry {
    switch self {
    case .ping: SessionVerbs.ping
    case .help: SessionVerbs.help
    case .describe: SessionVerbs.describe
    case .hello: SessionVerbs.hello
    case .whoami: SessionVerbs.whoami
    case .auth: KeyVerbs.auth
    case .health: SessionVerbs.health
    case .clockAccept: SessionVerbs.clockAccept
    case .deprecations: SessionVerbs.deprecations
    case .quit: SessionVerbs.quit
    case .inviteIssue: InviteVerbs.issue
    case .inviteMint: InviteVerbs.mint
    case .inviteListImport: ListVerbs.importList
    case .inviteExtend: InviteVerbs.extend
    case .inviteResend: InviteVerbs.resend
    case .inviteRevoke: InviteVerbs.revoke
    case .inviteAmend: InviteVerbs.amend
    case .inviteAddress: InviteVerbs.address
    case .inviteRotate: InviteVerbs.rotate
    case .inviteReinstate: InviteVerbs.reinstate
    case .inviteReveal: InviteVerbs.reveal
    case .inviteDelivered: InviteVerbs.delivered
    case .inviteShow: InviteVerbs.show
    case .inviteList: InviteVerbs.list
    case .inviteCheck: InviteVerbs.check
    case .inviteExplain: InviteVerbs.explain
    case .inviterSuspend: InviterVerbs.suspend
    case .inviterRestore: InviterVerbs.restore
    case .lineageReassign: InviterVerbs.reassign
    case .batchOpen: BatchVerbs.open
    case .batchCommit: BatchVerbs.commit
    case .batchAbort: BatchVerbs.abort
    case .tokenRedeem: TokenVerbs.redeem
    case .tokenReserve: TokenVerbs.reserve
    case .tokenRelease: TokenVerbs.release
    case .tokenUndo: TokenVerbs.undo
    case .tokenCheck: TokenVerbs.check
    case .tokenExplain: TokenVerbs.explain
    case .messageSend: MessageVerbs.send
    case .messageReply: MessageVerbs.reply
    case .messageArchive: MessageVerbs.archive
    case .messageRestore: MessageVerbs.restore
    case .messageMute: MessageVerbs.mute
    case .messageUnmute: MessageVerbs.unmute
    case .messageList: MessageVerbs.list
    case .messageShow: MessageVerbs.show
    case .templateDefine: TemplateVerbs.define
    case .templateRetire: TemplateVerbs.retire
    case .templateList: TemplateVerbs.list
    case .templateShow: TemplateVerbs.show
    case .accountAdd: AccountVerbs.add
    case .accountChange: AccountVerbs.change
    case .accountDeactivate: AccountVerbs.deactivate
    case .accountList: AccountVerbs.list
    case .accountShow: AccountVerbs.show
    case .keyCreate: KeyVerbs.create
    case .keyRevoke: KeyVerbs.revoke
    case .keyRestore: KeyVerbs.restore
    case .keyRotate: KeyVerbs.rotate
    case .keyChange: KeyVerbs.change
    case .keyList: KeyVerbs.list
    case .keyShow: KeyVerbs.show
    case .noteAdd: AccountVerbs.note
    case .policySet: PolicyVerbs.set
    case .policyShow: PolicyVerbs.show
    case .catalogDefine: CatalogVerbs.define
    case .catalogRetire: CatalogVerbs.retire
    case .catalogList: CatalogVerbs.list
    case .limits: PolicyVerbs.limits
    case .audit: LogVerbs.audit
    case .tail: LogVerbs.tail
    case .wait: LogVerbs.wait
    case .show: HistoryVerbs.show
    case .story: HistoryVerbs.story
    case .tree: HistoryVerbs.tree
    case .stats: HistoryVerbs.stats
    case .state: StateVerbs.state
    case .diff: StateVerbs.diff
    case .why: StateVerbs.why
    case .markSet: MarkVerbs.set
    case .markList: MarkVerbs.list
    }
  }
}
