// Which invites a command is about, where the request alone does not tell.
import InviteLedger
import LineProtocol
import Projections

extension LedgerServer {
  /// The command with its targets: those that a query chooses from the newest state, decided or not yet durable; and of
  /// a report about mail to an address the newest invite that is closed, of which decisions keep no list.
  func completed(
    _ command: Command, for request: Request, on session: Session
  ) throws(ReplyError) -> Command {
    switch command {
    case .reviseInvites(var wish):
      let chosen = try chosenInvites(by: request, within: bounds(of: request, from: session))
      wish.changes = try chosen.map { invite throws(ReplyError) in try request.change(of: invite) }
      return .reviseInvites(wish)
    case .recordDelivery(var report):
      guard case .address(let email, _) = report.invite else { return command }
      report.invite = .address(email, known: models.invites.ask { $0.newestInvite(to: email) })
      return .recordDelivery(report)
    default: return command
    }
  }

  /// The invites that a request's `where=` chooses, oldest first. Looks at every invite once, in the turn that decides,
  /// so that nothing comes between the choice and the change: some tenths of a second at a million.
  ///
  /// What lies outside the bounds of a scope is not there for its caller: neither a count nor a refusal tells of it.
  private func chosenInvites(by request: Request, within bounds: [Scope.Bound]?) throws(ReplyError) -> [InviteID] {
    let moment = now
    let query = try query(about: InviteSubject.self, of: request)
    guard !query.isEverything else {
      throw ReplyError(
        .ledger(.argumentInvalid), "where= has no term: everything is never meant",
        hint: "where='status=pending inviter=ada'")
    }
    var chosen: [InviteID] = []
    for invite in writer.state.invites {
      guard invite.isWithin(bounds) else { continue }
      let delivery = writer.state.delivery(of: invite.id)?.state
      guard query.matches(InviteSubject(invite, delivery: delivery, at: moment)) else { continue }
      chosen.append(invite.id)
      guard chosen.count <= InviteLedger.Limits.quantity else {
        throw ReplyError(
          .commandSize, "more than \(InviteLedger.Limits.quantity) invites match, which one command cannot change",
          hint: "narrow the query, by batch or by issued= for instance")
      }
    }
    return chosen
  }
}
