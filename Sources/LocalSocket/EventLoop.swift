// The one thread on which connections, decisions and read models live: an epoll loop that is also a serial executor.

internal import Synchronization
package import SystemCalls

/// Runs actors and descriptors on one thread, in turns.
///
/// A turn is: wait until something is ready, run the jobs that actors were given, then call the owner once with everything that is
/// ready. Several actors may share the loop; on its thread `actor.assumeIsolated` works for each of them, inside and outside of jobs.
package final class EventLoop: SerialExecutor {
  private enum Sleep: UInt8, AtomicRepresentable {
    case awake, asleep, notified
  }

  private let epoll: Epoll
  private let wakeUp: WakeUp
  private let jobs = Monitor<[UnownedJob]>([])
  private let sleep = Atomic(Sleep.awake)
  private let isStopping = Atomic(false)
  /// The thread inside `run`, 0 if there is none.
  private let thread = Atomic<UInt>(0)
  /// When the coming sleep must end at the latest, in nanoseconds of the monotonic clock.
  private let deadline = Atomic(Int64.max)

  package init() throws(SystemError) {
    epoll = try Epoll()
    wakeUp = try WakeUp()
    try epoll.add(wakeUp.raw, token: WatchSpace.loop.token(0), interest: [.readable, .edge])
  }

  // MARK: Running

  /// Makes the calling thread the loop's until `stop()`.
  ///
  /// - Parameter turn: called once per wake-up, after waiting jobs ran, with everything that is ready (often nothing). It returns how
  ///   long the loop may sleep at most, nil for as long as nothing happens.
  package func run(_ turn: (ReadyList) -> Duration?) throws(SystemError) {
    let (isFree, _) = thread.compareExchange(
      expected: 0, desired: SystemThread.current.raw, ordering: .sequentiallyConsistent)
    precondition(isFree, "one thread runs an event loop")
    defer { thread.store(0, ordering: .sequentiallyConsistent) }
    var ready = ReadyList(capacity: 1_024)
    var nap: Duration? = .zero
    while !isStopping.load(ordering: .acquiring) {
      try wait(into: &ready, atMost: nap)
      runJobs()
      nap = turn(ready)
    }
    isStopping.store(false, ordering: .releasing)
  }

  /// Lets `run` return after the turn under way. From any thread.
  package func stop() {
    isStopping.store(true, ordering: .releasing)
    post()
  }

  /// Makes sure that a turn starts after this call. From any thread.
  package func post() {
    if sleep.exchange(.notified, ordering: .acquiringAndReleasing) == .asleep { wakeUp.signal() }
  }

  /// Makes sure that a turn starts within `delay`. The nearest of all such wishes counts, for one sleep.
  package func wake(within delay: Duration) {
    let time = SystemClock.monotonicNanoseconds &+ delay.clampedNanoseconds
    deadline.min(time, ordering: .relaxed)
  }

  private func wait(into ready: inout ReadyList, atMost nap: Duration?) throws(SystemError) {
    let limit = sleepLimit(nap)
    let (mayNap, _) = sleep.compareExchange(expected: .awake, desired: .asleep, ordering: .acquiringAndReleasing)
    try epoll.wait(into: &ready, timeoutNanoseconds: mayNap ? limit : 0)
    // An exchange and not a store: what a notifier did before `post()` must be seen by the turn that starts now.
    _ = sleep.exchange(.awake, ordering: .acquiringAndReleasing)
  }

  /// The owner's limit or the nearest wish, whichever is sooner; nil for none.
  private func sleepLimit(_ nap: Duration?) -> Int64? {
    let wish = deadline.exchange(.max, ordering: .relaxed)
    let own = nap?.clampedNanoseconds
    if wish == .max { return own }
    let left = max(0, wish &- SystemClock.monotonicNanoseconds)
    return min(left, own ?? left)
  }

  /// Runs the jobs that wait now. Those that they add wait for the next turn, so that descriptors get their turn too.
  private func runJobs() {
    let batch = jobs.withLock { jobs in
      if jobs.isEmpty { return [] as [UnownedJob] }
      let batch = jobs
      jobs = []
      return batch
    }
    run(batch)
  }

  // MARK: Executor

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    post()
  }

  /// Whether this code runs on the loop's thread.
  package var isCurrent: Bool { thread.load(ordering: .relaxed) == SystemThread.current.raw }

  package func isIsolatingCurrentContext() -> Bool? { isCurrent }

  package func checkIsolated() {
    precondition(isCurrent, "this code must run on the event loop's thread")
  }

  // MARK: Watching

  /// Starts to report when a descriptor is ready, under `token` of a space of one's own.
  package func watch(_ raw: Int32, token: UInt64, for interest: Readiness) throws(SystemError) {
    try epoll.add(raw, token: token, interest: interest)
  }

  /// Stops to report anything of a watched descriptor. One that is closed is forgotten by itself.
  package func forget(_ raw: Int32) throws(SystemError) {
    try epoll.remove(raw)
  }

  /// Changes what is reported of a watched descriptor. Its hang-up is reported all the same.
  package func change(_ raw: Int32, token: UInt64, to interest: Readiness) throws(SystemError) {
    try epoll.change(raw, token: token, interest: interest)
  }
}
