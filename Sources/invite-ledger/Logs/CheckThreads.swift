// Threads that look at the lines of a log while it is read further.
import EventLog
import Replay
import SystemCalls

/// Hands lines to as many threads as there are processors (`Limits.lineThreads` at most), in turns: a line costs several
/// times as much to look at as to read.
struct CheckThreads {
  private let threads: [FoldThread<LineChecks, LogLine>]
  private var batch: [LogLine] = []
  private var turn = 0

  init() throws {
    threads = try (1...min(Replay.Limits.lineThreads, ProcessFacts.processors)).map {
      number in
      try FoldThread(name: "verify \(number)", from: LineChecks()) { checks, lines in
        for line in lines { checks.take(line) }
      }
    }
    batch.reserveCapacity(Replay.Limits.foldBatch)
  }

  mutating func take(_ line: LogLine) {
    batch.append(line)
    if batch.count == Replay.Limits.foldBatch { handOver() }
  }

  private mutating func handOver() {
    _ = threads[turn].take(batch)
    turn = (turn + 1) % threads.count
    batch.removeAll(keepingCapacity: true)
  }

  /// Waits until every line was looked at.
  mutating func finish() throws -> LineChecks {
    handOver()
    var checks = LineChecks()
    for thread in threads { checks.add(try thread.finish()) }
    return checks
  }
}
