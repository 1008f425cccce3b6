// An event as a subject of queries: the values that it has for each field.

package import InviteLedger

extension Record: QuerySubject {
  package static var subjectName: String { "an event" }
  package static var queryFields: [QueryField] { QueryField.named.map(\.field) }
  package static var hasPaths: Bool { true }

  package func numbers(of field: QueryField) -> FieldValues<Int64> {
    switch field {
    case .seq: .one(Int64(clamping: seq))
    case .ts: .one(time.microseconds)
    case .uid: FieldValues(meta.uid.map(Int64.init))
    case .cause: FieldValues(meta.cause.map { Int64(clamping: $0) })
    case .issued: event.isIssue ? .one(time.microseconds) : .none
    case .redeemed: event.isRedemption ? .one(time.microseconds) : .none
    case .expires: FieldValues(event.expiries.compactMap(\.moment))
    default: .none
    }
  }

  package func texts(of field: QueryField) -> FieldValues<String> {
    switch field {
    case .type: .one(event.type.rawValue)
    case .actor: .one(actor)
    case .key: FieldValues((event.keys + [meta.key].compactMap(\.self)).map(\.description))
    case .req: FieldValues(meta.request?.id)
    case .trace: FieldValues(meta.traceparent)
    case .under, .above: FieldValues([actor] + event.members + event.inviters)
    case .line: .one(text)
    case .data(let path): FieldValues(event.data.texts(at: path[...]))
    case .meta(let path): FieldValues(meta.data.texts(at: path[...]))
    default: event.texts(of: field)
    }
  }
}

extension Event {
  fileprivate func texts(of field: QueryField) -> FieldValues<String> {
    switch field {
    case .invite: FieldValues(invites.map(\.description))
    case .batch: FieldValues(batches.map(\.description))
    case .message: FieldValues(messages.map(\.description))
    case .email: FieldValues(addresses.compactMap { $0?.text.map(EmailAddress.key(ofRecorded:)) })
    case .domain: FieldValues(domains)
    case .member: FieldValues(members)
    case .inviter: FieldValues(inviters)
    case .group: FieldValues(groups)
    case .kind: FieldValues(kind?.rawValue)
    case .role: FieldValues(roles.compactMap { $0.map { String($0.rawValue) } })
    case .holder: FieldValues(holders.map(\.description))
    case .box: FieldValues(box?.rawValue)
    case .status: FieldValues(statusGiven?.rawValue)
    case .title: FieldValues(title)
    case .delivery: FieldValues(delivery?.rawValue)
    case .scope: FieldValues(keyFields.flatMap { $0.scopes ?? [] }.map(\.description))
    case .owner: FieldValues(keyFields.compactMap(\.owner))
    case .label: FieldValues(keyFields.compactMap(\.label))
    default: .none
    }
  }

  /// The invites that the event is about, one that took another's place included, and one that a note is on.
  var invites: [InviteID] {
    switch self {
    case .inviteIssued(let event): [event.invite]
    case .inviteAmended(let event): [event.invite]
    case .inviteResent(let event): [event.invite]
    case .inviteRevoked(let event): [event.invite]
    case .inviteSuperseded(let event): [event.invite, event.successor]
    case .inviteAddressed(let event): [event.invite]
    case .inviteReinstated(let event): [event.invite]
    case .tokenRotated(let event): [event.invite]
    case .tokenRevealed(let event): event.invites
    case .deliveryRecorded(let event): [event.invite]
    case .tokenRedeemed(let event): [event.invite]
    case .tokenReserved(let event): [event.invite]
    case .reservationReleased(let event): [event.invite]
    case .redemptionReversed(let event): [event.invite]
    case .attemptRefused(let event): event.invites
    case .noteAdded(let event): InviteID(text: event.target).map { [$0] } ?? []
    default: []
    }
  }

  var batches: [BatchID] {
    switch self {
    case .inviteIssued(let event): event.batch.map { [$0] } ?? []
    case .inviteAmended(let event): event.batch.map { [$0] } ?? []
    case .batchOpened(let event): [event.batch]
    case .batchClosed(let event): [event.batch]
    case .noteAdded(let event): BatchID(text: event.target).map { [$0] } ?? []
    default: []
    }
  }

  var messages: [MessageID] {
    switch self {
    case .messageSent(let event): [event.message]
    case .messageReplied(let event): [event.message]
    case .messageArchived(let event): [event.message]
    case .messageRestored(let event): [event.message]
    case .messageMuted(let event): [event.message]
    case .messageUnmuted(let event): [event.message]
    case .noteAdded(let event): MessageID(text: event.target).map { [$0] } ?? []
    default: []
    }
  }

  var addresses: [PersonalText?] {
    switch self {
    case .inviteIssued(let event): [event.email]
    case .inviteAddressed(let event): [event.old.email, event.new.email]
    case .tokenRedeemed(let event): [event.email]
    case .tokenReserved(let event): [event.email]
    case .accountAdded(let event): [event.email]
    case .accountChanged(let event): [event.old.email, event.new.email]
    default: []
    }
  }

