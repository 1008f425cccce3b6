// Many runs, on as many threads as there are cores to use.

import SimulatedDisk
import Synchronization

/// Runs of consecutive seeds.
enum Runs {
  struct Found: Sendable {
    let seed: UInt64
    let text: String
  }

  struct Outcome: Sendable {
    var runs: UInt64 = 0
    var operations: UInt64 = 0
    var violations: [Found] = []
  }

  /// Tells the other threads that enough was found.
  private final class Flag: Sendable {
    let isUp = Atomic<Bool>(false)
  }

  /// - Parameter stopAtFirst: whether one violation is enough; the lowest seed with one is not always the one found then.
  static func run(first: UInt64, count: UInt64, stopAtFirst: Bool, threads: UInt64 = 2) async -> Outcome {
    let flag = Flag()
    return await withTaskGroup(of: Outcome.self) { group in
      for thread in 0..<threads {
        group.addTask { work(first, count, thread, threads, stopAtFirst, flag) }
      }
      var total = Outcome()
      for await part in group {
        total.runs += part.runs
        total.operations += part.operations
        total.violations += part.violations
      }
      total.violations.sort { $0.seed < $1.seed }
      return total
    }
  }

  private static func work(
    _ first: UInt64, _ count: UInt64, _ thread: UInt64, _ threads: UInt64, _ stopAtFirst: Bool,
    _ flag: Flag
  ) -> Outcome {
    var outcome = Outcome()
    for seed in stride(from: first + thread, to: first + count, by: UInt64.Stride(threads)) {
      if flag.isUp.load(ordering: .relaxed) { break }
      var run = CrashRun(seed: seed)
      outcome.runs += 1
      do {
        try run.run()
      } catch {
        let text = (error as? Violation)?.text ?? String(describing: error)
        outcome.violations.append(Found(seed: seed, text: text))
        if stopAtFirst { flag.isUp.store(true, ordering: .relaxed) }
      }
      outcome.operations += UInt64(run.disk.operations)
    }
    return outcome
  }
}
