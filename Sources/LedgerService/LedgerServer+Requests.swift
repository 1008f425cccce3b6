import EventLog
// From a request to the part of the service that answers it.
import InviteLedger
import LineProtocol
import LocalSocket

extension LedgerServer {
  /// Takes a request: refuses it, answers it, or lets it wait for what it must see.
  func take(_ request: Request, lineBytes: Int, on session: Session) {
    if let refusal = refusal(of: request, from: session) { return reply(refusal, to: request.id, on: session) }
    switch request.verb.entry.kind {
    case .session: answer(request, on: session)
    case .command: command(request, lineBytes: lineBytes, on: session)
    case .query, .tail:
      let wanted = max(request.envelope.after ?? 0, session.promised, session.replies.isEmpty ? 0 : writer.lastSeq)
      if wanted > writer.log.durableSeq {
        wait(for: wanted, before: request, on: session)
      } else {
        query(request, on: session)
      }
    }
  }

  /// Leaves a request until everything up to a seq is durable; the lines behind it wait too.
  func wait(for seq: UInt64, before request: Request, on session: Session) {
    session.activity = .waiting(request, until: seq)
    waiting.append(session)
    lines.pause(session.id)
  }

  /// Goes on with the requests whose seq has become durable.
  func resumeWaiting() {
    let durable = writer.log.durableSeq
    let ready = waiting.filter { if case .waiting(_, let seq) = $0.activity { seq <= durable } else { false } }
    guard !ready.isEmpty else { return }
    waiting.removeAll { session in ready.contains { $0 === session } }
    for session in ready {
      guard case .waiting(let request, _) = session.activity else { continue }
      session.activity = .idle
      take(request, lineBytes: 0, on: session)
      touch(session)
    }
  }

  private func refusal(of request: Request, from session: Session) -> ReplyError? {
    let entry = request.verb.entry
    if entry.need == .operator && !session.caller.isOperator {
      return ReplyError(
        .ledger(.denied), "\(request.verb.rawValue) is for the uid the service runs as, and for root",
        hint: "sudo -u \(identity.systemName) invite-ledger \(request.verb.rawValue)")
    }
    guard entry.kind != .session else { return nil }
    if case .draining = phase {
      return ReplyError(
        .serverDraining, "the service is stopping", hint: "connect again and ask with the same @req",
        retryMilliseconds: Limits.drainMilliseconds)
    }
    return nil
  }
}
