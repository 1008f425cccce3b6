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
  /// - Parameter firstSeq: asks for the seq of the first row of an audit with these words; nil when there is none.
  package static func lines(
    for words: [String], now: Timestamp, firstSeq: ([String]) throws -> UInt64?
  ) rethrows -> [String] {
    var lines: [String] = []
    for (name, prefix) in [("since", "since="), ("until", "until="), ("as of", "@as-of=")] {
      guard let text = words.last(where: { $0.hasPrefix(prefix) })?.dropFirst(prefix.count),
        let period = TimeExpression.read(String(text), now: now)
      else { continue }
      let moment = name == "since" ? period.start : period.end
      let question = name == "since" ? ["since=\(text)"] : ["until=\(text)", "reverse=true"]
      let place = try firstSeq(question + ["limit=1"]).map { "seq \($0)" } ?? "no event there"
      lines.append("\(name) \(text) → \(RelativeTime.universal(moment.description)) (\(place))")
    }
    return lines
  }

  /// Says it on standard error, when a person looks at both streams.
  static func say(_ words: [String], asking ledger: LedgerConnection, _ style: OutputStyle) throws {
    guard style.isForTerminal, StandardStream.error.isTerminal else { return }
    let now = Timestamp(microseconds: SystemClock.wallMicroseconds)
    let lines = try lines(for: words, now: now) { question in
      guard let line = RequestLine.line(of: ["audit"] + question) else { return nil }
      var seq: UInt64?
      _ = try ledger.exchange(line) { line in
        guard case .row(let row) = line else { return }
        seq = try JSONReader.value(of: row)["seq"]?.integer.flatMap { UInt64(exactly: $0) }
      }
      return seq
    }
    for line in lines { Console.say(line, style.paint, .faint) }
  }
}
