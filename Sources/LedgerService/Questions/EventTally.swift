// Counting the events that answer a query: all of them, by the values of a field, or by which fields they have.
import InviteLedger
import JSONText
import LineProtocol
import Projections

/// What `count=`, `by=`, `values=` and `fields=` of `audit` ask for.
enum EventTally: Sendable {
  case count
  case by(QueryField)
  case values(QueryField)
  case fields

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
      var reply = ReplyError(.queryUnknownField, error.message, hint: error.hint)
      reply.column = request.column(of: parameter)
      throw reply
    }
  }

  /// Counts what a search finds, and writes the answer.
  func run(
    _ search: LineSearch, through last: UInt64, _ progress: QuestionProgress, to reply: inout ReplyWriter
  ) throws {
    var total: UInt64 = 0
    var counts: [String: UInt64] = [:]
    var isTooMuch = false
    if last > 0 {
      try search.forEachMatch(in: 1...last, progress) { record, _ in
        total += 1
        for value in values(of: record) { counts[value, default: 0] += 1 }
        isTooMuch = counts.count > Limits.tallyValues
        return !isTooMuch
      }
    }
    guard !isTooMuch else {
      return reply.error(
        ReplyError(
          .queryValue, "there are more than \(Limits.tallyValues) different values", hint: "ask about less: since=1d"))
    }
    write(counts, total: total, through: last, to: &reply)
  }

  private func values(of record: Record) -> [String] {
    switch self {
    case .count: []
    case .by(let field), .values(let field): Array(Set(record.spelledValues(of: field)))
    case .fields: record.presentFields
    }
  }

  private func write(
    _ counts: [String: UInt64], total: UInt64, through last: UInt64, to reply: inout ReplyWriter
  ) {
    let all = counts.map { (value: $0.key, count: $0.value) }
    let sorted = all.sorted { left, right in
      if case .values = self { return left.value.utf8.lexicographicallyPrecedes(right.value.utf8) }
      return left.count != right.count
        ? left.count > right.count : left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
    }
    for entry in sorted {
      reply.row { json in
        json.member("value", entry.value)
        json.member("count", entry.count)
      }
    }
    reply.ok { json in
      json.member("rows", sorted.count)
      json.member("count", total)
      json.member("seq", last)
    }
  }
}
