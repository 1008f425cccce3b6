// From a request to the part of the service that answers it.
import EventLog
import InviteLedger
import LineProtocol
import LocalSocket
import SystemCalls

extension LedgerServer {
  /// Takes a request: refuses it, answers it, or lets it wait for what it must see.
  ///
  /// - Parameter isNew: false for one that waited and was taken before.
  func take(_ request: Request, lineBytes: Int, on session: Session, isNew: Bool = true) {
    if isNew, let refusal = rateRefusal(of: request, from: session) {
      return reply(refusal.inForm(of: request), to: request.id, on: session)
    }
    if let refusal = refusal(of: request, from: session) {
      noteAuthRefusal(refusal, of: request, from: session)
      return reply(refusal.inForm(of: request), to: request.id, on: session)
    }
    if isNew { noteUse(request, of: session) }
    switch request.verb.entry.kind {
    case .session: answer(request, on: session)
    case .command: command(request, lineBytes: lineBytes, on: session)
    case .query, .tail:
      let wanted = max(request.envelope.after ?? 0, session.promised, session.replies.waitsFor)
      if wanted > writer.log.durableSeq {
        wait(for: wanted, before: request, on: session)
      } else {
        query(request, on: session)
      }
    }
  }

  /// Leaves a request until everything up to a seq is durable; the lines behind it wait too.
  func wait(for seq: UInt64, before request: Request, on session: Session) {
    let patience = request.envelope.timeoutMilliseconds ?? Limits.waitMilliseconds
    let deadline = SystemClock.bootMicroseconds + patience * 1_000
    session.activity = .waiting(request, until: seq, deadline: deadline)
    waiting.append(session)
    lines.pause(session.id)
  }

  /// Goes on with the requests whose seq has become durable.
  func resumeWaiting() {
    let durable = writer.log.durableSeq
    guard !waiting.isEmpty else { return }
    let sessions = waiting
    waiting = []
    for session in sessions {
      guard case .waiting(let request, let seq, _) = session.activity else { continue }
      if seq <= durable {
        session.activity = .idle
        take(request, lineBytes: 0, on: session, isNew: false)
        touch(session)
      } else {
        waiting.append(session)
      }
    }
  }

  /// Refuses the requests that waited for a seq that did not come in time.
  func refuseOverdue(at now: Int64) {
    for session in waiting {
      guard case .waiting(let request, let seq, let deadline) = session.activity, deadline <= now else { continue }
      session.activity = .idle
      reply(
        ReplyError(
          .serverBusy, "seq \(seq) is not there; the newest is \(writer.log.durableSeq)",
          hint: "ask without @after, or with a longer @timeout", retryMilliseconds: Limits.busyRetryMilliseconds),
        to: request.id, on: session)
    }
    waiting.removeAll { $0.isIdle }
  }

  /// When the first waiting request is overdue, in microseconds of boot time; nil when none waits.
  var firstDeadline: Int64? {
    if waiting.isEmpty { return nil }
    return waiting.compactMap { session in
      if case .waiting(_, _, let deadline) = session.activity { deadline } else { nil }
    }.min()
  }

  private func refusal(of request: Request, from session: Session) -> ReplyError? {
    if let refusal = accessRefusal(of: request, from: session) { return refusal }
    guard request.verb.entry.kind != .session else { return nil }
    switch phase {
    case .serving: return nil
    case .draining: return draining
    case .failed: return logFailed
    }
  }

  /// What is said to those who come, or wait, while the service stops.
  var draining: ReplyError {
    ReplyError(
      .serverDraining, "the service is stopping", hint: "connect again and ask with the same @req",
      retryMilliseconds: Limits.drainMilliseconds)
  }
}
