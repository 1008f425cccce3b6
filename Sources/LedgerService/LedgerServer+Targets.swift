// Which invites a command is about, where the request alone does not tell.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension LedgerServer {
  /// Gives a command its targets: those that a query chooses from the newest state, decided or not yet durable; and of
  /// a report about mail to an address the newest invite that is closed, of which decisions keep no list.
  func complete(_ command: inout Command, for request: Request, on session: Session) throws(ReplyError) {
    switch command {
    case .reviseInvites(var wish):
      let chosen = try chosenInvites(by: request, from: session)
      wish.changes = try chosen.map { invite throws(ReplyError) in try request.change(of: invite) }
      command = .reviseInvites(wish)
    case .reviseMessages(var wish):
      let actor = writer.actor(of: session.caller, actingAs: request.envelope.actingAs)
      let chosen = try chosenMessages(by: request, heldBy: wish.holders.isEmpty ? [.user(actor.name)] : wish.holders)
      wish.changes = try chosen.map { message throws(ReplyError) in try request.change(of: message) }
      command = .reviseMessages(wish)
    case .revokeKeys(var wish) where wish.isChosen:
      wish.keys = try chosenKeys(by: request, managedBy: manager(request, session))
      command = .revokeKeys(wish)
    case .recordDelivery(var report):
      guard case .address(let email, _) = report.invite else { return }
      report.invite = .address(email, known: models.invites.ask { $0.newestInvite(to: email) })
      command = .recordDelivery(report)
    default: break
    }
  }

  /// The invites that a request's `where=` chooses.
  ///
  /// What lies outside the bounds of a scope is not there for its caller: neither a count nor a refusal tells of it. Who
  /// sees no personal values chooses by none: the number of matches would tell.
  private func chosenInvites(by request: Request, from session: Session) throws(ReplyError) -> [InviteID] {
    if !showsPersonal(to: session, for: request),
      try query(about: InviteSubject.self, of: request).asks(about: [.email, .domain])
    {
      throw ReplyError(
        .ledger(.denied), "where= with addresses needs the scope \(Permission.readPersonal)",
        hint: "choose by invite=, batch= or inviter=",
        data: [JSONMember(name: "scope", value: .string(Permission.readPersonal.text))])
    }
    let (moment, bounds) = (now, bounds(of: request, from: session))
    return try chosen(
      among: writer.state.invites, \.id, by: request, atMost: InviteLedger.Limits.quantity,
      example: "status=pending inviter=ada"
    ) { invite -> InviteSubject? in
      guard invite.isWithin(bounds) else { return nil }
      return InviteSubject(invite, delivery: writer.state.delivery(of: invite.id)?.state, at: moment)
    }
  }

  /// The messages that a request's `where=` chooses among those that all of some holders have. Those of others are not
  /// there: who may move something in these views is asked when the command is decided.
  private func chosenMessages(by request: Request, heldBy holders: [Holder]) throws(ReplyError) -> [MessageID] {
    // Decisions need no titles, so the state has none; the read model has those that are durable.
    let newTitles = writer.undurableTitles
    return try chosen(
      among: writer.state.messages, \.id, by: request, atMost: InviteLedger.Limits.quantity,
      example: "box=inbox until=30d"
    ) { message -> MessageSubject? in
      guard holders.allSatisfy(message.isHeld) else { return nil }
      return MessageSubject(message, inViewsOf: holders) { [models] in
        newTitles[message.id] ?? models.messages.ask { $0.message(message.id) }?.title.text
      }
    }
  }

  /// The keys that a request's `where=` chooses among those that its actor sees: nil for an administrator, who sees all.
  private func chosenKeys(by request: Request, managedBy manager: String?) throws(ReplyError) -> [KeyID] {
    let (moment, policy) = (now, writer.state.policy)
    return try chosen(
      among: writer.state.keys, \.id, by: request, atMost: UInt32(InviteLedger.Limits.keysPerCommand),
      example: "status=active owner=ada"
    ) { key -> KeySubject? in
      guard manager == nil || manager == key.owner || manager == key.creator else { return nil }
      return KeySubject(key, at: moment, policy: policy)
    }
  }

  /// What a request's `where=` chooses, oldest first. Looks at every thing once, in the turn that decides, so that nothing
  /// comes between the choice and the change: some tenths of a second at a million. A thing without a subject is not there
  /// for the one who asks.
  private func chosen<Thing, ID, Subject: QuerySubject>(
    among things: some Sequence<Thing>, _ id: KeyPath<Thing, ID>, by request: Request, atMost limit: UInt32,
    example: String, _ subject: (Thing) -> Subject?
  ) throws(ReplyError) -> [ID] {
    let query = try query(about: Subject.self, of: request)
    guard !query.isEverything else {
      throw ReplyError(
        .ledger(.argumentInvalid), "where= has no term: everything is never meant", hint: "where='\(example)'")
    }
    var chosen: [ID] = []
    for thing in things {
      guard let subject = subject(thing), query.matches(subject) else { continue }
      chosen.append(thing[keyPath: id])
      guard chosen.count <= limit else {
        throw ReplyError(
          .commandSize, "more than \(limit) match, which one command cannot change",
          hint: "narrow the query, by batch or by time for instance")
      }
    }
    return chosen
  }
}

extension Command {
  /// What a command on many is about: the name of the list, and the ids in it.
  var targetsOfMany: (things: StaticString, ids: [String])? {
    switch self {
    case .reviseInvites(let wish): ("invites", wish.changes.map(\.invite.description))
    case .reviseMessages(let wish): ("messages", wish.changes.map(\.message.description))
    case .revokeKeys(let wish) where wish.isChosen: ("keys", wish.keys.map(\.description))
    default: nil
    }
  }
}
