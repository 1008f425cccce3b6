// How fast the debugger for history is: opening a log, jumping about in it, and asking why.

import EventLog
import InviteLedger
import LedgerFormat
import Projections
import Randomness
import Replay
import SystemCalls

/// `bench replay --dir DIR [--count N] [--seed N] [--kept N]` on the log of a ledger, which is only read.
enum ReplayBench {
  static func run(_ options: Options) throws {
    let directory = try options.text("dir")
    let (count, seed) = (try options.number("count", else: 1_000), try options.number("seed", else: 1))
    let kept = try options.number("kept", else: Replay.Limits.keptStates)
    let reader = LogReader(directory: try Directory(path: directory, trust: .anyone))
    var random = SeededRandom(seed: UInt64(seed))
    var session: Session?
    let open = try seconds { session = Session(try Timeline(ReplayLog(reader), keeping: kept)) }
    guard var session else { return }
    let end = session.timeline.end
    BenchProgram.say("\(end) events, seed \(seed), \(count) times each, \(kept) states kept")
    BenchProgram.say("open \(open.rounded(to: 2)) s")
    var times: [Double] = []
    for _ in 0..<count {
      let seq = UInt64.random(in: 0...end, using: &random)
      times.append(try seconds { _ = try session.perform("goto \(seq)") })
    }
    BenchProgram.say("goto: " + percentiles(of: times))
    let invites = session.timeline.last.invites.statusCounts(at: .latest).values.reduce(0, +)
    let members = session.timeline.last.lineage.keys(in: "members", after: nil, limit: .max)
    // # stands for the number of an invite, @ for the name of a member; why is asked at the end of the log.
    let words = [
      "print /invites/inv_#", "print /members/@", "why /invites/inv_#/status", "why /members/@", "step",
    ]
    for word in words {
      times = []
      for _ in 0..<count {
        let number = UInt64.random(in: 1...UInt64(max(1, invites)), using: &random)
        let seq = word.hasPrefix("why") ? end : UInt64.random(in: 0..<max(1, end), using: &random)
        _ = try session.perform("goto \(seq)")
        let member = members.randomElement(using: &random) ?? "nobody"
        let line = word.replacing("#", with: "\(number)").replacing("@", with: member)
        times.append(try seconds { _ = try session.perform(line) })
      }
      BenchProgram.say("\(word) of \(invites) invites: " + percentiles(of: times))
    }
    BenchProgram.say("memory at most \(try peakMegabytes()) MB")
    let fold = try seconds {
      try CountBench.foldAll(reader) { try LineDecoder.decode($0.bytes, range: $0.range).record }
    }
    BenchProgram.say("one replay \(fold.rounded(to: 2)) s")
  }

  /// `VmHWM` of this process.
  private static func peakMegabytes() throws -> Int {
    var status: [UInt8] = []
    _ = try Descriptor.reading("/proc/self/status").read(appendingTo: &status, limit: 1 << 16)
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_000
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = SystemClock.monotonicNanoseconds
    try body()
    return Double(SystemClock.monotonicNanoseconds - start) / 1e9
  }

  private static func percentiles(of seconds: [Double]) -> String {
    let sorted = seconds.sorted()
    guard let most = sorted.last else { return "none" }
    let named = [50, 90, 99].map { share in
      "p\(share) \((sorted[sorted.count * share / 100] * 1_000).rounded(to: 1)) ms"
    }
    return (named + ["most \((most * 1_000).rounded(to: 1)) ms"]).joined(separator: ", ")
  }
}

extension Double {
  fileprivate func rounded(to places: Int) -> Double {
    let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return (self * factor).rounded() / factor
  }
}
