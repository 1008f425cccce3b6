// Commands: from a request to a decision, and to the answer that waits for the disk.
import EventLog
import Hashing
import InviteLedger
import InviteTokens
import JSONText
import LedgerFormat
import LineProtocol
import LocalSocket
import Projections

extension LedgerServer {
  /// Decides the command of a request. What is answered rests on what was decided up to now, so it waits for that.
  func command(_ request: Request, lineBytes: Int, on session: Session) {
    do throws(ReplyError) {
      let mark = mark(of: request)
      if let mark, try answerAgain(request, mark, on: session) { return }
      if try stage(request, lineBytes: lineBytes, on: session) { return }
      guard var command = try request.command(reading: read) else {
        throw internalFault("no command for \(request.verb.rawValue)")
      }
      try complete(&command, for: request, on: session)
      try carryOut(command, for: request, markedAs: mark, on: session)
    } catch {
      noteAuthRefusal(error, of: request, from: session)
      // After a failure nothing becomes durable any more, so nothing can be waited for.
      reply(error.inForm(of: request), to: request.id, on: session, restingOn: hasFailed ? 0 : writer.lastSeq)
    }
  }

  /// Decides a command for a request and queues its answer.
  func carryOut(
    _ command: Command, for request: Request, markedAs mark: RequestMark?, on session: Session
  ) throws(ReplyError) {
    try checkBounds(command, for: request, on: session)
    let actor = writer.actor(of: session.caller, actingAs: request.envelope.actingAs)
    if request.envelope.isDry { return try rehearse(command, as: actor, for: request, on: session) }
    let circumstances = LedgerWriter.Circumstances(
      actor: actor, uid: session.caller.uid, pid: session.caller.pid, key: session.caller.key?.id,
      request: mark,
      expect: request.envelope.expect, reading: reading)
    let outcome: LedgerWriter.Outcome
    do throws(LedgerWriter.Failure) { outcome = try writer.execute(command, in: circumstances) } catch {
      let refusal = replyError(of: error, in: request)
      guard case .rejected(let rejection) = error,
        let until = noteRefusal(rejection, of: command, from: session.caller)
      else { throw refusal }
      return hold(refusal, to: request.id, on: session, until: until)
    }
    switch consume outcome {
    case .appended(let answer, let seqs):
      session.promised = seqs.upperBound
      isFull = false
      let receipt = request.envelope.wantsReceipt ? receipt : nil
      reply(answer, .appended(seqs), receipt: receipt, to: request, on: session, restingOn: seqs.upperBound)
    case .unchanged(let answer):
      reply(answer, .unchanged(at: writer.lastSeq), to: request, on: session, restingOn: writer.lastSeq)
    }
  }

  /// What a token's text says, for the parser of commands.
  func read(_ token: TokenBytes) -> PresentedToken { writer.tokens.read(token.bytes[...]) }

  /// The request's mark for the log, if it has an id of its own (R14).
  func mark(of request: Request) -> RequestMark? {
    request.envelope.requestKey.map {
      RequestMark(id: $0, digest: writer.tokens.requestDigest(of: request.canonicalBytes))
    }
  }

  /// Answers a request that was carried out before, from what it appended then. False if it never was.
  ///
  /// Whoever acts for somebody takes that name, and an answer can hold a secret: so it is given to who came with the same
  /// key, or with none, alone.
  private func answerAgain(
    _ request: Request, _ mark: RequestMark, on session: Session
  ) throws(ReplyError) -> Bool {
    if request.envelope.isDry { return false }
    let actor = writer.actor(of: session.caller, actingAs: request.envelope.actingAs)
    guard let earlier = writer.request(actor: actor.name, id: mark.id) else { return false }
    guard earlier.digest == mark.digest else {
      throw ReplyError(
        .requestReused, "@req=\(mark.id) was used for another request", hint: "use a new @req for a new request",
        data: [.init(name: "seq", value: .integer(Int64(clamping: earlier.firstSeq)))])
    }
    guard earlier.lastSeq <= writer.log.durableSeq else {
      wait(for: earlier.lastSeq, before: request, on: session)
      return true
    }
    let records = try records(from: earlier.firstSeq, through: earlier.lastSeq)
    guard records.first?.meta.key == session.caller.key?.id else {
      throw ReplyError(
        .requestReused, "@req=\(mark.id) was used with another key, or without one", hint: "use a new @req")
    }
    let events = records.map(\.event)
    guard let answer = writer.state.answer(to: events, at: earlier.lastSeq, onMany: request.isOnMany) else {
      throw internalFault("seq \(earlier.firstSeq) has a request id and no answer")
    }
    reply(answer, .replayed(earlier.firstSeq...earlier.lastSeq), to: request, on: session)
    return true
  }

