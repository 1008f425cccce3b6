// Requests that use what is on its way out: told, counted, and refused after its time.
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket
import SystemCalls

extension LedgerServer {
  /// Takes a request of which something is deprecated: while it works the note stands before the answer.
  func takeDeprecated(_ request: Request, lineBytes: Int, on session: Session) {
    let uses = request.deprecatedUses(by: request.verb.entry)
    let moment = now
    let program = ProcessFacts.programName(of: session.caller.pid)
    for use in uses { deprecations.note(use, uid: session.caller.uid, program: program, at: moment) }
    if let removal = request.removal(among: uses, at: moment) {
      return reply(removal, to: request.id, on: session)
    }
    if !uses.isEmpty {
      var notes = ReplyWriter(id: request.id)
      for use in uses { notes.deprecated(use) }
      reply(notes, to: request.id, on: session)
    }
    take(request, lineBytes: lineBytes, on: session)
  }

  /// The answer to `deprecations`.
  func listDeprecations(to reply: inout ReplyWriter) {
    for row in deprecations.rows { reply.row { $0.members(of: row) } }
    reply.ok { json in
      json.member("rows", deprecations.rows.count)
      if deprecations.more > 0 { json.member("more", deprecations.more) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(of row: DeprecationTable.Row) {
    member("what", row.key.what)
    member("use", row.deprecation.use)
    member("until", row.deprecation.until)
    member("uid", row.key.uid)
    if let program = row.key.program { member("program", program) }
    member("first", row.first)
    member("last", row.last)
    member("count", row.count)
  }
}
