// Queries that wait for a read model to reach a seq, so that everybody reads their own writes.

/// Waiting questions, those of the smallest seq first and of one seq in the order they came.
struct Waiters<Model: Projection> {
  typealias Question = @Sendable (Model, UInt64) -> Void

  private var waiting: [(seq: UInt64, question: Question)] = []

  var count: Int { waiting.count }

  mutating func add(_ question: @escaping Question, for seq: UInt64) {
    // Nearly always the largest seq so far, so the search from the end is short.
    let place = waiting.lastIndex { $0.seq <= seq }.map { $0 + 1 } ?? 0
    waiting.insert((seq, question), at: place)
  }

  /// Takes out the questions that can be asked at a seq.
  mutating func ready(at seq: UInt64) -> [Question] {
    let count = waiting.firstIndex { $0.seq > seq } ?? waiting.count
    guard count > 0 else { return [] }
    defer { waiting.removeFirst(count) }
    return waiting[..<count].map(\.question)
  }
}
