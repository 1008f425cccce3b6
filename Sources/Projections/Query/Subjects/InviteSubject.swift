// An invite of the newest state as a subject of queries: what `where=` of a command chooses among.

package import InviteLedger

/// An invite at a moment, because its status depends on the time.
///
/// What the state does not keep (who redeemed it) is no field here: a choice rests on what decisions rest on.
package struct InviteSubject: QuerySubject {
  let invite: Invite
  let delivery: DeliveryState?
  let now: Timestamp

  /// - Parameter delivery: what the mail of the invite came to, by the report that counts.
  package init(_ invite: Invite, delivery: DeliveryState? = nil, at now: Timestamp) {
    self.invite = invite
    self.delivery = delivery
    self.now = now
  }

  package static var subjectName: String { "an invite" }

  package static var queryFields: [QueryField] {
    [
      .invite, .inviter, .email, .domain, .batch, .group, .kind, .role, .status, .issued, .expires, .redeemed,
      .delivery, .under, .above,
    ]
  }

  package func numbers(of field: QueryField) -> FieldValues<Int64> {
    switch field {
    case .issued: .one(invite.issued.microseconds)
    case .expires: FieldValues(invite.expires.moment)
    case .redeemed: FieldValues(invite.redeemed?.microseconds)
    default: .none
    }
  }

  package func texts(of field: QueryField) -> FieldValues<String> {
    switch field {
    case .invite: .one(invite.id.description)
    case .inviter, .under, .above: .one(invite.inviter)
    case .email: FieldValues(invite.address)
    case .domain: FieldValues(invite.domain ?? invite.address.flatMap(Event.domain(of:)))
    case .batch: FieldValues(invite.batch?.description)
    case .group: FieldValues(invite.groups)
    case .kind: .one(invite.kind.rawValue)
    case .role: .one(String(invite.role.rawValue))
    case .status: .one(invite.status(at: now).rawValue)
    case .delivery: FieldValues(delivery?.rawValue)
    default: .none
    }
  }
}
