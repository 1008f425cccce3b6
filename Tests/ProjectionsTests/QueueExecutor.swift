// An executor for projectors under test: one queue.

import Dispatch

final class QueueExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "projector under test")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
