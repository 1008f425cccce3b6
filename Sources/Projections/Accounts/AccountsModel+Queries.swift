// Questions to the model of accounts.

package import InviteLedger

/// An account as it stands.
package struct AccountView: Hashable, Sendable {
  package var account: String
  package var fullName: PersonalText?
  package var email: PersonalText?
  package var role: Role
  package var groups: [String]
  package var channels: [String]
  package var uid: UInt32?
  package var external: String?
  /// Seq and time of the event that made it.
  package var seq: UInt64
  package var time: Timestamp
  /// The redemption that made it; nil when it was added.
  package var redemption: RedemptionID?
  package var deactivation: AccountDeactivation?
  package var notes: [NoteView]
}

extension AccountsModel {
  package func account(_ name: String) -> AccountView? { index(name).map(view) }

  /// By any spelling of its address.
  package func account(email: String) -> AccountView? {
    guard let key = addresses.findKey(email), key < byAddress.count else { return nil }
    return RowLink.index(byAddress[key]).map(view)
  }

  package func account(uid: UInt32) -> AccountView? { byUid[uid].map { view(Int($0)) } }

  package func account(external: String) -> AccountView? { byExternal[external].map { view(Int($0)) } }

  /// The groups of an account; none for a name without one.
  package func groups(of name: String) -> [String] {
    index(name).map { lists.list(accounts[$0].groups) } ?? []
  }

  /// Names that were ever seen here: what a list has to look at.
  package var nameCount: Int { names.count }

  /// Accounts in the order of their names' bytes, after one name, `limit` at most; with a group, its members. Looks at
  /// every name once, and keeps no more than twice as many as it answers.
  package func accounts(inGroup group: String? = nil, after name: String? = nil, limit: Int = .max) -> [AccountView] {
    let limit = max(0, limit)
    var kept: [(name: String, index: Int)] = []
    /// As many as are asked for come before it.
    var end: String?
    func trim() {
      kept.sort { $0.name.isOrdered(before: $1.name) }
      kept.removeLast(max(0, kept.count - limit))
      if kept.count == limit { end = kept.last?.name }
    }
    for index in accounts.indices where accounts[index].seq != 0 {
      if let group, !lists.list(accounts[index].groups).contains(group) { continue }
      let text = names.text(UInt32(clamping: index))
      if let name, !name.isOrdered(before: text) { continue }
      if let end, !text.isOrdered(before: end) { continue }
      kept.append((text, index))
      if kept.count / 2 > limit { trim() }
    }
    trim()
    return kept.map { view($0.index) }
  }

  func view(_ index: Int) -> AccountView {
    let row = accounts[index]
    let name = names.text(UInt32(clamping: index))
    return AccountView(
      account: name, fullName: texts.value(row.fullName), email: addresses.value(row.email), role: row.role,
      groups: lists.list(row.groups), channels: lists.list(row.channels), uid: row.localUser,
      external: names.optionalText(row.external), seq: row.seq, time: Timestamp(microseconds: row.time),
      redemption: row.redemption == 0 ? nil : RedemptionID(number: UInt64(row.redemption)),
      deactivation: deactivations[UInt32(clamping: index)], notes: notes.notes(on: "user:" + name))
  }
}
