// What a session asked that takes longer than a turn: it is worked out on a thread of its own, and answered in its place.
import LineProtocol
import Projections
import Synchronization

/// A request that is away.
struct Question {
  let request: Request
  /// Tells its outcome from those of questions whose client is gone.
  let ticket: UInt64
  let progress: QuestionProgress
  /// When something was last said about it, in microseconds of boot time (R4).
  var lastSaid: Int64
}

/// How far a question has come: written by the thread that works it out, read by the loop. And whether anybody still waits for
/// the answer: written by the loop, looked at by that thread.
final class QuestionProgress: Sendable {
  private let done = Atomic<UInt64>(0)
  private let isGivenUp = Atomic<Bool>(false)
  /// What `done` will be in the end.
  let total: UInt64

  init(total: UInt64) { self.total = total }

  /// Called now and then by what goes on for long.
  ///
  /// - Throws: when nobody waits for the answer any more.
  func note(_ count: UInt64) throws(QuestionGivenUp) {
    done.store(count, ordering: .relaxed)
    try look()
  }

  func look() throws(QuestionGivenUp) { if isGivenUp.load(ordering: .relaxed) { throw QuestionGivenUp() } }

  /// The client is gone, or the service ends.
  func giveUp() { isGivenUp.store(true, ordering: .relaxed) }

  var current: UInt64 { done.load(ordering: .relaxed) }
}

/// Nobody waits for the answer any more.
struct QuestionGivenUp: Error, CustomStringConvertible {
  var description: String { "nobody waits for the answer any more" }
}

/// What a thread brings back to the loop.
struct QuestionOutcome: Sendable {
  enum Result: Sendable {
    /// Rows of a stream.
    case rows(RowSlice)
    /// History up to a position, to answer the request from.
    case past(LedgerFold)
    /// A list that was looked through in part: goes on where it ended.
    case unfinished(@Sendable () -> Result)
    /// A whole reply, and the history that was folded for it, if it was.
    case reply([UInt8], keeping: LedgerFold?)
    /// A mark is durable.
    case mark(Mark)
    /// It could not be worked out.
    case failure(String)
  }

  let ticket: UInt64
  let result: Result
}
