// One thread, several actors, turns.

import LocalSocket
import SystemCalls
import Testing

/// Counts on a loop.
private actor Counter {
  nonisolated let loop: EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.unowned }
  private(set) var count = 0
  private(set) var wasElsewhere = false

  init(on loop: EventLoop) {
    self.loop = loop
  }

  func add() {
    if !loop.isCurrent { wasElsewhere = true }
    count += 1
  }

  /// Adds to another actor of the same loop without waiting.
  func addBoth(_ other: Counter) {
    add()
    other.assumeIsolated { $0.add() }
  }
}

/// Calls an actor as only its own thread may.
private func addWithoutWaiting(to counter: Counter) {
  counter.assumeIsolated { $0.add() }
}

@Suite struct `An event loop` {
  /// Runs `body` beside a loop on a thread of its own, which calls `turn` once per wake-up.
  private func withLoop(
    turn: @escaping @Sendable (EventLoop) -> Duration? = { _ in nil }, _ body: (EventLoop) async throws -> Void
  ) async throws {
    let loop = try EventLoop()
    let thread = try SystemThread(name: "loop") {
      do { try loop.run { _ in turn(loop) } } catch { Issue.record(error) }
    }
    try await body(loop)
    loop.stop()
    thread.join()
  }

  @Test func `runs what many tasks ask of its actors, all of it and only on its thread`() async throws {
    try await withLoop { loop in
      let counters = (0..<3).map { _ in Counter(on: loop) }
      await withTaskGroup { group in
        for number in 0..<3_000 { group.addTask { await counters[number % 3].add() } }
      }
      for counter in counters {
        #expect(await counter.count == 1_000)
        #expect(await counter.wasElsewhere == false)
      }
    }
  }

  @Test func `lets an actor call another one on the same loop at once`() async throws {
    try await withLoop { loop in
      let (first, second) = (Counter(on: loop), Counter(on: loop))
      await first.addBoth(second)
      #expect(await first.count == 1)
      #expect(await second.count == 1)
    }
  }

  @Test func `lets its turn touch the actors without waiting`() async throws {
    let loop = try EventLoop()
    let counter = Counter(on: loop)
    let thread = try SystemThread(name: "loop") {
      do {
        try loop.run { _ in
          counter.assumeIsolated { $0.add() }
          loop.stop()
          return nil
        }
      } catch { Issue.record(error) }
    }
    thread.join()
    #expect(loop.isCurrent == false)
  }

  @Test func `does not let other threads pretend to be on it`() async {
    await #expect(processExitsWith: .failure) {
      let loop = try EventLoop()
      addWithoutWaiting(to: Counter(on: loop))
    }
  }

  @Test func `starts a turn for every post, from any thread`() async throws {
    let turns = Monitor(0)
    try await withLoop(turn: { _ in
      turns.withLock { $0 += 1 }
      turns.wakeAll()
      return nil
    }) { loop in
      for _ in 0..<1_000 {
        let before = turns.withLock { $0 }
        loop.post()
        turns.wait { $0 > before ? () : nil }
      }
    }
  }

  @Test func `wakes for the limit its turn gave and for a wish, whichever is sooner`() async throws {
    let turns = Monitor(0)
    try await withLoop(turn: { loop in
      let count = turns.withLock { turns in
        turns += 1
        return turns
      }
      turns.wakeAll()
      if count % 2 == 0 { return .microseconds(200) }
      loop.wake(within: .milliseconds(1))
      return .seconds(3_600)
    }) { _ in
      turns.wait { $0 >= 20 ? () : nil }
    }
  }

  @Test func `collects what a worker has done, in order, on the loop`() async throws {
    let outcomes = Monitor<[Int]>([])
    let slot = Monitor<Worker<Int>?>(nil)
    try await withLoop(turn: { _ in
      let done = slot.withLock { $0 }?.takeFinished() ?? []
      outcomes.withLock { $0 += done }
      outcomes.wakeAll()
      return nil
    }) { loop in
      let worker = try Worker<Int>(name: "disk") { loop.post() }
      slot.withLock { $0 = worker }
      for number in 0..<500 { worker.submit { number * 2 } }
      let done = outcomes.wait { $0.count == 500 ? $0 : nil }
      #expect(done == (0..<500).map { $0 * 2 })
      worker.stop()
      slot.withLock { $0 = nil }
    }
  }

  @Test func `delivers signals in a turn`() async {
    await #expect(processExitsWith: .success) {
      let loop = try EventLoop()
      let watch = try SignalWatch.start([10, 12], on: loop)
      // One after the other: any thread may be given the second before another one has taken the first.
      try #require(raiseSignal(12) == 0)
      var seen: [Int32] = []
      try loop.run { ready in
        let new = watch.take(from: ready)
        seen += new
        if new == [12] { _ = raiseSignal(10) }
        if seen.count == 2 { loop.stop() }
        return nil
      }
      try #require(seen == [12, 10])
    }
  }
}
