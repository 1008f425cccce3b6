// What the index finds events by: small hashes of values.

import InviteLedger

/// A hash of a field and one value, the same in every process: an image carries what was made of it into the next one.
/// Whoever chooses values that collide has questions about them read more lines, which every question is bounded in.
struct AuditKey: Hashable, Sendable {
  let hash: UInt64

  init(_ field: QueryField, _ text: String) { self.init(Self.tag(of: field), Self.hash(of: text)) }

  init(_ invite: InviteID) { self.init(7, invite.number) }
  init(_ batch: BatchID) { self.init(8, batch.number) }
  init(_ message: MessageID) { self.init(9, message.number) }
  init(_ key: KeyID) { self.init(11, key.number) }

  /// Numbers are mixed (SplitMix64's last steps); they spread without a secret.
  private init(_ tag: UInt64, _ number: UInt64) {
    var word = number &* 16 &+ tag &+ 0x9E37_79B9_7F4A_7C15
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    hash = word ^ (word >> 31)
  }

  init(address: String) { self.init(.email, EmailAddress.key(ofRecorded: address)) }

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
    case .key:
      guard let id = KeyID(text: value) else { return nil }
      self.init(id)
    case .email, .member, .req, .actor, .inviter, .group, .holder: self.init(field, value)
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

  /// FNV-1a (64 bits) of a text, equal for texts that are equal as the matcher compares them: canonically. There a
  /// character has one spelling in ASCII or none, and all that have none count as one.
  private static func hash(of text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let bytes = text.utf8.span
    var all: UInt8 = 0
    for index in bytes.indices { all |= bytes[index] }
    if all < 0x80 {
      for index in bytes.indices { add(bytes[index]) }
      return hash
    }
    for character in text {
      switch character {
      case _ where character.isASCII: for byte in character.utf8 { add(byte) }
      // Equal to the signs of kelvin, of a Greek question and of the grave accent, which alone get here.
      case "K": add(UInt8(ascii: "K"))
      case ";": add(UInt8(ascii: ";"))
      case "`": add(UInt8(ascii: "`"))
      default: add(0xFF)
      }
    }
    return hash
  }

  private static func tag(of field: QueryField) -> UInt64 {
    switch field {
    case .email: 1
    case .member: 2
    case .req: 3
    case .inviter: 4
    case .group: 5
    case .holder: 6
    case .actor: 10
    default: 0
    }
  }
}

extension Event {
  /// Calls `body` with every key of the event; `isLane` says whether the event carries it itself, or only the filter of
  /// its block knows it. The values are those that the matcher sees (`Record.texts`).
  func forEachKey(_ body: (_ key: AuditKey, _ isLane: Bool) -> Void) {
    switch self {
    case .inviteIssued(let event):
      body(AuditKey(event.invite), true)
      if let batch = event.batch { body(AuditKey(batch), true) }
      if let address = event.email?.text { body(AuditKey(address: address), true) }
      body(AuditKey(.inviter, event.inviter), false)
      for group in event.groups { body(AuditKey(.group, group), false) }
    case .tokenRedeemed(let event):
      body(AuditKey(event.invite), true)
      if let address = event.email?.text { body(AuditKey(address: address), true) }
      body(AuditKey(.member, event.username), true)
      for group in event.granted.groups { body(AuditKey(.group, group), false) }
      for grant in event.withheld where grant.kind == "group" { body(AuditKey(.group, grant.name), false) }
    default: forEachKeyOfOthers(body)
    }
  }

  /// The events that come less often are asked as the matcher asks them.
  private func forEachKeyOfOthers(_ body: (_ key: AuditKey, _ isLane: Bool) -> Void) {
    for key in keys { body(AuditKey(key), false) }
    for invite in invites { body(AuditKey(invite), true) }
    for batch in batches { body(AuditKey(batch), true) }
    for message in messages { body(AuditKey(message), true) }
    for case .some(.known(let address)) in addresses { body(AuditKey(address: address), true) }
    for member in members { body(AuditKey(.member, member), true) }
    for inviter in inviters { body(AuditKey(.inviter, inviter), false) }
    for group in groups { body(AuditKey(.group, group), false) }
    for holder in holders { body(AuditKey(.holder, holder.description), false) }
  }
}
