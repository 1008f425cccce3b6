// The read model of accounts: those that were added and those that redemptions made.

package import InviteLedger

/// Accounts by name, address, uid and another system's id.
package struct AccountsModel: Projection {
  package static var name: String { "accounts" }

  var names = NameTable()
  var texts = PersonalTable()
  var addresses = AddressTable()
  var lists = ListTable()
  /// By the number of the name.
  var accounts = ChunkedRows<AccountRow>()
  /// Link to the account that has the address, by the number of the address' key; 0 when nobody has.
  var byAddress = ChunkedRows<UInt32>()
  /// Number of the account's name.
  var byUid: [UInt32: UInt32] = [:]
  var byExternal: [String: UInt32] = [:]
  var deactivations: [UInt32: AccountDeactivation] = [:]
  var notes = NoteBook()

  package init() {}
}

/// One account.
struct AccountRow: Sendable {
  /// Seq of the event that made it; 0 for a name that has no account.
  var seq: UInt64 = 0
  var time: Int64 = 0
  /// Number of the redemption that made it; 0 when it was added.
  var redemption: UInt32 = 0
  var email = AddressTable.Reference.absent
  var fullName = PersonalTable.Reference.absent
  var groups: UInt32 = 0
  var channels: UInt32 = 0
  var external: UInt32 = 0
  var uid: UInt32 = 0
  var role = Role.member
  var hasUid = false

  /// The local uid whose commands are this account's.
  var localUser: UInt32? {
    get { hasUid ? uid : nil }
    set { (uid, hasUid) = (newValue ?? 0, newValue != nil) }
  }
}

/// How an account was closed.
package struct AccountDeactivation: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var reason: PersonalText?
  /// The redemption that was undone, when that closed the account; the next one opens it again.
  package var undone: RedemptionID?
}
