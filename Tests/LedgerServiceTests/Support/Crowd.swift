// Many clients at once, each on a thread of its own.
import SystemCalls
import Testing

enum Crowd {
  /// Runs `body` on `count` threads that start together, and gives what each returned, by number.
  static func run<Outcome: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Outcome
  ) throws -> [Outcome] {
    let outcomes = Monitor<[Int: Result<Outcome, any Error>]>([:])
    let gate = Monitor(0)
    let threads = try (0..<count).map { number in
      try SystemThread(name: "client \(number)") {
        gate.withLock { $0 += 1 }
        gate.wakeAll()
        _ = gate.wait { $0 == count ? true : nil }
        let outcome = Result { try body(number) }
        outcomes.withLock { $0[number] = outcome }
      }
    }
    for thread in threads { thread.join() }
    let all = outcomes.withLock { $0 }
    return try (0..<count).map { number in try #require(all[number]).get() }
  }
}