  /// The records of a range of seqs.
  private func records(from first: UInt64, through last: UInt64) throws(ReplyError) -> [Record] {
    do {
      return try (first...last).map { seq in
        guard let line = try reader.line(seq) else { throw MissingLine(seq: seq) }
        return try LineDecoder.decode(line).record
      }
    } catch {
      throw internalFault("reading seq \(first) to \(last) again failed: \(error)")
    }
  }

  /// R13: the events that a command would append.
  private func rehearse(
    _ command: Command, as actor: LedgerActor, for request: Request, on session: Session
  ) throws(ReplyError) {
    let decision: Decision
    do throws(LedgerWriter.Failure) { decision = try writer.rehearse(command, as: actor, at: reading) } catch {
      throw replyError(of: error, in: request)
    }
    var reply = ReplyWriter(id: request.id)
    reply.ok { json in
      json.name("dry")
      json.bool(true)
      json.name("events")
      json.beginArray()
      if case .append(let events) = decision {
        for event in events { json.raw(writer.preview(of: event, at: reading, as: actor)) }
      }
      json.endArray()
      if let (things, ids) = command.targetsOfMany { json.member(things, list: ids) }
      json.name("seq")
      json.integer(writer.lastSeq)
    }
    self.reply(reply, to: request.id, on: session, restingOn: writer.lastSeq)
  }

  /// The proof tree right after what was collected last.
  private var receipt: Receipt {
    let tree = writer.log.tree
    return Receipt(size: tree.size, root: tree.root.hex)
  }

  /// Spells an answer behind the replies of a session, with token and link where the verb shows them. It rests on everything up
  /// to `seq`.
  private func reply(
    _ answer: Answer, _ standing: CommandReply.Standing, receipt: Receipt? = nil, to request: Request,
    on session: Session, restingOn seq: UInt64 = 0
  ) {
    var reply = CommandReply(answer, standing, receipt: receipt)
    if case .key(let key, let generation, let fileKey) = answer { reply.secret = shownKey(key, generation, fileKey) }
    session.replies.append(restingOn: seq, id: request.id) { [reply] lines in
      var writer = ReplyWriter(id: request.id, behind: &lines)
      if request.verb == .inviteListImport {
        writer.inviteList(reply, to: request, shown: shownToken)
      } else {
        writer.command(reply, to: request.verb, shown: shownToken)
      }
      writer.giveBack(to: &lines)
    }
    touch(session)
  }

  /// An access key, made again as its token is.
  private func shownKey(_ key: KeyID, _ generation: UInt32, _ fileKey: UInt32) -> String {
    guard let text = writer.accessKeys.text(of: key, generation: generation, key: fileKey) else {
      preconditionFailure("every key that the log names was found in the key file at start")
    }
    return text.secret.revealedText
  }

  /// The token and the link of an invite, made again from its number and generation: neither is stored anywhere.
  private func shownToken(of invite: InviteAnswer) -> ShownToken {
    guard
      let token = writer.tokens.token(invite: invite.invite, generation: invite.generation, key: invite.tokenKey)
    else { preconditionFailure("every key that the log names was found in the key file at start") }
    return ShownToken(
      token: token.secret.revealed,
      link: links.link(
        to: token, kind: invite.kind, email: invite.email,
        template: invite.kind == .emailless
          ? writer.state.policy.emaillessLinkTemplate : writer.state.policy.linkTemplate,
        base: writer.state.policy.baseURL, blank: writer.state.policy.blankEmail))
  }
}
