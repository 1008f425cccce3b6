// A question that files answer: the terms, and the parameters that the service would read.
import EventLog
import InviteLedger
import InviteLedgerClient
import LedgerFormat
import LedgerService
import Projections
import SystemCalls

/// A query about the lines of files. `where=` and the terms beside it must both hold, as on a request line.
package struct FileQuestion {
  private let source: LogSource
  private let query: Query
  /// The seq that a cursor names: what is wanted lies behind it, in the order that is asked for.
  private(set) var place: UInt64?
  private(set) var limit = Int.max
  private(set) var isReverse = false
  /// What is counted instead of shown.
  private(set) var tally: EventTally?

  package init(_ words: [String], about source: LogSource) throws {
    self.source = source
    var texts: [[String]] = [[], []]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      switch (parts[0], parts.count > 1 ? parts[1] : "") {
      case ("limit", let text):
        guard let number = Int(text), number > 0 else {
          throw ProgramFault("limit is no number of rows", hint: "limit=100")
        }
        limit = number
      case ("cursor", let text):
        guard place == nil else { throw ProgramFault("cursor is given twice", hint: "leave one out") }
        place = try Self.place(in: text, of: source)
      case ("reverse", let text): isReverse = text == "true"
      case ("count", let text): if text == "true" { tally = tally ?? .count }
      case ("fields", let text): if text == "true" { tally = .fields }
      case ("by", let text): tally = .by(try Self.field(text))
      case ("values", let text): tally = .values(try Self.field(text))
      case ("where", let text): texts[0] += try Self.words(in: text)
      default: texts[1].append(word)
      }
    }
    query = try Self.query(texts.filter { !$0.isEmpty }, FileFacts(source))
  }

  /// Calls `body` with every line from one seq to another, and with its record if it answers, until it returns false.
  func forEachLine(
    from first: UInt64, to last: UInt64? = nil, _ body: (LogLine, Record?) throws -> Bool
  ) throws {
    let screen = QueryScreen(query)
    try source.reader.forEachLine(from: first, to: last) { line in
      guard screen.mayMatch(line.bytes, line.range) else { return try body(line, nil) }
      let record = try LineDecoder.decode(line.bytes, range: line.range).record
      return try body(line, query.matches(record) ? record : nil)
    }
  }

  /// A cursor as the service writes it; nil where the files do not say which ledger they are of.
  package func cursor(behind seq: UInt64) throws -> String? { try source.ledger().map { "\($0):\(seq)" } }

  private static func place(in cursor: String, of source: LogSource) throws -> UInt64 {
    guard let ledger = try source.ledger() else { throw LogSource.nameless }
    return try Page.seq(try Page.place(in: cursor, of: ledger))
  }

  private static func field(_ name: String) throws(ProgramFault) -> QueryField {
    do throws(QueryError) { return try Query.field(named: name, of: Record.self) } catch {
      throw ProgramFault(
        "\(error.code.rawValue): \(error.message)", hint: error.hint ?? "invite-ledger help query",
        status: ExitStatus.refused)
    }
  }

  /// Reads terms; relative times count back from now.
  static func query(_ terms: [String]) throws(ProgramFault) -> Query { try query([terms], nil) }

  private static func query(_ texts: [[String]], _ facts: (any QueryFacts)?) throws(ProgramFault) -> Query {
    let now = Timestamp(microseconds: SystemClock.wallMicroseconds)
    do throws(QueryError) {
      return try Query(texts: texts, about: Record.self, in: QueryContext(now: now, facts: facts))
    } catch {
      let text = texts.joined().joined(separator: " ")
      let caret = String(repeating: " ", count: max(0, error.column - 1)) + "^"
      throw ProgramFault(
        "\(error.code.rawValue): \(error.message)\n  \(text)\n  \(caret)",
        hint: error.hint ?? "invite-ledger help query", status: ExitStatus.refused)
    }
  }

  /// The words of `where=`, split as a request line is.
  private static func words(in text: String) throws(ProgramFault) -> [String] {
    do throws(QueryError) { return try Query.words(in: text) } catch {
      throw ProgramFault("where: \(error.message)", hint: error.hint, status: ExitStatus.refused)
    }
  }
}
