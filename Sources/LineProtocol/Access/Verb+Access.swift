// The table of verbs and callers: a row for each verb, and a verb without one does not compile.
import InviteLedger

extension Verb {
  /// Who may use the verb. What a role may do with it beyond that (whose invites, which roles, whose view) is decided
  /// with the state, by `Decider`.
  package var access: Access {
    switch self {
    case .ping, .help, .describe, .hello, .whoami, .auth, .quit: .anyone
    case .health, .deprecations: .granted("service.read")
    case .clockAccept: .operators
    // Paths lead through everything, personal values too.
    case .state, .diff, .why: .operators

    case .inviteIssue, .inviteListImport: .granted("invite.issue")
    case .inviteMint: .granted("invite.mint")
    case .inviteExtend: .granted("invite.extend")
    case .inviteResend: .granted("invite.resend")
    case .inviteRevoke: .granted("invite.revoke")
    case .inviteAmend: .granted("invite.amend")
    case .inviteAddress: .granted("invite.address")
    case .inviteRotate: .granted("invite.rotate")
    case .inviteReinstate: .granted("invite.reinstate")
    case .inviteReveal: .granted(.revealInvites)
    case .inviteDelivered: .granted("invite.delivered")
    case .inviteShow, .inviteList, .inviteCheck, .inviteExplain: .granted("invite.read")
    case .inviterSuspend: .granted("inviter.suspend", .administrator)
    case .inviterRestore: .granted("inviter.restore", .administrator)
    case .lineageReassign: .granted("lineage.reassign", .administrator)
    case .batchOpen, .batchCommit, .batchAbort: .granted("invite.issue")

    case .tokenRedeem: .granted("token.redeem")
    case .tokenReserve, .tokenRelease: .granted("token.reserve")
    case .tokenUndo: .granted("token.undo", .administrator)
    case .tokenCheck, .tokenExplain: .granted("token.check")

    case .messageSend: .granted("message.send")
    case .messageReply: .granted("message.reply")
    case .messageArchive: .granted("message.archive")
    case .messageRestore: .granted("message.restore")
    case .messageMute, .messageUnmute: .granted("message.mute")
    case .messageList, .messageShow: .granted("message.read")

    case .templateDefine: .granted("template.define", .administrator)
    case .templateRetire: .granted("template.retire", .administrator)
    case .templateList, .templateShow: .granted("template.read")

    case .accountAdd: .granted("account.add", .administrator)
    case .accountChange: .granted("account.change", .administrator)
    case .accountDeactivate: .granted("account.deactivate", .administrator)
    case .accountList, .accountShow: .granted("account.read")

    case .keyCreate: .granted("key.create")
    case .keyRevoke: .granted("key.revoke")
    case .keyRestore: .granted("key.restore")
    case .keyRotate: .granted("key.rotate")
    case .keyChange: .granted("key.change")
    case .keyList, .keyShow: .granted("key.read")

    case .noteAdd: .granted("note.add")

    case .policySet: .granted("policy.set", .administrator)
    case .policyShow, .limits: .granted("policy.read")
    case .catalogDefine: .granted("catalog.define", .administrator)
    case .catalogRetire: .granted("catalog.retire", .administrator)
    case .catalogList: .granted("catalog.read")
    case .markSet: .granted("mark.set")
    case .markList: .granted("mark.read")

    case .audit, .tail, .wait, .show, .story, .tree, .stats: .granted("audit.read")
    }
  }
}
