// Questions people come for: one event, a life in sentences, who brought in whom, and sums.
import EventLog
import InviteLedger
import JSONText
import LedgerFormat
import LineProtocol
import LocalSocket
import Projections

extension LedgerServer {
  /// Counts events instead of sending them, those behind `place` alone if there is one; false when the request wants the
  /// events.
  func startTally(
    _ request: Request, _ query: Query, behind place: UInt64?, through last: UInt64, on session: Session
  ) throws(ReplyError) -> Bool {
    guard let tally = try EventTally(request) else { return false }
    let search = search(query, for: request, on: session)
    let first = min(place ?? 0, last) + 1
    startReply(request, on: session, total: last) { progress, reply in
      try tally.run(search, from: first, through: last, progress, to: &reply)
    }
    return true
  }

  /// One event: its line, what led to it, what it led to.
  func startShow(_ request: Request, on session: Session) throws(ReplyError) {
    let last = seen
    guard let seq = request.integer("seq").map({ UInt64(clamping: $0) }), seq > 0, seq <= last else {
      throw ReplyError(
        .ledger(.argumentInvalid), "there is no such event; the newest is \(last)", hint: "show \(last)")
    }
    let search = search(try consequences(of: seq), for: request, on: session)
    let change = changes(of: seq, request)
    let id = request.id
    startQuestion(request, on: session, total: last) { progress in
      do {
        let dossier = try EventDossier(of: seq, through: last, search, progress)
        let change = try change.map { try $0.carriedOut(progress) }
        var reply = ReplyWriter(id: id)
        reply.row { json in
          dossier.write(to: &json)
          if let change { json.members(of: change.effect) }
        }
        reply.ok { json in
          json.member("rows", 1)
          json.member("seq", last)
        }
        return .reply(reply.bytes, keeping: change?.before)
      } catch { return .failure("\(error)") }
    }
  }

  /// A life in sentences, oldest first.
  func startStory(_ request: Request, on session: Session) throws(ReplyError) {
    let page = try Page(request, ledger: identity.ledger)
    let after = try page.after.map { (text) throws(ReplyError) in try Page.seq(text) } ?? 0
    let search = search(try query(about: request.text("of") ?? "", in: request), for: request, on: session)
    let (last, ledger) = (seen, identity.ledger)
    startReply(request, on: session, total: last) { progress, reply in
      var told: [UInt64] = []
      if after < last {
        try search.forEachMatch(in: after + 1...last, progress) { record, _ in
          told.append(record.seq)
          guard told.count <= page.limit else { return false }
          reply.row { json in
            json.member("seq", record.seq)
            json.member("ts", record.time)
            json.member("text", record.sentence)
          }
          return true
        }
      }
      let rows = min(told.count, page.limit)
      reply.ok { json in
        json.member("rows", rows)
        json.member("seq", last)
        if told.count > rows { json.member("cursor", "\(ledger):\(told[rows - 1])") }
      }
    }
  }

  /// Who brought in whom: everybody below somebody, or below all whom nobody brought in.
  func startTree(_ request: Request, on session: Session) throws(ReplyError) {
    let page = try Page(request, ledger: identity.ledger)
    let (lineage, invites) = (models.lineage.ask { $0 }, models.invites.ask { $0 })
    let messages = models.messages.ask { $0 }
    let (last, ledger) = (seen, identity.ledger)
    let top = request.text("member")
    if let top, lineage.member(top) == nil {
      throw ReplyError(.ledger(.accountUnknown), "nobody of that name issued or came", hint: "tree")
    }
    startReply(request, on: session) { _, reply in
      let tops = top.flatMap(lineage.member).map { [$0] } ?? lineage.roots
      var isPast = page.after == nil
      var names: [String] = []
      tops: for top in tops {
        for person in lineage.tree(from: top) {
          defer { if person.member.name == page.after { isPast = true } }
          guard isPast else { continue }
          names.append(person.member.name)
          guard names.count <= page.limit else { break tops }
          let name = person.member.name
          reply.row { json in
            json.members(of: person, issued: invites.count(issuedBy: name), archived: messages.archivedCount(of: name))
          }
        }
      }
      let rows = min(names.count, page.limit)
      reply.ok { json in
        json.member("rows", rows)
        json.member("seq", last)
        if names.count > rows { json.member("cursor", "\(ledger):\(names[rows - 1])") }
      }
    }
  }

  /// What became of invites, summed up.
  func startStatistics(_ request: Request, on session: Session) throws(ReplyError) {
    let page = try Page(request, ledger: identity.ledger)
    let key = request.text("by").flatMap(StatisticsKey.init(rawValue:)) ?? .day
    let invites = models.invites.ask { $0 }
    let (last, ledger, now) = (seen, identity.ledger, now)
    startReply(request, on: session) { _, reply in
      let sums = invites.statistics(by: key, at: now)
      let start = page.after.flatMap { after in sums.firstIndex { ($0.key ?? "") == after } }.map { $0 + 1 } ?? 0
      let shown = sums.dropFirst(start).prefix(page.limit)
      for sum in shown { reply.row { $0.members(of: sum, by: key) } }
      reply.ok { json in
        json.member("rows", shown.count)
        json.member("seq", last)
        if start + shown.count < sums.count, let end = shown.last {
          json.member("cursor", "\(ledger):\(end.key ?? "")")
        }
      }
    }
  }

  // MARK: Parts

  /// Sends a question away that comes back as a whole reply.
  func startReply(
    _ request: Request, on session: Session, total: UInt64 = 0,
    _ work: @escaping @Sendable (QuestionProgress, inout ReplyWriter) throws -> Void
  ) {
    let id = request.id
    startQuestion(request, on: session, total: total) { progress in
      var reply = ReplyWriter(id: id)
      do { try work(progress, &reply) } catch { return .failure("\(error)") }
      return .reply(reply.bytes, keeping: nil)
    }
  }

  private func search(_ query: Query, for request: Request, on session: Session) -> LineSearch {
    LineSearch(
      index: models.audit.ask { $0 }, reader: reader, query: query,
      showsPersonal: showsPersonal(to: session, for: request))
  }

  /// How to find what an event changed; nil where that was not asked for and would mean to fold more than half a second's
  /// worth of history. Only those who may see all of the state get as far as this.
  private func changes(of seq: UInt64, _ request: Request) -> StateChange? {
    let base = kept.base(for: seq - 1)
    let isNear = seq - base.state.seq <= Limits.eventsFoldedUnasked
    guard request.flag("changes") ?? isNear else { return nil }
    return StateChange(seq: seq, base: base, reader: reader)
  }

  /// Everything about a thing; an address stands for the account that has it, too.
  private func query(about thing: String, in request: Request) throws(ReplyError) -> Query {
    var words = ["about=" + thing]
    if let account = models.accounts.ask({ $0.account(email: thing) }) { words += ["or", "about=" + account.account] }
    return try query(words, in: request)
  }

  private func consequences(of seq: UInt64) throws(ReplyError) -> Query {
    do throws(QueryError) { return try Query(words: ["cause=\(seq)"], about: Record.self, in: queryContext) } catch {
      throw internalFault("cause= is no query: \(error)")
    }
  }

  private func query(_ words: [String], in request: Request) throws(ReplyError) -> Query {
    do throws(QueryError) { return try Query(words: words, about: Record.self, in: queryContext) } catch {
      throw ReplyError(.queryValue, error.message, hint: "story inv_7, story ada, story bob@example.org")
    }
  }
}
