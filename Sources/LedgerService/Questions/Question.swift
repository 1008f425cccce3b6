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

/// How far a question has come: written by the thread that works it out, read by the loop.
final class QuestionProgress: Sendable {
  private let done = Atomic<UInt64>(0)
  /// What `done` will be in the end.
  let total: UInt64

  init(total: UInt64) { self.total = total }

  func note(_ count: UInt64) { done.store(count, ordering: .relaxed) }
  var current: UInt64 { done.load(ordering: .relaxed) }
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
