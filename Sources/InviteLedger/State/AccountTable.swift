// All accounts, and the four ways to find one.

/// What accounts are found by.
struct AccountKeys {
  var names: [String] = []
  /// Their keys, `EmailAddress.key`.
  var addresses: [String] = []
  var uids: [UInt32] = []
  var externals: [String] = []
}

/// The accounts in the order in which they were made, found by name, address, local uid and external id.
package struct AccountTable: Hashable, Sendable {
  private(set) var accounts = Rows<Account>()
  private var byName = ExtendibleTable<String, Int>()
  private var byAddress = ExtendibleTable<String, Int>()
  private var byUID = ExtendibleTable<UInt32, Int>()
  private var byExternal = ExtendibleTable<String, Int>()
  /// When each was made, in the order of `accounts`.
  private var made = Rows<Timestamp>()
  /// How many are not deactivated.
  package private(set) var activeCount = 0
  /// N of the next `member_N`: above that of every name of this form so far, so it is always free.
  private(set) var nextMember: UInt64 = 1

  init() {}

  /// In the order in which they were made.
  package var all: [Account] { Array(accounts) }

  package subscript(named name: String) -> Account? {
    guard let index = index(named: name) else { return nil }
    return accounts[index]
  }
  package subscript(address key: String) -> Account? { byAddress[key].map { accounts[$0] } }
  package subscript(uid uid: UInt32) -> Account? { byUID[uid].map { accounts[$0] } }
  package subscript(external id: String) -> Account? { byExternal[id].map { accounts[$0] } }

  /// The name of the account that is tied to a uid, without a copy of the account.
  package func name(ofUID uid: UInt32) -> String? {
    guard let index = byUID[uid] else { return nil }
    return accounts[index].name
  }

  /// The role of the account of this name, likewise.
  func role(named name: String) -> Role? {
    guard let index = index(named: name) else { return nil }
    return accounts[index].role
  }

  /// Whether no account may be given this name: one that differs only in case has it.
  package func isTaken(_ name: String) -> Bool { byName[name.caseFolded] != nil }

  func index(named name: String) -> Int? {
    guard let index = byName[name.caseFolded], accounts[index].name == name else { return nil }
    return index
  }

  /// When the account of this name was made.
  func made(named name: String) -> Timestamp? { index(named: name).map { made[$0] } }

  /// Adds an account whose name was checked to be free.
  mutating func add(_ account: Account, at time: Timestamp) {
    accounts.append(account)
    made.append(time)
    let index = accounts.count - 1
    byName[account.name.caseFolded] = index
    if let number = NameSyntax.memberNumber(of: account.name), number >= nextMember, number < 1 << 53 {
      nextMember = number + 1
    }
    enter(index)
  }

  /// Changes an account and keeps the ways to find it true.
  mutating func change(at index: Int, _ body: (inout Account) -> Void) {
    remove(index)
    body(&accounts[index])
    enter(index)
  }

  /// A table of the accounts alone that have one of these keys; their names stay taken, as here.
  func part(_ keys: AccountKeys) -> AccountTable {
    let indices = Set(
      keys.names.compactMap { byName[$0.caseFolded] } + keys.addresses.compactMap { byAddress[$0] }
        + keys.uids.compactMap { byUID[$0] } + keys.externals.compactMap { byExternal[$0] })
    var part = AccountTable()
    for index in indices.sorted() { part.add(accounts[index], at: made[index]) }
    part.nextMember = nextMember
    return part
  }

  private mutating func enter(_ index: Int) {
    if !accounts[index].isDeactivated { activeCount += 1 }
    if let text = accounts[index].email?.text { byAddress[EmailAddress.key(ofRecorded: text)] = index }
    if let uid = accounts[index].uid { byUID[uid] = index }
    if let external = accounts[index].external { byExternal[external] = index }
  }

  private mutating func remove(_ index: Int) {
    if !accounts[index].isDeactivated { activeCount -= 1 }
    if let text = accounts[index].email?.text { byAddress[EmailAddress.key(ofRecorded: text)] = nil }
    if let uid = accounts[index].uid { byUID[uid] = nil }
    if let external = accounts[index].external { byExternal[external] = nil }
  }
}

extension AccountTable: Imaged {
  package static var blank: AccountTable { AccountTable() }

  /// The accounts, and when each was made; the ways to find them follow from that.
  package mutating func pass(_ image: inout ImageCoder) throws(ImageFault) {
    try image.pass(&made)
    if !image.isReading, !isFoundByEveryKey { throw .refused("two accounts have one address, uid or id") }
    var (read, made) = (AccountTable(), made[...])
    try image.passEach(
      of: accounts, count: accounts.count, reserve: { read.expect($0) },
      add: { read.add($0, at: made.popFirst() ?? .blank) })
    try image.pass(&nextMember)
    guard image.isReading else { return }
    read.nextMember = nextMember
    self = read
  }

  /// Whether each account is the one that is found by its keys: no two have had one of them in turn.
  private var isFoundByEveryKey: Bool {
    accounts.indices.allSatisfy { index in
      let account = accounts[index]
      return (account.email?.text).map { byAddress[EmailAddress.key(ofRecorded: $0)] == index } ?? true
        && account.uid.map { byUID[$0] == index } ?? true && account.external.map { byExternal[$0] == index } ?? true
    }
  }

  private mutating func expect(_ count: Int) {
    byName = ExtendibleTable(expecting: count)
    byAddress = ExtendibleTable(expecting: count)
  }
}
