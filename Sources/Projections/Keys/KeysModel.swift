// The read model of access keys: what each may do, and how it is used.

package import InviteLedger

/// Keys by their number, with every local user and verb they were used for, and what was refused to it.
package struct KeysModel: Projection {
  package static var name: String { "keys" }

  /// There are few keys, and each is looked at whole.
  var keys: [KeyView] = []

  package init() {}

  /// Keys in the order in which they were made.
  package var all: [KeyView] { keys }

  /// No key was ever made.
  package var isEmpty: Bool { keys.isEmpty }
}

/// A key as it stands.
package struct KeyView: Hashable, Sendable {
  package var key: KeyID
  package var label: String
  package var owner: String?
  package var role: Role?
  package var scopes: [Scope]
  package var uids: [UInt32]
  package var expires: Expiry
  package var hint: String
  package var generation: UInt32 = 1
  /// Until when the secret before the last rotation opens.
  package var oldUntil: Timestamp?
  package var creator: String
  /// Seq and time of the event that made it.
  package var seq: UInt64
  package var time: Timestamp
  package var revocation: KeyRevocation?
  /// When it was made, restored or used last: what a lapse is counted from.
  package var activeSince: Timestamp
  /// By local user and verb, in the order of their first uses.
  package var uses: [KeyUse] = []
  /// Requests that were refused to it, and showings that opened nothing, by code.
  package var refused: [AuthRefusal: UInt64] = [:]
}

/// How a key was ended.
package struct KeyRevocation: Hashable, Sendable {
  package var seq: UInt64
  package var time: Timestamp
  package var actor: String
  package var reason: PersonalText?
}

/// The uses of a key by one local user for one verb.
package struct KeyUse: Hashable, Sendable {
  package var uid: UInt32
  package var command: String
  package var count: UInt64
  /// Of the last of them.
  package var pid: Int32
  package var program: String?
  package var last: Timestamp
}
