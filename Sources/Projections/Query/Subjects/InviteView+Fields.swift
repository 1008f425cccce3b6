// An invite of the read model as a subject of queries: what `invite list` chooses among.

import InviteLedger

/// An invite as it is listed, at a moment, because its status depends on the time.
struct ListedInvite: QuerySubject {
  let view: InviteView
  let now: Timestamp
  let redeemed: Timestamp?

  static var subjectName: String { InviteSubject.subjectName }
  static var queryFields: [QueryField] { InviteSubject.queryFields }

  func numbers(of field: QueryField) -> FieldValues<Int64> {
    switch field {
    case .issued: .one(view.issued.microseconds)
    case .expires: FieldValues(view.expires.moment)
    case .redeemed: FieldValues(redeemed?.microseconds)
    default: .none
    }
  }

  func texts(of field: QueryField) -> FieldValues<String> {
    switch field {
    case .invite: .one(view.invite.description)
    case .inviter, .under, .above: .one(view.inviter)
    case .email: FieldValues((view.email?.text).map(EmailAddress.key(ofRecorded:)))
    case .domain: FieldValues(view.domain ?? (view.email?.text).flatMap(Event.domain(of:)))
    case .batch: FieldValues(view.batch?.description)
    case .group: FieldValues(view.groups)
    case .kind: .one(view.kind.rawValue)
    case .role: .one(String(view.role.rawValue))
    case .status: .one(view.status(at: now).rawValue)
    case .delivery: FieldValues(view.delivery?.standing.state.rawValue)
    default: .none
    }
  }
}
