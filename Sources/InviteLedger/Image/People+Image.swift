// Accounts, keys, messages and templates in an image.

extension Account: Imaged {
  package static let blank = Account(name: "", email: nil, role: .member, external: nil, wasAdded: false, seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&name)
    try image.pass(&fullName)
    try image.pass(&email)
    try image.pass(&role)
    try image.pass(names: &groups)
    try image.pass(names: &channels)
    try image.pass(&uid)
    try image.pass(&external)
    try image.pass(&isDeactivated)
    try image.pass(name: &inviter)
    try image.pass(&isUndone)
    try image.pass(&wasAdded)
    try image.pass(&base)
    try image.pass(&lastRedemption)
    try image.pass(&lastChange)
  }
}

extension Account.Base: Imaged {
  static var blank: Account.Base { Account.Base() }
  mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&role)
    try image.pass(names: &groups)
    try image.pass(&roleSince)
    try image.pass(&groupsSince)
  }
}

extension AccessKey: Imaged {
  package static let blank = AccessKey(
    id: .blank, label: "", scopes: [], uids: [], expires: .never, secret: .blank, creator: "", created: .blank,
    activeSince: .blank, lastChange: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&id)
    try image.pass(&label)
    try image.pass(&owner)
    try image.pass(&role)
    try image.pass(&scopes)
    try image.pass(&uids)
    try image.pass(&expires)
    try image.pass(&generation)
    try image.pass(&secret)
    try image.pass(&retired)
    try image.pass(&isRevoked)
    try image.pass(name: &creator)
    try image.pass(&created)
    try image.pass(&activeSince)
    try image.pass(&lastChange)
  }
}

extension AccessKey.Retired: Imaged {
  package static var blank: AccessKey.Retired { AccessKey.Retired(fingerprint: .blank, until: .blank) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&fingerprint)
    try image.pass(&until)
  }
}

extension Template: Imaged {
  package static let blank = Template(TemplateDefined(template: "", title: .erased, text: .erased), seq: 0)

  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&name)
    try image.pass(&title)
    try image.pass(&text)
    try image.pass(&isRetired)
    try image.pass(&lastChange)
  }
}

extension CatalogEntry: Imaged {
  package static var blank: CatalogEntry { CatalogEntry(isDefault: false, access: nil, lastChange: 0) }
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&isDefault)
    try image.pass(&access)
    try image.pass(&isRetired)
    try image.pass(&lastChange)
  }
}
