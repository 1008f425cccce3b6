// Says how the times of a question were understood, to a person who may have meant something else.
package import InviteLedger
import InviteLedgerClient
import JSONText
import LineProtocol
import Projections
import SystemCalls

package enum TimeEcho {
  /// `since 2h → 2026-09-12 07:00:00Z (seq 183990)` for every time in the words that is not spelled out already.
  ///
  /// - Parameter place: says which event the first row of an audit with these words is; nil where that cannot be asked.
  package static func lines(
    for words: [String], now: Timestamp, place: ([String]) throws -> String?
  ) rethrows -> [String] {
    var lines: [String] = []
    for (name, prefix) in [("since", "since="), ("until", "until="), ("as of", "@as-of=")] {
      guard let text = words.last(where: { $0.hasPrefix(prefix) })?.dropFirst(prefix.count),
        let period = TimeExpression.read(String(text), now: now)
      else { continue }
      let moment = name == "since" ? period.start : period.end
      let question = name == "since" ? ["since=\(text)"] : ["until=\(text)", "reverse=true"]
      let place = try place(question + ["limit=1"]).map { " (\($0))" } ?? ""
      lines.append("\(name) \(text) → \(RelativeTime.universal(moment.description))\(place)")
    }
    return lines
  }

  /// Says it on standard error, when a person looks at both streams. The log is asked for the event only where the request
  /// reads the log itself: a refusal that nobody asked for would be recorded.
  static func say(_ request: VerbRequest, asking ledger: LedgerConnection, _ style: OutputStyle) throws {
    guard style.isForTerminal, StandardStream.error.isTerminal else { return }
    let now = Timestamp(microseconds: SystemClock.wallMicroseconds)
    let readsLog = request.verb.access == Verb.audit.access
    for line in try lines(for: request.words, now: now, place: { readsLog ? try place(of: $0, in: ledger) : nil }) {
      Console.say(line, style.paint, .faint)
    }
  }

  /// Nil for somebody who may not read the log, as the answer to the request will say.
  private static func place(of question: [String], in ledger: LedgerConnection) throws -> String? {
    guard let line = RequestLine.line(of: ["audit"] + question) else { return nil }
    var seq: Int64?
    do {
      _ = try ledger.exchange(line) { line in
        if case .row(let row) = line { seq = try JSONReader.value(of: row)["seq"]?.integer }
      }
    } catch let error as LedgerError {
      guard case .refused = error else { throw error }
      return nil
    }
    return seq.map { "seq \($0)" } ?? "no event there"
  }
}
