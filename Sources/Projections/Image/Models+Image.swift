// The other read models in an image.

package import InviteLedger

extension LineageModel: Imaged {
  package static var blank: LineageModel { LineageModel() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try names.pass(&image)
    try members.pass(&image)
    try inviters.pass(&image)
    try reassignments.pass(&image)
    try assigned.pass(&image)
    try reach.pass(&image)
  }
}

extension LineageRow: Imaged {
  static var blank: LineageRow { LineageRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try redemption.pass(&image)
    try invite.pass(&image)
    try inviter.pass(&image)
    try invitees.pass(&image)
    try nextSibling.pass(&image)
    try isDeactivated.pass(&image)
  }
}

extension Reassignment: Imaged {
  static var blank: Reassignment { Reassignment(seq: 0, time: .blank, actor: "", old: nil, new: nil, reason: .erased) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try old.pass(&image)
    try new.pass(&image)
    try reason.pass(&image)
  }
}

extension AccountsModel: Imaged {
  package static var blank: AccountsModel { AccountsModel() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try names.pass(&image)
    try texts.pass(&image)
    try addresses.pass(&image)
    try lists.pass(&image)
    try accounts.pass(&image)
    try byAddress.pass(&image)
    try byUid.pass(&image)
    try byExternal.pass(&image)
    try deactivations.pass(&image)
    try notes.pass(&image)
  }
}

extension AccountRow: Imaged {
  static var blank: AccountRow { AccountRow() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try redemption.pass(&image)
    try email.pass(&image)
    try fullName.pass(&image)
    try groups.pass(&image)
    try channels.pass(&image)
    try external.pass(&image)
    try uid.pass(&image)
    try role.pass(&image)
    try hasUid.pass(&image)
  }
}

extension AccountDeactivation: Imaged {
  package static var blank: AccountDeactivation {
    AccountDeactivation(seq: 0, time: .blank, actor: "", reason: nil, undone: nil)
  }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try reason.pass(&image)
    try undone.pass(&image)
  }
}

extension KeysModel: Imaged {
  package static var blank: KeysModel { KeysModel() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try keys.pass(&image) }
}

extension KeyView: Imaged {
  package static var blank: KeyView {
    KeyView(
      key: .blank, label: "", scopes: [], uids: [], expires: .never, hint: "", creator: "", seq: 0, time: .blank,
      activeSince: .blank)
  }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try key.pass(&image)
    try label.pass(&image)
    try owner.pass(&image)
    try role.pass(&image)
    try scopes.pass(&image)
    try uids.pass(&image)
    try expires.pass(&image)
    try hint.pass(&image)
    try generation.pass(&image)
    try oldUntil.pass(&image)
    try image.pass(name: &creator)
    try seq.pass(&image)
    try time.pass(&image)
    try revocation.pass(&image)
    try activeSince.pass(&image)
    try uses.pass(&image)
    try refused.pass(&image)
  }
}

extension KeyRevocation: Imaged {
  package static var blank: KeyRevocation { KeyRevocation(seq: 0, time: .blank, actor: "", reason: nil) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try reason.pass(&image)
  }
}

extension KeyUse: Imaged {
  package static var blank: KeyUse { KeyUse(uid: 0, command: "", count: 0, pid: 0, program: nil, last: .blank) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try uid.pass(&image)
    try image.pass(name: &command)
    try count.pass(&image)
    var number = UInt32(bitPattern: pid)
    try number.pass(&image)
    pid = Int32(bitPattern: number)
    try program.pass(&image)
    try last.pass(&image)
  }
}

extension PolicyModel: Imaged {
  package static var blank: PolicyModel { PolicyModel() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try changed.pass(&image) }
}

extension SettingView: Imaged {
  package static var blank: SettingView { SettingView(setting: .blank, value: .off) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try setting.pass(&image)
    try value.pass(&image)
    try change.pass(&image)
  }
}

extension SettingView.Change: Imaged {
  package static var blank: Self { Self(seq: 0, time: .blank, actor: "") }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
  }
}

extension CatalogModel: Imaged {
  package static var blank: CatalogModel { CatalogModel() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) { try entries.pass(&image) }
}

extension CatalogKey: Imaged {
  package static var blank: CatalogKey { CatalogKey(.group, "") }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try kind.pass(&image)
    try name.pass(&image)
  }
}

extension CatalogView: Imaged {
  package static var blank: CatalogView { CatalogView(key: .blank, isDefault: false, seq: 0, time: .blank) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try key.pass(&image)
    try isDefault.pass(&image)
    try access.pass(&image)
    try seq.pass(&image)
    try time.pass(&image)
    try retirement.pass(&image)
  }
}

extension CatalogView.Retirement: Imaged {
  package static var blank: Self { Self(seq: 0, time: .blank, actor: "", reason: nil) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try seq.pass(&image)
    try time.pass(&image)
    try image.pass(name: &actor)
    try reason.pass(&image)
  }
}

extension AuditIndex: Imaged {
  package static var blank: AuditIndex { AuditIndex() }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try firstSeq.pass(&image)
    try count.pass(&image)
    try blocks.pass(&image)
    try filters.pass(&image)
    try names.pass(&image)
    try sources.pass(&image)
    guard image.isReading else { return }
    guard filters.count == blocks.count else { throw .unreadable }
    for (number, source) in sources.enumerated() { sourceNumbers[source] = UInt32(clamping: number) }
  }
}

extension AuditSource: Imaged {
  static var blank: AuditSource { AuditSource(actor: 0, uid: nil) }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try actor.pass(&image)
    try uid.pass(&image)
  }
}
