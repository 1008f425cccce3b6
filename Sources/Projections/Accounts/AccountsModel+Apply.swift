// How records change the model of accounts.

package import InviteLedger

extension AccountsModel {
  package mutating func apply(_ record: Record) {
    switch record.event {
    case .accountAdded(let event): apply(event, record)
    case .accountChanged(let event): apply(event)
    case .accountDeactivated(let event): apply(event, record)
    case .tokenRedeemed(let event): apply(event, record)
    case .redemptionReversed(let event): apply(event, record)
    case .noteAdded(let event) where event.target.hasPrefix("user:"): notes.add(event, record)
    default: break
    }
  }

  private mutating func apply(_ event: AccountAdded, _ record: Record) {
    guard let index = open(event.account, record) else { return }
    change(index) { account, model in
      account.role = event.role
      account.fullName = model.texts.reference(to: event.fullName)
      account.groups = model.lists.number(of: event.groups)
      account.email = model.addresses.reference(to: event.email)
      account.external = model.names.optionalNumber(of: event.external)
      account.localUser = event.uid
    }
  }

  private mutating func apply(_ event: AccountChanged) {
    guard let index = index(event.account) else { return }
    let new = event.new
    change(index) { account, model in
      if let role = new.role { account.role = role }
      if let fullName = new.fullName { account.fullName = model.texts.reference(to: fullName) }
      if let groups = new.groups { account.groups = model.lists.number(of: groups) }
      if let email = new.email { account.email = model.addresses.reference(to: email) }
      if let external = new.external { account.external = model.names.optionalNumber(of: external) }
      if let uid = new.uid { account.localUser = uid }
    }
  }

  private mutating func apply(_ event: AccountDeactivated, _ record: Record) {
    guard let index = index(event.account) else { return }
    deactivations[UInt32(clamping: index)] = AccountDeactivation(
      seq: record.seq, time: record.time, actor: record.actor, reason: event.reason)
  }

  /// The account a redemption makes, or what it gives to one that is there; an address or external id that the account
  /// had is kept.
  private mutating func apply(_ event: TokenRedeemed, _ record: Record) {
    let made = event.existingAccount ? nil : open(event.username, record)
    guard let index = made ?? index(event.username) else { return }
    if !deactivations.isEmpty, deactivations[UInt32(clamping: index)]?.undone != nil {
      deactivations[UInt32(clamping: index)] = nil
    }
    change(index) { account, model in
      if made != nil { account.redemption = UInt32(clamping: event.redemption.number) }
      account.role = event.granted.role
      account.groups = model.lists.number(of: model.lists.list(account.groups).adding(event.granted.groups))
      account.channels = model.lists.number(of: model.lists.list(account.channels).adding(event.granted.channels))
      if account.email == .absent { account.email = model.addresses.reference(to: event.email) }
      if account.external == 0 { account.external = model.names.optionalNumber(of: event.external) }
    }
  }

  /// What an account loses, as the event says it.
  private mutating func apply(_ event: RedemptionReversed, _ record: Record) {
    guard let index = index(event.account) else { return }
    change(index) { account, model in
      if let role = event.newRole { account.role = role }
      account.groups = model.lists.number(of: model.lists.list(account.groups).removing(event.groups))
      account.channels = model.lists.number(of: model.lists.list(account.channels).removing(event.channels))
    }
    guard event.deactivated else { return }
    deactivations[UInt32(clamping: index)] = AccountDeactivation(
      seq: record.seq, time: record.time, actor: record.actor, reason: event.reason, undone: event.redemption)
  }

  /// A new row for a name; nil when it has an account.
  private mutating func open(_ name: String, _ record: Record) -> Int? {
    let index = Int(names.number(of: name))
    accounts.extend(to: index + 1, with: AccountRow())
    guard accounts[index].seq == 0 else { return nil }
    accounts[index].seq = record.seq
    accounts[index].time = record.time.microseconds
    return index
  }

  /// Changes an account and keeps the ways to find it true.
  private mutating func change(_ index: Int, _ body: (inout AccountRow, inout AccountsModel) -> Void) {
    var account = accounts[index]
    forget(account)
    body(&account, &self)
    accounts[index] = account
    enter(account, index)
  }

  private mutating func forget(_ account: AccountRow) {
    if let key = addresses.key(account.email), key < byAddress.count { byAddress[key] = 0 }
    if let uid = account.localUser { byUid[uid] = nil }
    if let external = names.optionalText(account.external) { byExternal[external] = nil }
  }

  private mutating func enter(_ account: AccountRow, _ index: Int) {
    if let key = addresses.key(account.email) {
      byAddress.extend(to: key + 1, with: 0)
      byAddress[key] = RowLink.to(index)
    }
    if let uid = account.localUser { byUid[uid] = UInt32(clamping: index) }
    if let external = names.optionalText(account.external) { byExternal[external] = UInt32(clamping: index) }
  }

  /// The row of a name that has an account.
  func index(_ name: String) -> Int? {
    guard let number = names.find(name), Int(number) < accounts.count, accounts[Int(number)].seq != 0 else {
      return nil
    }
    return Int(number)
  }
}

extension [String] {
  /// This list and what of the other is not in it, each once.
  fileprivate func adding(_ more: [String]) -> [String] {
    (self + more).reduce(into: []) { list, name in if !list.contains(name) { list.append(name) } }
  }

  /// This list without those in the other.
  fileprivate func removing(_ less: [String]) -> [String] { less.isEmpty ? self : filter { !less.contains($0) } }
}
