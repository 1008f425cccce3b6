// One thread that does blocking work in order and reports back.

/// Runs submitted work one after the other on a thread of its own.
///
/// The owner submits from its loop; whenever work is done, `whenDone` is called on the worker's thread (to wake the loop), and the
/// owner collects the outcomes with `takeFinished()`.
package final class Worker<Outcome: Sendable>: Sendable {
  private struct Queues {
    var waiting: [@Sendable () -> Outcome] = []
    var finished: [Outcome] = []
    var isStopping = false
  }

  private let queues = Monitor(Queues())
  private let thread: SystemThread

  package init(name: String, whenDone: @escaping @Sendable () -> Void) throws(SystemError) {
    let queues = queues
    thread = try SystemThread(name: name) {
      while let batch = queues.wait(until: Self.nextBatch) {
        for work in batch {
          let outcome = work()
          queues.withLock { $0.finished.append(outcome) }
          whenDone()
        }
      }
    }
  }

  /// The work that waits; an empty inner optional ends the thread.
  private static func nextBatch(_ queues: inout Queues) -> [@Sendable () -> Outcome]?? {
    if queues.waiting.isEmpty { return queues.isStopping ? .some(nil) : nil }
    let batch = queues.waiting
    queues.waiting = []
    return batch
  }

  /// Hands work over. The caller bounds how much it submits before it collects.
  package func submit(_ work: @escaping @Sendable () -> Outcome) {
    queues.withLock { $0.waiting.append(work) }
    queues.wakeAll()
  }

  /// What was finished since the last call, in the order of submission.
  package func takeFinished() -> [Outcome] {
    queues.withLock { queues in
      if queues.finished.isEmpty { return [] }
      let finished = queues.finished
      queues.finished = []
      return finished
    }
  }

  /// Does what was submitted, then ends the thread and waits for that.
  package func stop() {
    queues.withLock { $0.isStopping = true }
    queues.wakeAll()
    thread.join()
  }
}
