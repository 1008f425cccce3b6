// Questions about invites: one of them, and lists.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension LedgerServer {
  func showInvite(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let bounds = bounds(of: request, from: session)
    guard let id = request.invite("invite"), let invite = models.invites.ask({ $0.invite(id) }),
      invite.isWithin(bounds)
    else {
      throw ReplyError(.ledger(.inviteUnknown), "there is no such invite", hint: "invite list")
    }
    let redemptions = models.invites.ask { $0.redemptions(of: id, limit: Limits.listRowsMax) }
    let showsPersonal = showsPersonal(to: session, for: request)
    reply.row { json in
      json.members(of: showsPersonal ? invite : invite.bare, at: now)
      json.particulars(of: showsPersonal ? invite : invite.bare)
      json.name("redemptions")
      json.beginArray()
      for redemption in redemptions { json.redemption(redemption) }
      json.endArray()
      showReservations(of: invite, at: now, to: &json)
      let count = Int(invite.used) + Int(invite.reversed)
      if count > redemptions.count { json.member("redemptions_left_out", count - redemptions.count) }
    }
    end(&reply, rows: 1)
  }

  /// The live reservations of an invite, those that lapse first at the beginning.
  private func showReservations(of invite: InviteView, at moment: Timestamp, to json: inout JSONWriter) {
    let live = invite.holds.reservations(at: moment, limit: Limits.listRowsMax)
    guard !live.isEmpty else { return }
    json.name("reservations")
    json.beginArray()
    for reservation in models.invites.ask({ model in live.compactMap(model.reservation) }) {
      json.reservation(reservation)
    }
    json.endArray()
  }

  /// Looks through the shortest list that the filter names. Who is kept within bounds is shown what is in them.
  func listInvites(_ request: Request, on session: Session) throws(ReplyError) {
    try requirePersonal("email", of: request, from: session)
    if !request.queryTexts.isEmpty { try requirePersonal("where", of: request, from: session, always: true) }
    let page = try page(of: request)
    let moment = now
    let filter = InviteFilter(
      inviter: request.text("inviter"), batch: request.batch("batch"), email: request.text("email"),
      status: request.list("status").map { Set($0.compactMap(InviteStatus.init(rawValue:))) },
      delivery: request.list("delivery").map { Set($0.map(DeliveryState.init(rawValue:))) },
      query: try query(about: InviteSubject.self, of: request))
    let after = try page.after.map { (text) throws(ReplyError) in try Page.id(text, as: InviteID.self) }
    let (bounds, showsPersonal, seen) = (
      bounds(of: request, from: session), showsPersonal(to: session, for: request), seen
    )
    let model = models.invites.ask { $0 }
    let search = ListSearch(candidates(filter, after: after, in: model), limit: page.limit + 1) {
      number -> InviteView? in
      let id = InviteID(number: number)
      guard model.matches(id, filter, at: moment), let invite = model.invite(id), invite.isWithin(bounds) else {
        return nil
      }
      return invite
    }
    answer(request, on: session, from: search) { [id = request.id] found in
      var reply = ReplyWriter(id: id)
      for invite in found.prefix(page.limit) {
        reply.row { $0.members(of: showsPersonal ? invite : invite.bare, at: moment) }
      }
      reply.end(page, found.map(\.invite.description), seq: seen)
      return reply
    }
  }

  private func candidates(
    _ filter: InviteFilter, after: InviteID?, in model: InvitesModel
  ) -> ListSearch<InviteView>.Candidates {
    let first = (after?.number ?? 0) + 1
    guard let most = model.candidateCount(filter) else {
      return .range(first..<max(first, UInt64(model.count) + 1))
    }
    let gather: @Sendable () -> [UInt64] = { model.candidates(filter, from: first).map(\.number) }
    return most > Limits.thingsPerTurn ? .gathered(atMost: most, gather) : .numbers(gather())
  }
}
