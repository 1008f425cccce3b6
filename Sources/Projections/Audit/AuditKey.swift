// What the index finds events by: small hashes of values.

import InviteLedger

/// A hash of a field and one value. Swift's own, seeded in each process: it never leaves memory, and nobody can choose
/// values that collide.
struct AuditKey: Hashable, Sendable {
  let hash: UInt64

  init(_ field: QueryField, _ text: String) {
    var hasher = Hasher()
    hasher.combine(Self.tag(of: field))
    hasher.combine(text)
    hash = UInt64(truncatingIfNeeded: hasher.finalize())
  }

  init(_ id: some LedgerIdentifier) {
    var hasher = Hasher()
    hasher.combine(id.number)
    hasher.combine("\(type(of: id).prefix)".utf8.first)
    hash = UInt64(truncatingIfNeeded: hasher.finalize())
  }

  /// The key of a value in a query; nil for a field that is not indexed by value.
  init?(field: QueryField, value: String) {
    switch field {
    case .invite:
      guard let id = InviteID(text: value) else { return nil }
      self.init(id)
    case .batch:
      guard let id = BatchID(text: value) else { return nil }
      self.init(id)
    case .message:
      guard let id = MessageID(text: value) else { return nil }
      self.init(id)
    case .email, .member, .req, .inviter, .group, .holder: self.init(field, value)
    default: return nil
    }
  }

  /// Whether events carry the key themselves, and not only the filter of their block.
  static func isLane(_ field: QueryField) -> Bool {
    switch field {
    case .invite, .batch, .message, .email, .member, .req: true
    default: false
    }
  }

  /// 16 bits of the hash; neither 0, which is no key, nor 65,535, which is too many keys.
  var lane: UInt16 { UInt16(truncatingIfNeeded: hash >> 48) % 65_534 + 1 }

  private static func tag(of field: QueryField) -> UInt8 {
    switch field {
    case .email: 1
    case .member: 2
    case .req: 3
    case .inviter: 4
    case .group: 5
    case .holder: 6
    default: 0
    }
  }
}

extension Record {
  /// Keys that the event carries itself.
  var laneKeys: [AuditKey] {
    var keys = event.invites.map { AuditKey($0) }
    keys += event.batches.map { AuditKey($0) }
    keys += event.messages.map { AuditKey($0) }
    keys += event.addresses.compactMap { $0?.text.map { AuditKey(.email, EmailAddress.key(ofRecorded: $0)) } }
    keys += event.members.map { AuditKey(.member, $0) }
    if let request = meta.request { keys.append(AuditKey(.req, request.id)) }
    return keys
  }

  /// Keys that only the filter of its block knows.
  var blockKeys: [AuditKey] {
    var keys = event.groups.map { AuditKey(.group, $0) }
    keys += event.holders.map { AuditKey(.holder, $0.description) }
    if let inviter = event.inviter { keys.append(AuditKey(.inviter, inviter)) }
    return keys
  }
}
