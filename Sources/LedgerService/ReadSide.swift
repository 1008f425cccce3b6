// The executor of the read models: whoever is inside has them alone, on whatever thread that is.
import Synchronization
package import SystemCalls

/// Runs what the read models take in on a thread beside the loop, so that commands do not wait for it, and lets the loop in
/// between: `enter` sees to it that everything handed over before it has been taken in. So a question sees every durable event,
/// as if they had been taken in at once.
///
/// The loop alone hands over and enters.
package final class ReadSide: SerialExecutor {
  private struct Turns {
    var waiting: [@Sendable () -> Void] = []
    /// Whether the thread beside the loop was told of what waits; if not, whoever comes next does it.
    var isHandedOver = false
    var isTaken = false
    /// Whether the loop waits to be let in.
    var isEntering = false
    var isStopping = false
  }

  private let turns: Monitor<Turns>
  private let inside: Inside
  /// Nil where nothing is ever handed over.
  private let follower: SystemThread?

  /// The thread that is inside, 0 if there is none.
  private final class Inside: Sendable {
    private let thread = Atomic<UInt>(0)

    var isCurrent: Bool { thread.load(ordering: .relaxed) == SystemThread.current.raw }

    func run<Answer>(_ body: () -> Answer) -> Answer {
      thread.store(SystemThread.current.raw, ordering: .relaxed)
      defer { thread.store(0, ordering: .relaxed) }
      return body()
    }
  }

  /// The executor of models that do not change any more: nothing is handed over, so there is no thread to start.
  package static func still() -> ReadSide { ReadSide(Monitor(Turns())) }

  private init(_ turns: Monitor<Turns>) {
    self.turns = turns
    inside = Inside()
    follower = nil
  }

  package init() throws(SystemError) {
    let turns = Monitor(Turns())
    let inside = Inside()
    self.turns = turns
    self.inside = inside
    follower = try SystemThread(name: "models") {
      while let work = turns.wait(until: Self.next) {
        inside.run(work)
        Self.leave(turns)
      }
    }
  }

  deinit { Self.end(turns) }

  /// The next work, as soon as nobody is inside; an empty inner optional ends the thread.
  private static func next(_ turns: inout Turns) -> (@Sendable () -> Void)?? {
    if turns.isTaken || !(turns.isHandedOver || turns.isStopping) { return nil }
    if turns.waiting.isEmpty { return turns.isStopping ? .some(nil) : nil }
    turns.isTaken = true
    return turns.waiting.removeFirst()
  }

  /// Lets the next one in. Waking a thread takes longer than most questions, so it is done only for one that has something
  /// to do.
  private static func leave(_ turns: Monitor<Turns>) {
    let isAwaited = turns.withLock { turns in
      turns.isTaken = false
      if turns.waiting.isEmpty { turns.isHandedOver = false }
      return turns.isHandedOver || turns.isStopping || turns.isEntering
    }
    if isAwaited { turns.wakeAll() }
  }

  /// Hands over work for the thread beside the loop.
  package func follow(_ work: @escaping @Sendable () -> Void) {
    turns.withLock { turns in
      turns.waiting.append(work)
      turns.isHandedOver = true
    }
    turns.wakeAll()
  }

  /// Leaves work for whoever comes next: `enter`, `catchUp`, or the thread beside the loop when it has more to do.
  package func postpone(_ work: @escaping @Sendable () -> Void) {
    turns.withLock { $0.waiting.append(work) }
  }

  /// Does what was postponed, unless the thread beside the loop does it.
  package func catchUp() {
    if turns.withLock({ !$0.waiting.isEmpty && !$0.isHandedOver }) { enter {} }
  }

  /// Runs `body` here, alone, after everything that was handed over or postponed.
  package func enter<Answer>(_ body: () -> Answer) -> Answer {
    if inside.isCurrent { return body() }
    let postponed = turns.wait { turns -> [@Sendable () -> Void]? in
      turns.isEntering = turns.isTaken || turns.isHandedOver
      if turns.isEntering { return nil }
      turns.isTaken = true
      defer { turns.waiting = [] }
      return turns.waiting
    }
    defer { Self.leave(turns) }
    return inside.run {
      for work in postponed { work() }
      return body()
    }
  }

  /// Whether nothing waits to be taken in.
  package var isIdle: Bool { turns.withLock { !$0.isTaken && $0.waiting.isEmpty } }

  /// Does what was handed over and ends the thread.
  package func stop() {
    Self.end(turns)
    follower?.join()
  }

  private static func end(_ turns: Monitor<Turns>) {
    turns.withLock { $0.isStopping = true }
    turns.wakeAll()
  }

  // MARK: Executor

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    follow { [self] in run([job]) }
  }

  package func isIsolatingCurrentContext() -> Bool? { inside.isCurrent }

  package func checkIsolated() {
    precondition(inside.isCurrent, "the read models are asked by whoever is inside")
  }
}
