// Rows of the log itself: an audit that ends, a tail that follows.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket
import Projections
import SystemCalls

extension LedgerServer {
  /// Begins to answer `audit`, `tail` or `wait`.
  func startStream(_ request: Request, on session: Session) throws(ReplyError) {
    let query = try query(of: request)
    let durable = writer.log.durableSeq
    let last = try position(of: request).map { (position) throws(ReplyError) in try seq(at: position) } ?? durable
    if request.verb == .wait, request.envelope.asOf != nil {
      throw ReplyError(.argumentUnknown, "wait does not understand @as-of: it is about what comes", hint: "audit")
    }
    let place = try request.text("cursor").map { (cursor) throws(ReplyError) in try seq(in: cursor) }
    if try startTally(request, query, behind: place, through: last, on: session) { return }
    let isReverse = request.flag("reverse") ?? false
    let isFollowing = request.verb != .audit
    let begin = isFollowing && request.text("since") == nil ? durable : 0
    let next = isReverse ? min(place ?? last + 1, last + 1) : min(place ?? begin, last) + 1
    let limit = request.verb == .wait ? 1 : request.integer("limit").flatMap(Int.init(exactly:)) ?? .max
    var stream = RowStream(
      id: request.id, query: query, isReverse: isReverse, showsPersonal: showsPersonal(to: session, for: request),
      extent: isFollowing ? .following(isCaughtUp: request.verb == .wait) : .through(last), next: next,
      remaining: limit, at: SystemClock.bootMicroseconds)
    if request.verb == .wait {
      let patience = request.envelope.timeoutMilliseconds ?? Limits.waitMilliseconds
      stream.patience = SystemClock.bootMicroseconds + patience * 1_000
    }
    if query.hasRelations, isFollowing { stream.source = request }
    session.activity = .streaming(stream)
    streaming.append(session)
    lines.setBusy(true, session.id)
    if request.verb != .tail { lines.pause(session.id) }
  }

  /// Sends rows to everybody who has room for them, each a slice, so that nobody holds up the others.
  func pumpStreams(at now: Int64) {
    for session in streaming { pump(session, at: now) }
    streaming.removeAll { !$0.isStreaming }
  }

  /// Ends a tail, because its client said something or the service stops (R6, R16).
  func endTail(of session: Session) {
    guard case .streaming(let stream) = session.activity, stream.isTail else { return }
    end(stream, of: session, leaving: [])
    streaming.removeAll { $0 === session }
  }

  /// Says goodbye to all tails, and to those who wait.
  func endTails() {
    for session in streaming {
      guard case .streaming(let stream) = session.activity, stream.isFollowing else { continue }
      var reply = ReplyWriter(id: stream.id)
      if stream.isTail {
        reply.note("bye") { $0.member("retry_ms", Limits.drainMilliseconds) }
        session.replies.append(reply.bytes)
        endTail(of: session)
      } else {
        reply.error(draining)
        finish(session, with: reply.bytes)
      }
    }
    streaming.removeAll { !$0.isStreaming }
  }

  private func pump(_ session: Session, at now: Int64) {
    guard case .streaming(let stream) = session.activity, stream.ticket == nil else { return }
    guard opens(session) else {
      var reply = ReplyWriter(id: stream.id)
      reply.error(keyIsShut)
      return finish(session, with: reply.bytes)
    }
    if let patience = stream.patience, now >= patience, stream.remaining > 0 { return giveUp(stream, of: session) }
    guard let range = stream.range(durable: writer.log.durableSeq) else { return rest(session, stream) }
    let room = min(Limits.rowBytesPerTurn, lines.outputSpace(of: session.id) - session.replies.count)
    guard room > 0 else { return }
    let search = RowSearch(
      index: present.audit.ask { $0 }, reader: reader, query: query(of: stream), id: stream.id,
      isReverse: stream.isReverse, showsPersonal: stream.showsPersonal, range: range, limit: stream.remaining,
      room: room,
      microseconds: Limits.searchMicroseconds)
    if UInt64(range.count) <= Limits.linesPerTurn, !search.query.hasPatterns {
      do { take(try search.run(), for: session) } catch { giveUp(session, after: "\(error)") }
    } else {
      send(search, away: stream, of: session)
    }
  }

  /// Sends a search away; rows already sent stay in order, because nothing else is sent for the stream meanwhile.
  private func send(_ search: RowSearch, away stream: RowStream, of session: Session) {
    tickets += 1
    var stream = stream
    stream.ticket = tickets
    session.activity = .streaming(stream)
    searchers.submit { [tickets] in
      do { return QuestionOutcome(ticket: tickets, result: .rows(try search.run())) } catch {
        return QuestionOutcome(ticket: tickets, result: .failure("\(error)"))
      }
    }
  }

  /// Takes the rows of a search that came back, if the stream is still there.
  func endSearch(ticket: UInt64, _ slice: RowSlice) {
    guard let session = session(searching: ticket) else { return }
    take(slice, for: session)
  }

