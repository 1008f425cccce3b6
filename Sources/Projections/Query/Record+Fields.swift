// The values that an event has for each field of a query.

import InviteLedger

extension Record {
  /// The value of a numeric field: `ts` in microseconds; nil when the event has none.
  func number(of field: QueryField) -> Int64? {
    switch field {
    case .seq: Int64(clamping: seq)
    case .ts: time.microseconds
    case .uid: meta.uid.map(Int64.init)
    case .cause: meta.cause.map { Int64(clamping: $0) }
    default: nil
    }
  }

  /// The values of any other field; an event may have several. An address is given as what addresses are compared by.
  func texts(of field: QueryField) -> [String] {
    switch field {
    case .type: [event.type.rawValue]
    case .actor: [actor]
    case .req: meta.request.map { [$0.id] } ?? []
    case .data(let path): event.data.texts(at: path[...])
    case .meta(let path): meta.data.texts(at: path[...])
    case .seq, .ts, .uid, .cause: []
    default: event.texts(of: field)
    }
  }
}

extension Event {
  fileprivate func texts(of field: QueryField) -> [String] {
    switch field {
    case .invite: invites.map(\.description)
    case .batch: batches.map(\.description)
    case .message: messages.map(\.description)
    case .email: addresses.compactMap { $0?.text.map(EmailAddress.key(ofRecorded:)) }
    case .member: members
    case .inviter: inviter.map { [$0] } ?? []
    case .group: groups
    case .kind: kind.map { [$0.rawValue] } ?? []
    case .role: roles.compactMap { $0.map { String($0.rawValue) } }
    case .holder: holders.map(\.description)
    case .box: box.map { [$0.rawValue] } ?? []
    case .status: statusGiven.map { [$0.rawValue] } ?? []
    default: []
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
    case .tokenRedeemed(let event): [event.invite]
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
    case .noteAdded(let event): MessageID(text: event.target).map { [$0] } ?? []
    default: []
    }
  }

  var addresses: [PersonalText?] {
    switch self {
    case .inviteIssued(let event): [event.email]
    case .tokenRedeemed(let event): [event.email]
    case .accountAdded(let event): [event.email]
    case .accountChanged(let event): [event.old.email, event.new.email]
    default: []
    }
  }

  /// The accounts that the event is about.
  var members: [String] {
    switch self {
    case .tokenRedeemed(let event): [event.username]
    case .accountAdded(let event): [event.account]
    case .accountChanged(let event): [event.account]
    case .accountDeactivated(let event): [event.account]
    case .noteAdded(let event): event.target.hasPrefix("user:") ? [String(event.target.dropFirst(5))] : []
    default: []
    }
  }

  var inviter: String? {
    guard case .inviteIssued(let event) = self else { return nil }
    return event.inviter
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
    case .accountAdded(let event): event.groups
    case .accountChanged(let event): (event.old.groups ?? []) + (event.new.groups ?? [])
    default: holders.compactMap { if case .group(let name) = $0 { name } else { nil } }
    }
  }

  private var roles: [Role?] {
    switch self {
    case .inviteIssued(let event): [event.role]
    case .inviteAmended(let event): [event.old.role, event.new.role]
    case .tokenRedeemed(let event): [event.granted.role]
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
