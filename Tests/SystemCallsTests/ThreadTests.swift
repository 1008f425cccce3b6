// Threads of one's own, and what they share.

import SystemCalls
import Testing

@Suite struct `Threads` {
  @Test func `a monitor lets one in at a time`() throws {
    let count = Monitor(0)
    let threads = try (0..<4).map { _ in
      try SystemThread(name: "counting") {
        for _ in 0..<1_000 { count.withLock { $0 += 1 } }
      }
    }
    for thread in threads { thread.join() }
    #expect(count.withLock { $0 } == 4_000)
  }

  @Test func `a monitor wakes those that wait`() throws {
    let turn = Monitor(0)
    let other = try SystemThread(name: "odd") {
      for number in stride(from: 1, to: 100, by: 2) {
        turn.wait { $0 == number ? ($0 += 1) : nil }
        turn.wakeAll()
      }
    }
    for number in stride(from: 0, to: 100, by: 2) {
      turn.wait { $0 == number ? ($0 += 1) : nil }
      turn.wakeAll()
    }
    other.join()
    #expect(turn.withLock { $0 } == 100)
  }

  @Test func `a thread has an identity of its own, and may be joined twice`() throws {
    let id = Monitor<ThreadID?>(nil)
    let thread = try SystemThread(name: "a name longer than fifteen bytes") {
      id.withLock { $0 = SystemThread.current }
    }
    thread.join()
    thread.join()
    let other = try #require(id.withLock { $0 })
    #expect(other != SystemThread.current)
  }

  @Test func `a stopping worker does what was submitted first`() throws {
    let worker = try Worker<Int>(name: "worker") {}
    for number in 0..<100 { worker.submit { number } }
    worker.stop()
    #expect(worker.takeFinished() == Array(0..<100))
    #expect(worker.takeFinished() == [])
  }
}
