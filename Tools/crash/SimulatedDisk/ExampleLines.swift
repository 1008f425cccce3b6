// Named examples of lines and options, so that runs and tests say what they mean.

package import EventLog
internal import Hashing
internal import SystemCalls

/// Lines as a ledger would write them, with as little in them as a line can have.
package enum Example {
  /// A time that many microseconds after the epoch of the examples.
  package static func time(_ microseconds: Int) -> String {
    let digits = String(microseconds)
    return "2026-11-21T09:00:00." + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "Z"
  }

  package static func line(
    _ type: String = "NoteAdded", at microseconds: Int = 0, data: String = #"{"note":"x"}"#, rest: String = "}"
  ) -> LineParts {
    let body = #","ts":"\#(time(microseconds))","type":"\#(type)","v":1,"actor":"ada","data":\#(data),"meta":{"batch":"#
    return LineParts(body: Array(body.utf8), tail: Array(rest.utf8))
  }

  /// A command of `count` lines.
  package static func command(_ count: Int, note: String = "x") -> [LineParts] {
    guard count > 1 else { return [line(data: #"{"note":"\#(note)"}"#)] }
    return (1...count).map { line(data: #"{"note":"\#(note)"}"#, rest: #","part":[\#($0),\#(count)]}"#) }
  }

  package static func segmentOpened(_ facts: SegmentFacts, at microseconds: Int = 0) -> LineParts {
    let edge = facts.tree.edge.map { "\"\($0.hex)\"" }.joined(separator: ",")
    return line(
      "SegmentOpened", at: microseconds,
      data:
        #"{"ledger":"00000000000000000000000000000000","format":1,"previous_length":\#(facts.previousLength),"size":\#(facts.tree.size),"root":"\#(facts.root.hex)","edge":[\#(edge)]}"#
    )
  }

  package static func options(_ directory: any LogFileSystem) -> LogOptions {
    LogOptions(
      directory: directory, holder: "process 331",
      key: KeyFile(name: "key") { Array("0 secret of the examples\n".utf8) },
      isKnown: { type, version in version == 1 && type != "FromTheFuture" },
      ledgerOpened: { key in line("LedgerOpened", data: #"{"key_bytes":\#(key.count)}"#) },
      now: { time(0) })
  }
}
