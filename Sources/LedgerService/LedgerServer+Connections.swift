// Connections come, speak and go.
import InviteLedger
import LineProtocol
import LocalSocket

extension LedgerServer {
  /// Takes one thing that happened to a connection.
  func handle(_ event: ConnectionEvent) {
    switch event {
    case .opened(let id, let peer):
      sessions.insert(Session(id: id, caller: Caller(peer)))
    case .line(let id, let line):
      guard let session = sessions[id], !session.hasQuit else { return }
      if session.spokeFor != groupsTaken {
        session.spokeFor = groupsTaken
        speakers += 1
      }
      hear(line, from: session)
      touch(session)
    case .lineTooLong(let id):
      guard let session = sessions[id], !session.hasQuit else { return }
      endTail(of: session)
      reply(.lineTooLong, to: nil, on: session)
    case .endOfInput(let id, let partial):
      guard let session = sessions[id] else { return }
      session.sawEnd = true
      if partial { reply(.unfinishedLine, to: nil, on: session) }
      touch(session)
    case .gone(let id):
      lines.close(id)
    case .closed(let id):
      forget(id)
    }
  }

  private func hear(_ line: ArraySlice<UInt8>, from session: Session) {
    endTail(of: session)
    let isFirst = session.isFresh
    session.isFresh = false
    switch RequestParser.parse(line, isFirst: isFirst) {
    case .ignored: break
    case .failure(let error, let id): reply(error, to: id, on: session)
    case .http(let request):
      session.replies.append(request.holdsKey ? HTTPRequestLine.misplacedKey : HTTPRequestLine.refusal)
      session.sawEnd = true
      lines.finish(session.id)
    case .request(let request) where request.verb.entry.hasDeprecation:
      takeDeprecated(request, lineBytes: line.count, on: session)
    case .request(let request): take(request, lineBytes: line.count, on: session)
    }
    if session.replies.count > Limits.repliesWaiting { lines.pause(session.id) }
  }

  private func forget(_ id: ConnectionID) {
    guard let session = sessions.remove(id) else { return }
    dropStaged(of: session)
    if case .asking(let question) = session.activity { question.progress.giveUp() }
    session.activity = .idle
    waiting.removeAll { $0 === session }
    streaming.removeAll { $0 === session }
    held.removeAll { $0 === session }
    asking.removeAll { $0 === session }
  }

  /// Queues an error in its place among the replies. It rests on everything decided before it.
  func reply(_ error: ReplyError, to id: RequestID?, on session: Session, restingOn seq: UInt64 = 0) {
    var writer = ReplyWriter(id: id)
    writer.error(error)
    session.replies.append(writer.bytes, restingOn: seq, id: id)
    touch(session)
  }

  /// Queues a reply that went well.
  func reply(_ writer: ReplyWriter, to id: RequestID?, on session: Session, restingOn seq: UInt64 = 0) {
    session.replies.append(writer.bytes, restingOn: seq, id: id)
    touch(session)
  }
}
