// What the connection itself answers: who is there, who you are, how to speak.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket

extension LedgerServer {
  /// Answers a session verb at once, in its place among the replies.
  func answer(_ request: Request, on session: Session) {
    var reply = ReplyWriter(id: request.id)
    switch request.verb {
    case .ping: reply.ok { $0.member("pong", true) }
    case .help: reply.help(on: request.text("topic"))
    case .describe: reply.describe()
    case .hello: hello(session, to: &reply)
    case .whoami: whoami(session, to: &reply)
    case .auth: takeKey(request, on: session, to: &reply)
    case .health: health(to: &reply)
    case .clockAccept:
      writer.acceptClock(reading)
      reply.ok { $0.member("now", now) }
    case .deprecations: listDeprecations(to: &reply)
    case .quit:
      reply.ok { $0.member("bye", true) }
      session.hasQuit = true
      session.sawEnd = true
    default: reply.error(internalFault("\(request.verb.rawValue) is no session verb"))
    }
    self.reply(reply, to: request.id, on: session)
  }

  private func hello(_ session: Session, to reply: inout ReplyWriter) {
    let actor = session.caller.actor(actingAs: nil, in: writer.state)
    reply.ok { json in
      json.member("version", LedgerService.version)
      json.member("level", ProtocolLevel.current)
      json.member("ledger", identity.ledger.description)
      json.member("seq", writer.log.durableSeq)
      json.member("actor", actor.name)
      json.member("operator", actor.isOperator)
      json.limits()
    }
  }

  private func whoami(_ session: Session, to reply: inout ReplyWriter) {
    let caller = session.caller
    let actor = caller.actor(actingAs: nil, in: writer.state)
    reply.ok { json in
      json.member("actor", actor.name)
      json.member("uid", caller.uid)
      json.member("gid", caller.gid)
      json.member("pid", caller.pid)
      json.member("operator", actor.isOperator)
      json.name("role")
      if let role = writer.state.role(of: actor) { json.integer(role.rawValue) } else { json.null() }
      json.member("scopes", list: actor.isOperator ? ["*"] : actor.scopes.map(\.description))
      guard let key = caller.key else { return }
      json.member("key", key.id.description)
      if let label = writer.state.key(key.id)?.label { json.member("label", label) }
      if !opens(session) { json.member("key_opens", false) }
    }
  }

  private func health(to reply: inout ReplyWriter) {
    let state =
      switch phase {
      case .serving: isFull ? "full" : "serving"
      case .draining, .failed: "draining"
      }
    reply.ok { json in
      json.member("state", state)
      json.member("seq", writer.log.durableSeq)
      json.member("connections", lines.connectionCount)
      switch writer.clockStanding(at: reading) {
      case .right: break
      case .held(let microseconds):
        json.member("clock", "held")
        json.member("clock_ms", microseconds / 1_000)
      case .ahead(let microseconds):
        json.member("clock", "ahead")
        json.member("clock_ms", microseconds / 1_000)
      }
      if !lapsingKeys.isEmpty { json.member("lapsing_keys", list: lapsingKeys) }
    }
  }
}