  /// Whether the ticket was a search's: its client is told that it failed.
  func endSearch(ticket: UInt64, failed what: String) -> Bool {
    guard let session = session(searching: ticket) else { return false }
    giveUp(session, after: what)
    return true
  }

  private func session(searching ticket: UInt64) -> Session? {
    streaming.first { session in
      if case .streaming(let stream) = session.activity { stream.ticket == ticket } else { false }
    }
  }

  private func take(_ slice: RowSlice, for session: Session) {
    guard case .streaming(var stream) = session.activity else { return }
    stream.ticket = nil
    stream.rows += slice.rows
    stream.remaining -= slice.rows
    if let passed = slice.passed { stream.pass(passed) }
    var note = ReplyWriter(id: stream.id)
    sayProgress(of: &stream, found: !slice.bytes.isEmpty, to: &note, at: SystemClock.bootMicroseconds)
    session.replies.append(slice.bytes + note.bytes)
    session.activity = .streaming(stream)
    touch(session)
    if stream.range(durable: writer.log.durableSeq) == nil { rest(session, stream) }
  }

  /// Nothing is left to look at for now: the answer ends, or goes on with what comes.
  private func rest(_ session: Session, _ stream: RowStream) {
    var stream = stream
    guard case .following(let isCaughtUp) = stream.extent, stream.remaining > 0 else {
      return end(stream, of: session, leaving: [])
    }
    if !isCaughtUp {
      var note = ReplyWriter(id: stream.id)
      note.note("caught-up") { $0.member("seq", writer.log.durableSeq) }
      session.replies.append(note.bytes)
      stream.extent = .following(isCaughtUp: true)
      touch(session)
    }
    session.activity = .streaming(stream)
  }

  /// The query of a stream; of one that follows, relations between people are those of now.
  private func query(of stream: RowStream) -> Query {
    guard let source = stream.source else { return stream.query }
    return (try? query(of: source)) ?? stream.query
  }

  /// When the patience of somebody who waits ends.
  var firstPatience: Int64? {
    streaming.compactMap { session in
      if case .streaming(let stream) = session.activity { stream.patience } else { nil }
    }.min()
  }

  private func giveUp(_ stream: RowStream, of session: Session) {
    var reply = ReplyWriter(id: stream.id)
    reply.error(
      ReplyError(
        .queryTimeout, "nothing that was asked for has happened", hint: "ask again, or with a longer @timeout",
        data: [JSONMember(name: "seq", value: .integer(Int64(clamping: stream.next - 1)))]))
    finish(session, with: reply.bytes)
  }

  private func giveUp(_ session: Session, after what: String) {
    guard case .streaming(let stream) = session.activity else { return }
    var reply = ReplyWriter(id: stream.id)
    reply.error(internalFault("reading for a query failed: \(what)"))
    finish(session, with: reply.bytes)
  }

  /// R4: a search that finds nothing for a while says how far it is, because some clients give up on silence.
  private func sayProgress(of stream: inout RowStream, found: Bool, to reply: inout ReplyWriter, at now: Int64) {
    guard case .through(let last) = stream.extent, !found,
      now - stream.lastSaid >= Limits.progressMilliseconds * 1_000
    else {
      if found { stream.lastSaid = now }
      return
    }
    stream.lastSaid = now
    let done = stream.isReverse ? last - min(last, stream.next) : stream.next - 1
    reply.note("progress") { json in
      json.member("done", done)
      json.member("total", last)
    }
  }

  private func end(_ stream: RowStream, of session: Session, leaving bytes: [UInt8]) {
    var reply = ReplyWriter(id: stream.id)
    let hasMore = stream.isFollowing || hasMore(stream)
    reply.ok { json in
      json.member("rows", stream.rows)
      json.member("seq", writer.log.durableSeq)
      if hasMore { json.member("cursor", "\(identity.ledger):\(stream.cursorSeq)") }
    }
    finish(session, with: bytes + reply.bytes)
  }

  /// Whether a page ended because of its limit before everything was looked at.
  private func hasMore(_ stream: RowStream) -> Bool {
    var rest = stream
    rest.remaining = 1
    return rest.range(durable: writer.log.durableSeq) != nil
  }

  private func finish(_ session: Session, with bytes: [UInt8]) {
    session.replies.append(bytes)
    session.activity = .idle
    lines.setBusy(false, session.id)
    lines.resume(session.id)
    touch(session)
  }

  private func query(of request: Request) throws(ReplyError) -> Query {
    do throws(QueryError) {
      return try Query(texts: request.queryTexts, about: Record.self, in: queryContext)
    } catch {
      throw ReplyError(error, in: request)
    }
  }

  private func seq(in cursor: String) throws(ReplyError) -> UInt64 {
    try Page.seq(try Page.place(in: cursor, of: identity.ledger))
  }
}
