// Rows of the log itself: an audit that ends, a tail that follows.
import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import LineProtocol
import LocalSocket
import Projections
import SystemCalls

extension LedgerServer {
  /// Begins to answer `audit` or `tail`.
  func startStream(_ request: Request, on session: Session) throws(ReplyError) {
    let query = try query(of: request)
    let durable = writer.log.durableSeq
    let isReverse = request.flag("reverse") ?? false
    let place = try request.text("cursor").map { (cursor) throws(ReplyError) in try seq(in: cursor) }
    let isTail = request.verb == .tail
    let begin = isTail && request.text("since") == nil ? durable : 0
    let next = isReverse ? min(place ?? durable + 1, durable + 1) : min(place ?? begin, durable) + 1
    let limit = request.integer("limit").flatMap(Int.init(exactly:)) ?? .max
    session.activity = .streaming(
      RowStream(
        id: request.id, query: query, isReverse: isReverse,
        extent: isTail ? .following(isCaughtUp: false) : .through(durable), next: next, remaining: limit,
        at: SystemClock.bootMicroseconds))
    streaming.append(session)
    lines.setBusy(true, session.id)
    if !isTail { lines.pause(session.id) }
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

  /// Says goodbye to all tails.
  func endTails() {
    for session in streaming {
      guard case .streaming(let stream) = session.activity, stream.isTail else { continue }
      var reply = ReplyWriter(id: stream.id)
      reply.note("bye") { $0.member("retry_ms", Limits.drainMilliseconds) }
      session.replies.append(reply.bytes)
      endTail(of: session)
    }
  }

  private func pump(_ session: Session, at now: Int64) {
    guard case .streaming(var stream) = session.activity else { return }
    var reply = ReplyWriter(id: stream.id)
    let room = min(Limits.rowBytesPerTurn, lines.outputSpace(of: session.id) - session.replies.count)
    do {
      try addRows(of: &stream, to: &reply, room: room)
    } catch {
      let fault = internalFault("reading for a query failed: \(error)")
      reply.error(fault)
      return finish(session, with: reply.bytes)
    }
    if room > 0 { sayProgress(of: &stream, to: &reply, at: now) }
    if !reply.bytes.isEmpty { session.replies.append(reply.bytes) }
    touch(session)
    guard stream.range(durable: writer.log.durableSeq) == nil else {
      session.activity = .streaming(stream)
      return
    }
    guard case .following(let isCaughtUp) = stream.extent else { return end(stream, of: session, leaving: []) }
    if !isCaughtUp {
      var note = ReplyWriter(id: stream.id)
      note.note("caught-up") { $0.member("seq", writer.log.durableSeq) }
      session.replies.append(note.bytes)
      stream.extent = .following(isCaughtUp: true)
    }
    session.activity = .streaming(stream)
  }

  /// Adds rows until there is no room, or enough was looked at for one turn.
  private func addRows(of stream: inout RowStream, to reply: inout ReplyWriter, room: Int) throws {
    guard room > 0, let range = stream.range(durable: writer.log.durableSeq) else { return }
    let scan = models.audit.ask { [stream] index in
      index.scan(
        index.plan(stream.query), from: stream.isReverse ? range.upperBound + 1 : range.lowerBound - 1,
        order: stream.isReverse ? .newestFirst : .oldestFirst, limit: Limits.linesPerTurn)
    }
    for seq in scan.seqs where range.contains(seq) {
      guard reply.bytes.count < room, stream.remaining > 0 else { return }
      guard let line = try reader.line(seq) else { throw MissingLine(seq: seq) }
      stream.pass(seq)
      guard stream.query.matches(try LineDecoder.decode(line).record) else { continue }
      reply.row(line: line)
      stream.rows += 1
      stream.remaining -= 1
    }
    if let position = scan.position, range.contains(position) {
      stream.pass(position)
    } else {
      stream.pass(all: range)
    }
  }

  /// R4: a search that finds nothing for a while says how far it is, because some clients give up on silence.
  private func sayProgress(of stream: inout RowStream, to reply: inout ReplyWriter, at now: Int64) {
    guard case .through(let last) = stream.extent, reply.bytes.isEmpty,
      now - stream.lastSaid >= Limits.progressMilliseconds * 1_000
    else {
      if !reply.bytes.isEmpty { stream.lastSaid = now }
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
    let hasMore = stream.isTail || hasMore(stream)
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
    guard let seq = UInt64(try Page.place(in: cursor, of: identity.ledger)) else {
      throw ReplyError(
        .cursorInvalid, "the cursor is of another list", hint: "use the cursor with the query that gave it")
    }
    return seq
  }
}

/// A line that the log says it has and cannot be read: damage under a running service.
struct MissingLine: Error {
  var seq: UInt64
}
