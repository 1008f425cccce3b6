// State that several threads share, behind a lock on which they can also wait.

internal import Glibc

/// A value that is only ever touched by the thread that holds its lock.
///
/// A pthread mutex and not `Synchronization.Mutex`, because the thread sanitizer does not see the latter's ordering.
// Sendable and safe although it holds mutable state: every access goes through `withLock` or `wait`, which hold the mutex.
@safe package final class Monitor<State>: @unchecked Sendable {
  private var state: State
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  package init(_ state: sending State) {
    self.state = state
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    precondition(unsafe pthread_mutex_init(mutex, nil) == 0, "a default mutex cannot fail")
    precondition(unsafe pthread_cond_init(condition, nil) == 0, "a default condition cannot fail")
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` alone. It must be short and must not take this lock again.
  package func withLock<Result: Sendable, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try body(&state)
  }

  /// Waits until `body`, called alone again after each `wakeAll()`, returns something.
  package func wait<Result: Sendable>(until body: (inout State) -> Result?) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) { return result }
      unsafe pthread_cond_wait(condition, mutex)
    }
  }

  /// Lets every thread in `wait(until:)` look again.
  package func wakeAll() {
    unsafe pthread_cond_broadcast(condition)
  }
}
