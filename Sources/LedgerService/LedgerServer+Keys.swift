// Access keys: showing one, asking about them, and writing down how they are used.
import EventLog
import InviteLedger
import InviteTokens
import JSONText
import LineProtocol
import LocalSocket
import Projections
import SystemCalls

extension LedgerServer {
  /// `auth`: from here on the connection is what its key makes it. All that opens nothing is answered alike.
  func takeKey(_ request: Request, on session: Session, to reply: inout ReplyWriter) {
    guard session.staged == nil else {
      return reply.error(
        ReplyError(
          .ledger(.batchClosed), "this connection has an atomic batch", hint: "batch commit or batch abort it first"))
    }
    guard let text = request.token("key"), let shown = writer.accessKeys.read(text.bytes[...]) else {
      let error = ReplyError(
        .ledger(.argumentInvalid), "key: this is no access key; there is a typing error in it, or it is something else",
        hint: "auth key=KEY, with ilk1_ and 41 more characters")
      noteAuthRefusal(error, of: request, from: session)
      return reply.error(error)
    }
    let caller = session.caller
    let named = writer.state.keyNamed(by: shown.key, shown.fingerprint, at: now)
    guard let key = writer.state.keyOpened(by: shown.key, shown.fingerprint, uid: caller.uid, at: now) else {
      let error = ReplyError(
        .ledger(.denied), "this key opens nothing here", hint: "ask who gave it to you for another")
      noteAuthRefusal(error, of: request, from: session, shown: named)
      return reply.error(error)
    }
    session.caller.key = ShownKey(
      id: key.id, fingerprint: shown.fingerprint, program: ProcessFacts.programName(of: caller.pid))
    let actor = session.caller.actor(actingAs: nil, in: writer.state)
    reply.ok { json in
      json.member("key", key.id.description)
      json.member("label", key.label)
      json.member("actor", actor.name)
      json.member("scopes", list: key.scopes.map(\.description))
    }
  }

  // MARK: Questions

  func listKeys(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let page = try page(of: request)
    let after = try page.after.map { (text) throws(ReplyError) in try Page.id(text, as: KeyID.self) }
    let filter = KeyFilter(
      owner: request.text("owner"), label: request.text("label"),
      status: request.list("status").map { Set($0.compactMap(KeyStatus.init(rawValue:))) },
      managedBy: manager(request, session), query: try query(about: KeySubject.self, of: request))
    let (moment, policy) = (now, writer.state.policy)
    let found = models.keys.ask {
      $0.keys(filter, at: moment, policy: policy, after: after, limit: page.limit + 1)
    }
    for key in found.prefix(page.limit) { reply.row { $0.members(of: key, at: moment, policy: policy) } }
    end(&reply, found.map(\.key.description), page)
  }

  func showKey(_ request: Request, as session: Session, to reply: inout ReplyWriter) throws(ReplyError) {
    let (moment, policy, manager) = (now, writer.state.policy, manager(request, session))
    guard let id = request.key("key"), let key = models.keys.ask({ $0.key(id) }),
      manager.map({ $0 == key.owner || $0 == key.creator }) ?? true
    else {
      throw ReplyError(.ledger(.keyUnknown), "there is no such key", hint: "key list")
    }
    reply.row { json in
      json.members(of: key, at: moment, policy: policy)
      json.uses(of: key)
    }
    end(&reply, rows: 1)
  }

  /// The actor whose keys alone are shown; nil for an administrator, who sees all.
  func manager(_ request: Request, _ session: Session) -> String? {
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    let isAdministrator = writer.state.role(of: actor).map { $0 <= .administrator } == true
    return isAdministrator ? nil : actor.name
  }

  /// Keys that lapse within two weeks if nobody uses them, for `health`.
  var lapsingKeys: [String] {
    let (moment, policy) = (now, writer.state.policy)
    let end = Timestamp(microseconds: moment.microseconds + Limits.lapseNoticeMicroseconds)
    return models.keys.ask { $0.lapsing(before: end, at: moment, policy: policy) }.map(\.key.description)
  }

  // MARK: Uses

  /// Counts what a connection asked with its key.
  func noteUse(_ request: Request, of session: Session) {
    guard let key = session.caller.key, request.verb.access != .anyone else { return }
    keyUsage.note(
      KeyUsage.Source(key: key.id, uid: session.caller.uid, verb: request.verb), pid: session.caller.pid,
      program: key.program, at: now, boot: SystemClock.bootMicroseconds)
  }

  /// Writes down what is due. What a full disk refused rides with the next group that a command collects.
  func recordUses() {
    guard !hasFailed, keyUsage.deadline != nil else { return }
    record(keyUsage.take(at: SystemClock.bootMicroseconds, isRiding: writer.log.hasCollected))
  }

  /// Writes down everything, because the service stops.
  func recordAllUses() {
    guard !hasFailed else { return }
    record(keyUsage.takeAll())
  }

  private func record(_ uses: [KeyUsed]) {
    for use in uses {
      if let seq = writer.note(.keyUsed(use), about: nil, at: reading) {
        undurableUses.add(use, at: seq)
      } else {
        keyUsage.putBack([use])
      }
    }
  }
}

extension KeyUsage {
  /// What a replayed log has.
  init(_ keys: KeysModel) {
    let sources = keys.all.flatMap { key in
      key.uses.compactMap { use in
        Verb(rawValue: use.command).map { Source(key: key.key, uid: use.uid, verb: $0) }
      }
    }
    self.init(known: Set(sources))
  }
}
