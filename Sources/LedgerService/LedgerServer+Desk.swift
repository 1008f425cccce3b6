// Questions that are worked out on threads of their own: how they leave the loop, and how they come back.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket
import Projections
import SystemCalls

extension LedgerServer {
  /// Sends a question away. The session's next lines wait; the work may take as long as it takes, or until the session ends.
  ///
  /// - Parameters:
  ///   - request: what was asked.
  ///   - session: who asked.
  ///   - total: how far the progress can come.
  ///   - worker: whose thread works it out; the desk's without one.
  ///   - work: does it.
  func startQuestion(
    _ request: Request, on session: Session, total: UInt64 = 0, by worker: Worker<QuestionOutcome>? = nil,
    _ work: @escaping @Sendable (QuestionProgress) -> QuestionOutcome.Result
  ) {
    tickets += 1
    let ticket = tickets
    let progress = QuestionProgress(total: total)
    session.activity = .asking(
      Question(request: request, ticket: ticket, progress: progress, lastSaid: SystemClock.bootMicroseconds))
    asking.append(session)
    lines.setBusy(true, session.id)
    lines.pause(session.id)
    (worker ?? desk).submit {
      do throws(QuestionGivenUp) { try progress.look() } catch {
        return QuestionOutcome(ticket: ticket, result: .failure("\(error)"))
      }
      return QuestionOutcome(ticket: ticket, result: work(progress))
    }
  }

  /// Takes what came back from either thread.
  func endQuestions() {
    for outcome in desk.takeFinished() + searchers.takeFinished() {
      switch outcome.result {
      case .rows(let slice): endSearch(ticket: outcome.ticket, slice)
      case .failure(let what) where endSearch(ticket: outcome.ticket, failed: what): break
      default: endQuestion(outcome)
      }
    }
  }

  private func endQuestion(_ outcome: QuestionOutcome) {
    switch outcome.result {
    case .past(let fold), .reply(_, keeping: let fold?): kept.keep(fold)
    default: break
    }
    let place = asking.firstIndex { session in
      if case .asking(let question) = session.activity { question.ticket == outcome.ticket } else { false }
    }
    guard let place, case .asking(let question) = asking[place].activity else { return }
    if case .unfinished(let work) = outcome.result {
      return searchers.submit { QuestionOutcome(ticket: question.ticket, result: work()) }
    }
    let session = asking.remove(at: place)
    session.activity = .idle
    lines.setBusy(false, session.id)
    touch(session)
    var reply = ReplyWriter(id: question.request.id)
    switch outcome.result {
    case .rows, .unfinished: break
    case .reply(let bytes, keeping: _): return session.replies.append(bytes)
    case .past(let fold): return answer(question.request, from: fold, on: session)
    case .mark(let mark): noteMark(mark, to: &reply)
    case .failure(let what): reply.error(internalFault(what))
    }
    self.reply(reply, to: question.request.id, on: session)
  }

  /// Gives up every question that is still under way when the service ends, and tells those who asked.
  func refuseQuestions() {
    for session in asking {
      guard case .asking(let question) = session.activity else { continue }
      question.progress.giveUp()
      session.activity = .idle
      reply(draining, to: question.request.id, on: session)
    }
    asking = []
  }

  /// R4: a question that takes long says how far it is.
  func sayProgressOfQuestions(at now: Int64) {
    for session in asking {
      guard case .asking(var question) = session.activity,
        now - question.lastSaid >= Limits.progressMilliseconds * 1_000
      else { continue }
      question.lastSaid = now
      session.activity = .asking(question)
      var note = ReplyWriter(id: question.request.id)
      note.note("progress") { json in
        json.member("done", question.progress.current)
        json.member("total", question.progress.total)
      }
      session.replies.append(note.bytes)
      touch(session)
    }
  }

  /// When something is to be said about a question again.
  var nextProgress: Int64? {
    asking.compactMap { session in
      if case .asking(let question) = session.activity {
        question.lastSaid + Limits.progressMilliseconds * 1_000
      } else {
        nil
      }
    }.min()
  }
}
