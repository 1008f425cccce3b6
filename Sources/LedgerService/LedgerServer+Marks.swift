// Marks: names for places in the log, kept beside it.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket
import Projections

extension LedgerServer {
  /// The marks that are there at start. A line that is none is passed over, aloud: people may write into the file.
  static func marks(in file: MarkFile, _ diagnostics: Diagnostics) throws -> [String: Mark] {
    let (marks, unreadable) = try file.read()
    if unreadable > 0 { diagnostics.say("\(MarkFile.name): \(unreadable) lines are no marks and were passed over") }
    return marks
  }

  /// Takes a mark to the disk. It is answered when it is durable; the lines behind it wait.
  func setMark(_ request: Request, on session: Session) throws(ReplyError) {
    let mark = try mark(of: request, by: session)
    guard marks[mark.name] != nil || marks.count < Limits.marks else {
      throw ReplyError(.queryValue, "there are \(Limits.marks) marks", hint: "move one: mark set name=NAME")
    }
    let file = markFile
    startQuestion(request, on: session) { _ in
      do { try file.add(mark) } catch { return .failure("mark set: \(error)") }
      return .mark(mark)
    }
  }

  /// Notes a mark that has become durable, and says so.
  func noteMark(_ mark: Mark, to reply: inout ReplyWriter) {
    let old = marks[mark.name]
    marks[mark.name] = mark
    markSeqs[mark.name] = mark.seq
    reply.ok { json in
      json.member("mark", mark.name)
      json.member("seq", mark.seq)
      if let old, old.seq != mark.seq { json.member("was", old.seq) }
    }
  }

  /// Answers the marks in the order of their places.
  func listMarks(to reply: inout ReplyWriter) {
    let all = marks.values.sorted { ($0.seq, $0.name) < ($1.seq, $1.name) }
    for mark in all {
      reply.row { json in
        json.member("mark", mark.name)
        json.member("seq", mark.seq)
        json.member("ts", mark.time)
        json.member("actor", mark.actor)
      }
    }
    end(&reply, rows: all.count)
  }

  /// At the newest durable event, unless the request says where.
  private func mark(of request: Request, by session: Session) throws(ReplyError) -> Mark {
    let name = request.text("name") ?? ""
    guard Mark.isName(name) else {
      throw ReplyError(
        .queryValue, "a mark is named with letters, digits and . _ -, \(Limits.markNameBytes) at most",
        hint: "mark set name=release")
    }
    var seq = past?.seq ?? writer.log.durableSeq
    if let text = request.text("at") { seq = try self.seq(of: text, in: request, parameter: "at") }
    let actor = session.caller.actor(actingAs: request.envelope.actingAs, in: writer.state)
    return Mark(name: name, seq: seq, time: now, actor: actor.name)
  }
}
