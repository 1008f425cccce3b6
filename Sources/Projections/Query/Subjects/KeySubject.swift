// An access key as a subject of queries: what `key list` and `key revoke where=` choose among.

package import InviteLedger

/// A key at a moment, because its status depends on the time.
package struct KeySubject: QuerySubject {
  private let key: KeyID
  private let label: String
  private let owner: String?
  private let scopes: [Scope]
  private let status: KeyStatus
  private let role: Role?
  private let uids: [UInt32]
  private let creator: String
  private let created: Timestamp
  private let expires: Expiry

  /// A key of the newest state.
  package init(_ key: AccessKey, at now: Timestamp, policy: Policy) {
    self.key = key.id
    label = key.label
    owner = key.owner
    scopes = key.scopes
    status = key.status(at: now, policy: policy)
    role = key.role
    uids = key.uids
    creator = key.creator
    created = key.created
    expires = key.expires
  }

  /// A key of the read model.
  init(_ key: KeyView, at now: Timestamp, policy: Policy) {
    self.key = key.key
    label = key.label
    owner = key.owner
    scopes = key.scopes
    status = key.status(at: now, policy: policy)
    role = key.role
    uids = key.uids
    creator = key.creator
    created = key.time
    expires = key.expires
  }

  package static var subjectName: String { "a key" }

  package static var queryFields: [QueryField] {
    [.key, .label, .owner, .scope, .status, .role, .uid, .actor, .issued, .expires]
  }

  package static var statusWords: [String] { KeyStatus.allCases.map(\.rawValue) }

  package func numbers(of field: QueryField) -> FieldValues<Int64> {
    switch field {
    case .uid: FieldValues(uids.map(Int64.init))
    case .issued: .one(created.microseconds)
    case .expires: FieldValues(expires.moment)
    default: .none
    }
  }

  package func texts(of field: QueryField) -> FieldValues<String> {
    switch field {
    case .key: .one(key.description)
    case .label: .one(label)
    case .owner: FieldValues(owner)
    case .scope: FieldValues(scopes.map(\.description))
    case .status: .one(status.rawValue)
    case .role: FieldValues(role.map { String($0.rawValue) })
    case .actor: .one(creator)
    default: .none
    }
  }
}
