// Questions of the debugger: what stands at a path of the read models, what differs, and since when.
import EventLog
import InviteLedger
import JSONText
import LineProtocol
import LocalSocket
import Projections
import Replay

extension LedgerServer {
  /// What stands at a path, or the names below it.
  func startState(_ request: Request, on session: Session) throws(ReplyError) {
    let path = try path(of: request)
    let page = try page(of: request)
    let (last, ledger) = (seen, identity.ledger)
    let model: (any Projection)? = try path.section.map { (section) throws(ReplyError) in
      models.copy(of: try type(of: section, in: request))
    }
    startReply(request, on: session) { _, reply in
      guard let model, let section = path.section, path.key != nil else {
        let names = model.map { $0.keys(in: path.section ?? "", after: page.after, limit: page.limit + 1) }
        let shown = names ?? Sections.all.map(\.name)
        for name in shown.prefix(page.limit) { reply.row { $0.member("path", path.appending(name).description) } }
        return reply.ok { json in
          json.member("rows", min(shown.count, page.limit))
          json.member("seq", last)
          if shown.count > page.limit { json.member("cursor", "\(ledger):\(shown[page.limit - 1])") }
        }
      }
      let value = try path.value(in: model.thing(path.key ?? "", in: section))
      if let value {
        reply.row { json in
          json.member("path", path.description)
          json.name("value")
          json.value(value)
        }
      }
      reply.ok { json in
        json.member("rows", value == nil ? 0 : 1)
        json.member("seq", last)
      }
    }
  }

  /// What differs between two moments.
  func startDiff(_ request: Request, on session: Session) throws(ReplyError) {
    let path = try request.text("path") == nil ? .root : path(of: request)
    if let section = path.section { _ = try type(of: section, in: request) }
    let ends = [
      try seq(of: request.text("from") ?? "", in: request, parameter: "from"),
      try request.text("to").map { (text) throws(ReplyError) in try seq(of: text, in: request, parameter: "to") }
        ?? seen,
    ]
    let (from, to) = (ends[0], ends[1])
    let limit = request.integer("limit").flatMap(Int.init(exactly:)) ?? Limits.listRowsMax
    let (base, reader) = (kept.base(for: min(from, to)), reader)
    let id = request.id
    startQuestion(request, on: session, total: max(from, to)) { progress in
      do {
        let earlier = try base.carried(to: min(from, to), by: reader, progress)
        let later = try earlier.carried(to: max(from, to), by: reader, progress)
        let (old, new) = from <= to ? (earlier.models, later.models) : (later.models, earlier.models)
        let operations = SnapshotDifference.patch(try old.differences(to: new, below: path)).array ?? []
        var reply = ReplyWriter(id: id)
        for operation in operations.prefix(limit) {
          reply.row { json in for member in operation.object ?? [] { json.member(member.name, of: member.value) } }
        }
        reply.ok { json in
          json.member("rows", min(operations.count, limit))
          json.member("seq", max(from, to))
          if operations.count > limit { json.member("left_out", operations.count - limit) }
        }
        return .reply(reply.bytes, keeping: later)
      } catch { return .failure("diff: \(error)") }
    }
  }

  /// The event that last changed what stands at a path.
  func startWhy(_ request: Request, on session: Session) throws(ReplyError) {
    let path = try path(of: request)
    let search: LastChange
    do throws(ReplayError) { search = try LastChange(of: path) } catch { throw refusal(of: error, in: request) }
    let last = seen
    let before = request.integer("before").map { UInt64(clamping: $0 - 1) } ?? last
    let reader = reader
    startReply(request, on: session, total: min(before, last)) { progress, reply in
      let found = try search.find(in: reader, through: min(before, last), look: progress.note)
      if let found {
        reply.row { json in
          json.member("event", found.seq)
          json.member("type", found.type.rawValue)
          json.member("actor", found.actor)
          json.member("ts", found.time)
          if let old = found.old { json.member("old", of: old) }
          if let new = found.new { json.member("new", of: new) }
        }
      }
      reply.ok { json in
        json.member("rows", found == nil ? 0 : 1)
        json.member("seq", last)
      }
    }
  }

  private func path(of request: Request) throws(ReplyError) -> StatePath {
    do throws(ReplayError) { return try StatePath(request.text("path") ?? "") } catch {
      throw refusal(of: error, in: request)
    }
  }

  private func type(of section: String, in request: Request) throws(ReplyError) -> any Projection.Type {
    do throws(ReplayError) { return try Sections.model(of: section) } catch {
      throw refusal(of: error, in: request)
    }
  }

  private func refusal(of error: ReplayError, in request: Request) -> ReplyError {
    var reply = ReplyError(.ledger(.argumentInvalid), error.message, hint: "state /")
    reply.column = request.column(of: "path")
    return reply
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, of value: JSONValue) {
    self.name(name)
    self.value(value)
  }
}
