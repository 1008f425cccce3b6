// Who may ask what, at the moment of asking: the table of verbs, keys that open no more, bounds, limits.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension LedgerServer {
  /// Why a request is refused whatever it asks for; nil when it is not.
  func accessRefusal(of request: Request, from session: Session) -> ReplyError? {
    let caller = session.caller
    // An operator who acts as himself may do everything: most requests need no look at the table.
    if caller.isBornOperator, caller.key == nil, request.envelope.actingAs == nil { return nil }
    let access = request.verb.access
    if access == .anyone { return nil }
    guard opens(session) else { return keyIsShut }
    if let name = request.envelope.actingAs, let objection = caller.objection(toActingAs: name, in: writer.state) {
      return ReplyError(.ledger(.denied), objection, hint: "leave @as= out")
    }
    let standing = caller.standing(actingAs: request.envelope.actingAs, in: writer.state)
    if let obstacle = access.obstacle(for: standing) { return refusal(of: request.verb, for: obstacle, to: caller) }
    return boundRefusal(of: request, access, standing) ?? personalRefusal(of: request.verb, standing)
  }

  /// Refuses what is all about people to those who may not see what belongs to a person.
  private func personalRefusal(of verb: Verb, _ standing: Standing) -> ReplyError? {
    guard verb == .show || verb == .story, !standing.hasUnbound(.readPersonal) else { return nil }
    return ReplyError(
      .ledger(.denied), "\(verb.rawValue) needs the scope \(Permission.readPersonal)", hint: "audit",
      data: [JSONMember(name: "scope", value: .string(Permission.readPersonal.text))])
  }

  /// Whether the key that a connection has shown, if it has, still opens: keys are revoked while connections live.
  func opens(_ session: Session) -> Bool {
    guard let key = session.caller.key else { return true }
    return writer.state.keyOpened(by: key.id, key.fingerprint, uid: session.caller.uid, at: now) != nil
  }

  /// What is said to a connection whose key was revoked, rotated away, or has ended.
  var keyIsShut: ReplyError {
    ReplyError(.ledger(.denied), "the key of this connection opens nothing any more", hint: "auth key=KEY")
  }

  /// Names what is needed.
  private func refusal(of verb: Verb, for obstacle: Access.Obstacle, to caller: Caller) -> ReplyError {
    switch obstacle {
    case .permission(let permission):
      let data = [JSONMember(name: "scope", value: .string(permission.text))]
      if let key = caller.key {
        return ReplyError(
          .ledger(.denied), "\(verb.rawValue) needs the scope \(permission), which \(key.id) does not have",
          hint: "an operator can widen it: key change key=\(key.id) scopes=\(permission)", data: data)
      }
      return ReplyError(
        .authRequired, "\(verb.rawValue) is for operators, and for those who were given \(permission)",
        hint: "auth key=KEY, with a key that has it; or sudo -u \(identity.systemName) invite-ledger \(verb.rawValue)",
        data: data)
    case .role(let role):
      return ReplyError(
        .ledger(.roleTooWeak), "Must be an organization \(role.word)", hint: "whoami",
        data: [JSONMember(name: "role", value: .integer(Int64(role.rawValue)))])
    case .notOperator:
      return ReplyError(
        .ledger(.denied), "\(verb.rawValue) is for operators",
        hint: "sudo -u \(identity.systemName) invite-ledger \(verb.rawValue)")
    }
  }

  // MARK: Bounds

  /// The bounds within which a caller may use a verb; nil when there are none.
  func bounds(of request: Request, from session: Session) -> [Scope.Bound]? {
    if session.caller.isBornOperator, session.caller.key == nil { return nil }
    let standing = session.caller.standing(actingAs: request.envelope.actingAs, in: writer.state)
    return standing.bounds(of: request.verb.access)
  }

  /// Refuses what a narrowed scope cannot be asked. Commands are looked at once they are read, and lists and rows are
  /// kept within the bounds by those who answer them.
  private func boundRefusal(of request: Request, _ access: Access, _ standing: Standing) -> ReplyError? {
    guard let bounds = standing.bounds(of: access), request.verb.entry.kind != .command else { return nil }
    switch request.verb {
    case .inviteShow, .inviteList, .inviteCheck, .inviteExplain, .tokenCheck, .tokenExplain, .messageList, .messageShow:
      return nil
    default: return beyondBounds(bounds)
    }
  }

  /// Refuses a command that goes beyond the bounds of its caller's scopes.
  func checkBounds(_ command: Command, for request: Request, on session: Session) throws(ReplyError) {
    guard let bounds = bounds(of: request, from: session) else { return }
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    guard command.stays(withinOneOf: bounds, of: actor, in: writer.state) else { throw beyondBounds(bounds) }
  }

  func beyondBounds(_ bounds: [Scope.Bound]) -> ReplyError {
    ReplyError(
      .ledger(.denied),
      "this goes beyond what the scope is narrowed to: " + bounds.map(\.description).joined(separator: ", "),
      hint: "whoami")
  }

  // MARK: Personal values

  /// Whether a caller sees personal values in rows.
  func showsPersonal(to session: Session, for request: Request) -> Bool {
    if session.caller.isBornOperator, session.caller.key == nil { return true }
    let standing = session.caller.standing(actingAs: request.envelope.actingAs, in: writer.state)
    return standing.hasUnbound(.readPersonal)
  }

  /// Refuses a question that names a personal value to those who may not see them: the answer would tell.
  ///
  /// - Parameter always: the parameter stands for words without a name.
  func requirePersonal(
    _ parameter: String, of request: Request, from session: Session, always: Bool = false
  ) throws(ReplyError) {
    guard always || request[parameter] != nil, !showsPersonal(to: session, for: request) else { return }
    throw ReplyError(
      .ledger(.denied), "\(parameter)= needs the scope \(Permission.readPersonal)", hint: "leave \(parameter)= out",
      data: [JSONMember(name: "scope", value: .string(Permission.readPersonal.text))])
  }

  // MARK: Limits

  /// What policy allows a key and a uid in a minute.
  func rateRefusal(of request: Request, from session: Session) -> ReplyError? {
    let limit = writer.requestsAMinute
    guard let limit, request.verb.access != .anyone || request.verb == .auth else { return nil }
    let payer = session.caller.key.map { RequestMeter.Payer.key($0.id) } ?? .uid(session.caller.uid)
    guard let wait = meter.wait(of: payer, limit: limit, at: reading.boot) else { return nil }
    return ReplyError(
      .rate, "more than \(limit) requests in a minute", hint: "wait, or policy set requests_a_minute=null",
      retryMilliseconds: wait)
  }
}

extension Invite {
  /// Whether it is within one of the bounds, if there are any.
  func isWithin(_ bounds: [Scope.Bound]?) -> Bool {
    bounds.map { bounds in bounds.contains { $0.holds(self) } } ?? true
  }
}

extension InviteView {
  /// Whether it is within one of the bounds, if there are any.
  func isWithin(_ bounds: [Scope.Bound]?) -> Bool {
    bounds.map { bounds in bounds.contains { $0.holds(inviter: inviter, groups: groups, channels: channels) } } ?? true
  }
}
