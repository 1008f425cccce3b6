// Redemptions that were refused: counted for the log, and answered more slowly to those who fail again and again.
import EventLog
package import InviteLedger
import LineProtocol
import LocalSocket
import SystemCalls

/// What refused redemptions are counted by: the invite, when the token was one of its, and the code.
package struct RefusedAttempt: Hashable, Sendable {
  package var invite: InviteID?
  package var code: RejectionCode
}

extension LedgerServer {
  /// Takes note of a refusal. Returns until when its answer is held back, in microseconds of boot time; nil when it goes
  /// at once. Costs the same whether the token was unknown or wrong.
  func noteRefusal(_ rejection: Rejection, of command: Command, from caller: Caller) -> Int64? {
    guard let attempt = RefusedAttempt(rejection, of: command) else { return nil }
    refusals.count(attempt, by: caller.uid, at: reading.boot)
    let now = SystemClock.bootMicroseconds
    let hold = failurePace.hold(caller.uid, at: now)
    return hold > 0 ? now + hold : nil
  }

  /// Records the sums that are due: with the group that is about to go, or when they have waited for a minute. Neither a
  /// full disk nor a clock that is not believed fails anybody's command for it; the sums wait.
  func recordRefusals() {
    guard !refusals.isEmpty || !authRefusals.isEmpty, !writer.log.isCommitting else { return }
    for sum in refusals.takeDue(at: reading.boot, isRiding: writer.log.hasCollected) { record(sum) }
    for sum in authRefusals.takeDue(at: reading.boot, isRiding: writer.log.hasCollected) { record(sum) }
  }

  /// Records everything that was counted, before the end.
  func recordAllRefusals() {
    for sum in refusals.takeAll(at: reading.boot) { record(sum) }
    for sum in authRefusals.takeAll(at: reading.boot) { record(sum) }
  }

  /// Leaves an answer until its time; the lines behind it wait too.
  func hold(_ error: ReplyError, to id: RequestID?, on session: Session, until: Int64) {
    session.activity = .holding(error, to: id, restingOn: writer.lastSeq, until: until)
    held.append(session)
    lines.pause(session.id)
  }

  /// Queues the answers whose time has come; while the service stops, all of them.
  func releaseHeld(at now: Int64) {
    guard !held.isEmpty else { return }
    var isStopping = false
    if case .draining = phase { isStopping = true }
    for session in held {
      guard case .holding(let error, let id, let seq, let until) = session.activity, until <= now || isStopping else {
        continue
      }
      session.activity = .idle
      reply(error, to: id, on: session, restingOn: hasFailed ? 0 : seq)
    }
    held.removeAll { $0.isIdle }
  }

  /// When the first held answer goes or the first sum is due, in microseconds of boot time; at `began` by the clock that gives
  /// commands their time, which a test may have stopped.
  func refusalDeadline(at now: Int64, _ began: Int64) -> Int64? {
    let answer = held.compactMap { session in
      if case .holding(_, _, _, let until) = session.activity { until } else { nil }
    }.min()
    let sums = [refusals.deadline, authRefusals.deadline].compactMap(\.self)
    guard !writer.log.isCommitting, let due = sums.min() else { return answer }
    return min(answer ?? .max, now + max(0, due - began))
  }

  private func record(_ sum: BoundedTally<RefusedAttempt>.Sum) {
    let event = AttemptRefused(
      since: time(of: sum.since),
      refusals: sum.counts.map { AttemptRefused.Count(invite: $0.item.invite, code: $0.item.code, count: $0.count) },
      other: sum.other)
    guard let seq = writer.note(.attemptRefused(event), about: sum.uid, at: reading) else {
      return refusals.putBack(sum, at: reading.boot)
    }
    undurableRefusals.add(sum, at: seq)
  }

  /// The time in the log of a moment of the boot clock that is not long ago.
  func time(of boot: Int64) -> Timestamp {
    let reading = self.reading
    return Timestamp(microseconds: writer.now(at: reading).microseconds - (reading.boot - boot))
  }

  /// What the service wrote down of its own accord up to a seq stays written.
  func keepNotes(through seq: UInt64) {
    undurableRefusals.keep(through: seq)
    undurableAuthRefusals.keep(through: seq)
    undurableUses.keep(through: seq)
  }

  /// The disk refused what was collected: what was written there is counted on.
  func takeBackNotes() {
    for sum in undurableRefusals.takeBack() { refusals.putBack(sum, at: reading.boot) }
    for sum in undurableAuthRefusals.takeBack() { authRefusals.putBack(sum, at: reading.boot) }
    keyUsage.putBack(undurableUses.takeBack())
  }
}

extension RefusedAttempt {
  /// Nil for what is no attempt at a token: another command, or one whose words cannot be meant.
  package init?(_ rejection: Rejection, of command: Command) {
    guard let token = command.presentedToken else { return nil }
    let code = rejection.concealed ?? rejection.code
    switch code {
    case .argumentInvalid, .argumentMissing: return nil
    // A right is wanting: counted as that, and nowhere else.
    case .denied, .roleTooWeak: return nil
    case .tokenMalformed, .tokenUnknown: self.init(invite: nil, code: code)
    default: self.init(invite: token.invite, code: code)
    }
  }
}

extension Command {
  /// The token that a redemption or a reservation presents.
  fileprivate var presentedToken: PresentedToken? {
    switch self {
    case .redeemToken(let command): command.token
    case .reserveToken(let command): command.wish.token
    default: nil
    }
  }
}
