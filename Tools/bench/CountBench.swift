// How fast a log is read back: every line checked and decoded, with or without what follows from it, on one thread.

import EventLog
import InviteLedger
import LedgerFormat
import Projections
import SystemCalls

/// `bench count --dir DIR [--fold none|all]` prints the events of a log by type; whoever starts it looks at the clock.
enum CountBench {
  static func run(_ options: Options) throws {
    let fold = try options.text("fold", else: "none")
    guard ["none", "all"].contains(fold) else { throw Usage("--fold is none or all") }
    let reader = LogReader(directory: try Directory(path: options.text("dir"), trust: .anyone))
    var counts = [EventType: Int]()
    func count(_ line: LogLine) throws -> Record {
      let record = try LineDecoder.decode(line.bytes, range: line.range).record
      counts[record.event.type, default: 0] += 1
      return record
    }
    if fold == "all" {
      try foldAll(reader, count)
    } else {
      try reader.forEachLine { line in
        _ = try count(line)
        return true
      }
    }
    for (type, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      BenchProgram.say("\(type.rawValue) \(count)")
    }
  }

  /// The same fold as at a start of the service.
  static func foldAll(_ reader: LogReader, _ decode: (LogLine) throws -> Record) throws {
    var (state, models) = (LedgerState(), LedgerModels())
    try reader.forEachLine { line in
      let record = try decode(line)
      try state.apply(record)
      models.apply(record)
      return true
    }
  }
}
