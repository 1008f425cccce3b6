// Questions about the past (R12): any query, answered from history folded up to a position.
import EventLog
import InviteLedger
import LedgerFormat
import LineProtocol
import LocalSocket
import Projections

extension LedgerServer {
  /// Answers a query as of a position: from a fold that is kept, or once there is one. Commands never wait for it.
  func askPast(_ position: QueryPosition, _ request: Request, on session: Session) throws(ReplyError) {
    let seq = try seq(at: position)
    if let fold = kept.fold(at: seq) { return answer(request, from: fold, on: session) }
    let (base, reader) = (kept.base(for: seq), reader)
    startQuestion(request, on: session, total: seq) { progress in
      do { return .past(try base.carried(to: seq, by: reader, progress)) } catch {
        return .failure("folding: \(error)")
      }
    }
  }

  /// While this runs, what every query looks at is the past.
  func answer(_ request: Request, from fold: LedgerFold, on session: Session) {
    var time = fold.state.time ?? now
    if let text = request.envelope.asOf, case .time(let moment) = try? position(text) { time = min(moment, now) }
    past = PastView(fold, at: time)
    defer { past = nil }
    query(request, on: session)
  }

  /// Where `@as-of=` points.
  func position(of request: Request) throws(ReplyError) -> QueryPosition? {
    guard let text = request.envelope.asOf else { return nil }
    do throws(QueryError) { return try position(text) } catch {
      throw ReplyError(
        .ledger(.argumentInvalid), "@as-of: \(error.message)", hint: error.hint ?? EnvelopeWord.asOf.usage)
    }
  }

  private func position(_ text: String) throws(QueryError) -> QueryPosition {
    try QueryPosition(text, in: queryContext)
  }

  /// A place that a parameter names, as a seq.
  func seq(of text: String, in request: Request, parameter: String) throws(ReplyError) -> UInt64 {
    let position: QueryPosition
    do throws(QueryError) { position = try self.position(text) } catch {
      var reply = ReplyError(
        .ledger(.argumentInvalid), "\(parameter): \(error.message)", hint: error.hint ?? "help query")
      reply.column = request.column(of: parameter)
      throw reply
    }
    return try seq(at: position)
  }

  /// The last event of a position; 0 before the first.
  func seq(at position: QueryPosition) throws(ReplyError) -> UInt64 {
    let durable = writer.log.durableSeq
    switch position {
    case .seq(let seq) where seq > durable:
      throw ReplyError(
        .ledger(.argumentInvalid), "seq \(seq) is not there; the newest is \(durable)", hint: "@as-of=\(durable)")
    case .seq(let seq): return seq
    case .time(let time): return try lastSeq(through: time)
    }
  }

  /// Times never go back along the log: the index names the stretch of lines, and a search in it the line.
  private func lastSeq(through time: Timestamp) throws(ReplyError) -> UInt64 {
    var range = present.audit.ask { $0.stretch(holding: time) }
    do {
      while range.lowerBound < range.upperBound {
        let middle = range.lowerBound + (range.upperBound - range.lowerBound + 1) / 2
        guard let line = try reader.line(middle) else { throw MissingLine(seq: middle) }
        let isLater = try LineDecoder.decode(line).record.time > time
        range = isLater ? range.lowerBound...middle - 1 : middle...range.upperBound
      }
    } catch {
      throw internalFault("looking for a time failed: \(error)")
    }
    return range.lowerBound
  }
}
