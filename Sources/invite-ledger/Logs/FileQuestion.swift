// A question that files answer: the terms, and the parameters that the service would read.
import EventLog
import InviteLedger
import InviteLedgerClient
import LedgerFormat
import Projections
import SystemCalls

/// A query about the lines of files. `where=` and the terms beside it must both hold, as on a request line.
struct FileQuestion {
  private let source: LogSource
  private let query: Query
  private(set) var limit = Int.max
  private(set) var isReverse = false

  init(_ words: [String], about source: LogSource) throws {
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
      case ("reverse", let text): isReverse = text == "true"
      case ("where", let text): texts[0] += try Self.words(in: text)
      default: texts[1].append(word)
      }
    }
    query = try Self.query(texts.filter { !$0.isEmpty }, FileFacts(source))
  }

  /// Calls `body` with every line that answers, oldest first, until it returns false.
  func forEachMatch(_ body: ([UInt8]) throws -> Bool) throws {
    let screen = QueryScreen(query)
    try source.reader.forEachLine { line in
      guard screen.mayMatch(line.bytes, line.range),
        query.matches(try LineDecoder.decode(line.bytes, range: line.range).record)
      else { return true }
      return try body(Array(line.bytes[line.range]))
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