  /// The domains of its addresses, and the one that an invite is bound to.
  private var domains: [String] {
    var domains = addresses.compactMap { $0?.text.flatMap(Self.domain(of:)) }
    domains += bindings.compactMap { $0?.lowercased() }
    return domains
  }

  private var bindings: [String?] {
    switch self {
    case .inviteIssued(let event): [event.domain]
    case .inviteAmended(let event): [event.old.domain, event.new.domain]
    case .inviteAddressed(let event): [event.old.domain, event.new.domain]
    default: []
    }
  }

  /// What a mail tool reported.
  private var delivery: DeliveryState? {
    guard case .deliveryRecorded(let event) = self else { return nil }
    return event.state
  }

  /// What follows the last `@` of an address, lower-cased.
  static func domain(of address: String) -> String? {
    let key = EmailAddress.key(ofRecorded: address)
    return key.utf8.lastIndex(of: UInt8(ascii: "@")).map { String(key[key.utf8.index(after: $0)...]) }
  }

  fileprivate var isIssue: Bool { if case .inviteIssued = self { true } else { false } }
  fileprivate var isRedemption: Bool { if case .tokenRedeemed = self { true } else { false } }

  /// The ends that the event gives an invite, and those that it had before.
  fileprivate var expiries: [Expiry] {
    switch self {
    case .inviteIssued(let event): [event.expires]
    case .inviteAmended(let event): [event.old.expires, event.new.expires].compactMap { $0 }
    case .inviteResent(let event): [event.oldExpires, event.expires].compactMap { $0 }
    default: []
    }
  }

  /// The accounts that the event is about.
  var members: [String] {
    switch self {
    case .tokenRedeemed(let event): [event.username]
    case .redemptionReversed(let event): [event.account]
    case .accountAdded(let event): [event.account]
    case .accountChanged(let event): [event.account]
    case .accountDeactivated(let event): [event.account]
    case .inviterSuspended(let event): [event.inviter]
    case .inviterRestored(let event): [event.inviter]
    case .lineageReassigned(let event): [event.subject]
    case .noteAdded(let event): event.target.hasPrefix("user:") ? [String(event.target.dropFirst(5))] : []
    default: []
    }
  }

  /// Those who issued, were suspended or restored, or brought somebody in.
  var inviters: [String] {
    switch self {
    case .inviteIssued(let event): [event.inviter]
    case .inviterSuspended(let event): [event.inviter]
    case .inviterRestored(let event): [event.inviter]
    case .lineageReassigned(let event): [event.old, event.new].compactMap { $0 }
    default: []
    }
  }

  private var kind: InviteKind? {
    guard case .inviteIssued(let event) = self else { return nil }
    return event.kind
  }

  /// Groups that are given, taken, withheld or written to.
  var groups: [String] {
    switch self {
    case .inviteIssued(let event): event.groups
    case .inviteAmended(let event): (event.old.groups ?? []) + (event.new.groups ?? [])
    case .tokenRedeemed(let event):
      event.granted.groups + event.withheld.filter { $0.kind == "group" }.map(\.name)
    case .redemptionReversed(let event): event.groups
    case .accountAdded(let event): event.groups
    case .accountChanged(let event): (event.old.groups ?? []) + (event.new.groups ?? [])
    case .catalogDefined(let event) where event.kind == .group: [event.name]
    case .catalogRetired(let event) where event.kind == .group: [event.name]
    default: holders.compactMap { if case .group(let name) = $0 { name } else { nil } }
    }
  }

  private var roles: [Role?] {
    switch self {
    case .inviteIssued(let event): [event.role]
    case .inviteAmended(let event): [event.old.role, event.new.role]
    case .tokenRedeemed(let event): [event.granted.role]
    case .redemptionReversed(let event): [event.oldRole, event.newRole]
    case .accountAdded(let event): [event.role]
    case .accountChanged(let event): [event.old.role, event.new.role]
    default: []
    }
  }

  /// The holders whose view the event changes.
  var holders: [Holder] {
    switch self {
    case .messageSent(let event): Message.holders(sender: event.sender, recipients: event.recipients)
    case .messageArchived(let event): event.holders
    case .messageRestored(let event): event.holders
    case .messageMuted(let event): event.holders
    case .messageUnmuted(let event): event.holders
    default: []
    }
  }

  /// Where the event puts a message.
  private var box: MessageBox? {
    switch self {
    case .messageSent, .messageRestored: .inbox
    case .messageArchived: .archived
    default: nil
    }
  }

  /// The title that the event gives a message.
  private var title: String? {
    guard case .messageSent(let event) = self else { return nil }
    return event.title.text
  }

  /// The status that the event by itself gives an invite; what follows from time and from counting is not an event's.
  private var statusGiven: InviteStatus? {
    switch self {
    case .inviteIssued: .pending
    case .inviteRevoked: .revoked
    case .inviteSuperseded: .superseded
    default: nil
    }
  }
}

extension Expiry {
  /// In microseconds; nil for never.
  var moment: Int64? {
    switch self {
    case .never: nil
    case .at(let time): time.microseconds
    }
  }
}
