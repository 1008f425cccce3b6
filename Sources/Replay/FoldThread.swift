// A part of a fold on a thread of its own.
package import SystemCalls

/// Folds what a log has, lines or records, into a part of what it adds up to while the log is read further.
package final class FoldThread<Part: Sendable, Item: Sendable>: Sendable {
  private let items = Conveyor<[Item]>(limit: Limits.foldBatchesAhead)
  private let outcome = Monitor<Result<Part, any Error>?>(nil)
  private let thread: SystemThread

  /// - Parameters:
  ///   - name: the thread's, as `top -H` shows it.
  ///   - start: what the part is before the first item.
  ///   - apply: takes items in the order in which they were handed over. After it threw it is not called again.
  package init(
    name: String, from start: Part, apply: @escaping @Sendable (inout Part, [Item]) throws -> Void
  ) throws(SystemError) {
    let (items, outcome) = (items, outcome)
    thread = try SystemThread(name: name) {
      var part = start
      do {
        while let batch = items.take() { try apply(&part, batch) }
        outcome.withLock { $0 = .success(part) }
      } catch {
        items.abandon()
        outcome.withLock { $0 = .failure(error) }
      }
    }
  }

  /// Lets the thread end of a fold that nobody finished.
  deinit { items.close() }

  /// Hands items over, as soon as not too many wait.
  ///
  /// - Returns: false once `apply` has thrown.
  package func take(_ batch: [Item]) -> Bool { items.put(batch) }

  /// Waits for the items handed over to be folded.
  ///
  /// - Throws: what `apply` threw.
  package func finish() throws -> Part {
    items.close()
    thread.join()
    guard let result = outcome.withLock({ $0 }) else { preconditionFailure("a thread that ended has an outcome") }
    return try result.get()
  }
}
