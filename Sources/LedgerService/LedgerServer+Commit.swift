// Groups: to the disk, then to the read models, then to those who wait for them.
import EventLog
import InviteLedger
import LineProtocol
import LocalSocket
import SystemCalls

extension LedgerServer {
  /// Starts to make durable what was collected, unless that is under way already.
  ///
  /// One client alone waits for one sync and for nothing else: the loop syncs itself, because waking another thread would
  /// cost it 20 µs and there is nobody else to serve. With several, the disk's thread syncs while the loop collects the
  /// next group.
  func commit(at now: Int64) {
    if hasFailed { return }
    recordRefusals()
    while !writer.log.isCommitting, pace.mayBegin(speakers: speakers, at: now),
      let group = writer.log.beginCommit()
    {
      quietSince = now
      let isAlone = speakers <= 1 && streaming.isEmpty
      pace.begin(speakers: speakers, at: now)
      speakers = 0
      groupsTaken &+= 1
      if images.isDue(at: writer.lastSeq) { images.expect(writer.state) }
      guard isAlone else { return disk.submit { group.run() } }
      endCommit(group.run())
    }
    if let since = quietSince, !writer.log.isCommitting, now - since >= Limits.idleHeadMilliseconds * 1_000 {
      quietSince = nil
      if let head = writer.log.beginHead() { disk.submit { head.run() } }
    }
  }

  /// Takes the outcome of a group: what was promised can be kept, or not.
  func endCommit(_ outcome: CommitOutcome) {
    pace.end(waiting: speakers, at: SystemClock.bootMicroseconds)
    switch writer.log.endCommit(outcome) {
    case .durable(let seqs, _): publish(through: seqs.upperBound)
    case .full(let retryMilliseconds, _): takeBack(retryMilliseconds: retryMilliseconds)
    case .failed(let error): fail("\(error)")
    case .head: break
    }
  }

  /// Tells the read models, then everybody who waited.
  private func publish(through seq: UInt64) {
    present.apply(writer.takeDurable(through: seq))
    keepNotes(through: seq)
    for session in sessions.all where !session.replies.isEmpty { touch(session) }
    for session in streaming { touch(session) }
    resumeWaiting()
    images.follow(writer.log, present)
  }

  /// The disk refused a group: it and everything decided after it never happened.
  ///
  /// The state has taken these events already, so the log is folded again up to what is durable, from its image if there
  /// is one, on the loop: nobody is served for about as long as a start takes, which grows with the log. It stays so
  /// because the alternatives cost more than a rare stop. A second state at the durable end would double the memory and the work of every event, to
  /// make a full disk quick; and going on with questions while another thread folds would answer some of them, and every
  /// check of who is asking, from a state with events that never happened.
  private func takeBack(retryMilliseconds: Int) {
    let durable = writer.log.durableSeq
    let error = logFull(retryMilliseconds: retryMilliseconds)
    isFull = true
    refuse(after: durable, with: error)
    takeBackNotes()
    images.forget()
    do {
      writer.forget(to: try images.fold(of: reader, through: durable, tree: writer.log.durableTree).state)
    } catch {
      fail("the state could not be folded again: \(error)")
    }
  }

  /// A write or a sync failed: nothing more is acknowledged, by this process.
  func fail(_ what: String) {
    if hasFailed { return }
    phase = .failed
    diagnostics.say("the log failed: \(what); stopping with status \(ExitStatus.ioError)")
    refuse(after: writer.log.durableSeq, with: logFailed)
  }

  private func refuse(after durable: UInt64, with error: ReplyError) {
    for session in sessions.all {
      session.replies.fail(after: durable) { id in
        var reply = ReplyWriter(id: id)
        reply.error(error)
        return reply.bytes
      }
      session.promised = min(session.promised, durable)
      touch(session)
    }
    for session in waiting {
      if case .waiting(let request, let seq, _) = session.activity, seq > durable {
        session.activity = .idle
        reply(error, to: request.id, on: session)
      }
    }
    waiting.removeAll { $0.isIdle }
    for session in held {
      if case .holding(_, let id, let seq, _) = session.activity, seq > durable {
        session.activity = .idle
        reply(error, to: id, on: session)
      }
    }
    held.removeAll { $0.isIdle }
  }

  func writeHead() {
    do { try writer.log.writeHead() } catch { diagnostics.say("head was not written: \(error)") }
  }
}
