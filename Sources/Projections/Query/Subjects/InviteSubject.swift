// An invite of the newest state as a subject of queries: what `where=` of a command chooses among.

package import InviteLedger

/// An invite at a moment, because its status depends on the time.
///
/// What the state does not keep (who redeemed it and when, texts) is no field here: a choice rests on what decisions
/// rest on.
package struct InviteSubject: QuerySubject {
  let invite: Invite
  let now: Timestamp

  package init(_ invite: Invite, at now: Timestamp) {
    self.invite = invite
    self.now = now
  }

  package static var subjectName: String { "an invite" }

  package static var queryFields: [QueryField] {
    [.invite, .inviter, .email, .domain, .batch, .group, .kind, .role, .status, .issued, .expires, .under, .above]
  }

  package func numbers(of field: QueryField) -> FieldValues<Int64> {
    switch field {
    case .issued: .one(invite.issued.microseconds)
    case .expires: FieldValues(invite.expires.moment)
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
    default: .none
    }
  }
}
