// A part of a fold on a thread of its own.
import InviteLedger
import SystemCalls

/// Folds records into a part of what a log adds up to while the log is read further.
final class FoldThread<Part: Sendable>: Sendable {
  private let records = Conveyor<[Record]>(limit: Limits.foldBatchesAhead)
  private let outcome = Monitor<Result<Part, any Error>?>(nil)
  private let thread: SystemThread

  /// - Parameters:
  ///   - name: the thread's, as `top -H` shows it.
  ///   - start: what the part is before the first record.
  ///   - apply: takes records in the order of the log. After it threw it is not called again.
  init(
    name: String, from start: Part, apply: @escaping @Sendable (inout Part, [Record]) throws -> Void
  ) throws(SystemError) {
    let (records, outcome) = (records, outcome)
    thread = try SystemThread(name: name) {
      var part = start
      do {
        while let batch = records.take() { try apply(&part, batch) }
        outcome.withLock { $0 = .success(part) }
      } catch {
        records.abandon()
        outcome.withLock { $0 = .failure(error) }
      }
    }
  }

  /// Lets the thread end of a fold that nobody finished.
  deinit { records.close() }

  /// Hands records over, which must follow those before.
  ///
  /// - Returns: false once `apply` has thrown.
  func take(_ batch: [Record]) -> Bool { records.put(batch) }

  /// Waits for the records handed over to be folded.
  ///
  /// - Throws: what `apply` threw.
  func finish() throws -> Part {
    records.close()
    thread.join()
    guard let result = outcome.withLock({ $0 }) else { preconditionFailure("a thread that ended has an outcome") }
    return try result.get()
  }
}
