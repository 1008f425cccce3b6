// What `count=`, `by=`, `values=` and `fields=` of `audit` ask for.
import InviteLedger
import JSONText
import LineProtocol
import Projections

extension EventTally {
  /// What a request asks for; nil when it wants the events themselves.
  init?(_ request: Request) throws(ReplyError) {
    if let name = request.text("by") {
      self = .by(try Self.field(name, "by", in: request))
    } else if let name = request.text("values") {
      self = .values(try Self.field(name, "values", in: request))
    } else if request.flag("fields") == true {
      self = .fields
    } else if request.flag("count") == true {
      self = .count
    } else {
      return nil
    }
  }

  private static func field(_ name: String, _ parameter: String, in request: Request) throws(ReplyError) -> QueryField {
    do throws(QueryError) { return try Query.field(named: name, of: Record.self) } catch {
      var reply = ReplyError(.queryUnknownField, error.message, hint: error.hint ?? "help query")
      reply.column = request.column(of: parameter)
      throw reply
    }
  }

  /// Counts what a search finds, and writes the answer.
  func run(
    _ search: LineSearch, from first: UInt64, through last: UInt64, _ progress: QuestionProgress,
    to reply: inout ReplyWriter
  ) throws {
    var counts = EventCounts(self)
    if first <= last {
      try search.forEachMatch(in: first...last, progress) { record, _ in
        counts.note(record)
        return !counts.isTooMuch
      }
    }
    guard !counts.isTooMuch else {
      return reply.error(
        ReplyError(.queryValue, EventCounts.tooMuch.message, hint: EventCounts.tooMuch.hint))
    }
    let sorted = counts.sorted
    for entry in sorted {
      reply.row { json in
        json.member("value", entry.value)
        json.member("count", entry.count)
      }
    }
    reply.ok { json in
      json.member("rows", sorted.count)
      json.member("count", counts.total)
      json.member("seq", last)
    }
  }
}
