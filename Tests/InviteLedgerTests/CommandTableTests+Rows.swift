// More rows of the table of the domain: what happens to invites that are there, inviters, keys, and the lists of names.
import InviteLedger

extension CommandTableTests {
  private static func root(_ command: Command) -> Refusal.Step { Refusal.root(command) }
  private static let issued = root(Example.issue())
  private static let invite1 = InviteID(number: 1)
  private static let link = root(Example.issue(nil))
  private static let ada = root(Example.account("ada"))
  private static let revoked = root(.revokeInvite(RevokeInvite(invite: invite1)))

  /// A command on two invites.
  private static func many(_ change: (InviteID) -> ReviseInvites.Change) -> Command {
    .reviseInvites(ReviseInvites([1, 2].map { change(InviteID(number: $0)) }))
  }

  static let inviteLife = [
    Row(
      "invite address", given: [link],
      .addressInvite(AddressInvite(invite: .id(invite1), email: Example.bob)),
      [.inviteAddressed]),
    Row(
      "invite address", given: [issued, root(Example.issue(nil))],
      .addressInvite(
        AddressInvite(
          invite: .id(InviteID(number: 2)), email: Example.bob, conflict: .supersede,
          existing: .reject)),
      [.inviteAddressed, .inviteSuperseded]),
    Row(
      "invite amend", given: [issued],
      .amendInvite(AmendInvite(invite: invite1, topic: .value("talk"))),
      [.inviteAmended]),
    Row(
      "invite amend where=", given: [issued, link],
      many { .amend(AmendInvite(invite: $0, topic: .value("talk"))) },
      [.inviteAmended, .inviteAmended]),
    Row(
      "invite extend where=", given: [issued, link],
      many { .extend(ExtendInvite(invite: $0, expires: .never)) },
      [.inviteAmended, .inviteAmended]),
    Row(
      "invite resend where=", given: [issued, link], many { .resend(ResendInvite(invite: $0)) },
      [.inviteResent, .inviteResent], again: .more),
    Row(
      "invite delivered", given: [issued],
      .recordDelivery(RecordDelivery(invite: .id(invite1), state: .sent)),
      [.deliveryRecorded]),
    Row(
      "invite delivered", given: [issued],
      .recordDelivery(RecordDelivery(invite: .id(invite1), state: .sent, time: Example.morning)),
      [.deliveryRecorded]),
    Row(
      "invite rotate", given: [issued], .rotateToken(RotateToken(invite: invite1)), [.tokenRotated],
      again: .more),
    Row(
      "invite reinstate", given: [issued, revoked],
      .reinstateInvite(ReinstateInvite(invite: invite1, reason: "a mistake")), [.inviteReinstated]),
    Row(
      "invite reinstate where=", given: [issued, link, root(ReviseTests.revoke([1, 2]))],
      many { .reinstate(ReinstateInvite(invite: $0, reason: "a mistake")) },
      [.inviteReinstated, .inviteReinstated]),
  ]

  static let inviters = [
    Row(
      "inviter suspend", given: [issued], .suspendInviter(SuspendInviter(inviter: "root")),
      [.inviterSuspended]),
    Row(
      "inviter suspend", given: [issued, ada],
      .suspendInviter(SuspendInviter(inviter: "root", mode: .revoke)),
      [.inviterSuspended, .inviteRevoked]),
    Row(
      "inviter restore", given: [issued, root(.suspendInviter(SuspendInviter(inviter: "root")))],
      .restoreInviter(RestoreInviter(inviter: "root")), [.inviterRestored]),
    Row(
      "lineage reassign", given: [ada, root(Example.account("mia"))],
      .reassignLineage(
        ReassignLineage(subject: "ada", inviter: .value("mia"), reason: "introduced")),
      [.lineageReassigned]),
  ]

  private static let key1 = KeyID(number: 1)
  private static let key = root(
    .createKey(CreateKey(label: "sign-up", scopes: [Scope(.family("invite"))])))

  static let keys = [
    Row(
      "key create", .createKey(CreateKey(label: "sign-up", scopes: [Scope(.family("invite"))])),
      [.keyCreated],
      again: .more),
    Row("key revoke", given: [key], .revokeKeys(RevokeKeys(keys: [key1])), [.keyRevoked]),
    Row(
      "key revoke", given: [key, key], .revokeKeys(RevokeKeys(label: "sign-up")),
      [.keyRevoked, .keyRevoked]),
    Row(
      "key restore", given: [key, root(.revokeKeys(RevokeKeys(keys: [key1])))],
      .restoreKey(RestoreKey(key: key1)),
      [.keyRestored]),
    Row("key rotate", given: [key], .rotateKey(RotateKey(key: key1)), [.keyRotated], again: .more),
    Row("key change", given: [key], .changeKey(ChangeKey(key: key1, label: "page")), [.keyChanged]),
  ]

  private static let sent = root(
    .sendMessage(SendMessage(recipients: [.user("ada")], title: "t", text: "x")))
  private static let mute = Command.muteMessage(
    MuteMessage(message: MessageID(number: 1), holders: [.user("ada")]))
  private static let template = DefineTemplate(name: "welcome", title: "Hello %{who}", text: "x")

  static let words = [
    Row("message mute", given: [ada, sent], mute, [.messageMuted]),
    Row(
      "message unmute", given: [ada, sent, root(mute)],
      .unmuteMessage(UnmuteMessage(message: MessageID(number: 1), holders: [.user("ada")])),
      [.messageUnmuted]),
    Row("template define", .defineTemplate(template), [.templateDefined]),
    Row(
      "template retire", given: [root(.defineTemplate(template))],
      .retireTemplate(RetireTemplate(name: "welcome")),
      [.templateRetired]),
    Row("catalog define", Example.define(.group, "crew"), [.catalogDefined]),
    Row(
      "catalog retire", given: [root(Example.define(.group, "crew"))],
      Example.retire(.group, "crew"), [.catalogRetired]),
  ]
}
