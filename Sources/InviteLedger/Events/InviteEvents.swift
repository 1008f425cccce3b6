// Events in the life of an invite after it was issued and before it is redeemed.

/// Some fields of an invite, as they were or as they became; nil is not part of the change. Fields behind `expires`
/// came with version 2 of `InviteAmended`.
package struct InviteFields: Hashable, Sendable {
  package var role: Role?
  package var groups: [String]?
  package var channels: [String]?
  package var maxUses: UseLimit?
  package var expires: Expiry?
  package var includeDefaultChannels: Bool?
  package var topic: String?
  package var binding: Binding?
  package var domain: String?
  package var subject: PersonalText?
  package var message: PersonalText?
  package var note: PersonalText?
  package var locale: String?
  package var notifyInviter: Bool?

  package init(
    role: Role? = nil,
    groups: [String]? = nil,
    channels: [String]? = nil,
    maxUses: UseLimit? = nil,
    expires: Expiry? = nil,
    includeDefaultChannels: Bool? = nil,
    topic: String? = nil,
    binding: Binding? = nil,
    domain: String? = nil,
    subject: PersonalText? = nil,
    message: PersonalText? = nil,
    note: PersonalText? = nil,
    locale: String? = nil,
    notifyInviter: Bool? = nil
  ) {
    self.role = role
    self.groups = groups
    self.channels = channels
    self.maxUses = maxUses
    self.expires = expires
    self.includeDefaultChannels = includeDefaultChannels
    self.topic = topic
    self.binding = binding
    self.domain = domain
    self.subject = subject
    self.message = message
    self.note = note
    self.locale = locale
    self.notifyInviter = notifyInviter
  }
}

/// Terms of an invite changed. `old` and `new` name the same fields, except that a field which may be without a value
/// (topic, domain, the texts) stands in `new` alone when it had none, and in `old` alone when it has none any more.
///
/// A row of an atomic batch that is answered with an invite that was open already is recorded as this event, with no
/// field in `old` and `new` when nothing had to change: so every row of the batch has a line, and the answer of the
/// whole batch can be given again from its lines alone.
package struct InviteAmended: Hashable, Sendable {
  package var invite: InviteID
  package var old: InviteFields
  package var new: InviteFields
  /// The batch whose row asked for these terms.
  package var batch: BatchID?
  /// Row of the imported file, 1 for the first after a header.
  package var row: UInt32?

  package init(
    invite: InviteID, old: InviteFields, new: InviteFields, batch: BatchID? = nil, row: UInt32? = nil
  ) {
    self.invite = invite
    self.old = old
    self.new = new
    self.batch = batch
    self.row = row
  }
}

extension InviteAmended {
  /// What a field that may be without a value becomes; nil when the amendment is not about it.
  package func setting<Value>(of field: KeyPath<InviteFields, Value?>) -> Setting<Value>? {
    if let value = new[keyPath: field] { return .value(value) }
    return old[keyPath: field] == nil ? nil : .cleared
  }

  /// The value of such a field afterwards.
  package func value<Value: Hashable & Sendable>(
    of field: KeyPath<InviteFields, Value?>, otherwise before: Value?
  ) -> Value? {
    guard let setting = setting(of: field) else { return before }
    return setting.value
  }
}

/// The same token is to be delivered once more.
package struct InviteResent: Hashable, Sendable {
  package var invite: InviteID
  /// Present together with `expires`, when resending also moved the expiry.
  package var oldExpires: Expiry?
  package var expires: Expiry?

  package init(invite: InviteID, oldExpires: Expiry? = nil, expires: Expiry? = nil) {
    self.invite = invite
    self.oldExpires = oldExpires
    self.expires = expires
  }
}

/// The invite cannot be redeemed any more.
package struct InviteRevoked: Hashable, Sendable {
  package var invite: InviteID
  package var reason: PersonalText?

  package init(invite: InviteID, reason: PersonalText? = nil) {
    self.invite = invite
    self.reason = reason
  }
}

/// Another invite of the same address was redeemed, or took its place; this one is closed.
package struct InviteSuperseded: Hashable, Sendable {
  package var invite: InviteID
  /// The invite that was redeemed or issued instead.
  package var successor: InviteID

  package init(invite: InviteID, successor: InviteID) {
    self.invite = invite
    self.successor = successor
  }
}
