// How far a file of rows is, for a person at a terminal.
import SystemCalls

/// A line on standard error that is written over; nothing where nobody looks.
package struct RowProgress {
  private let total: Int
  private let isShown = StandardStream.error.isTerminal
  private let width = min(StandardStream.error.columns ?? 80, 100)
  /// Nothing is shown before half a second of work is done.
  private var nextNanoseconds = SystemClock.monotonicNanoseconds + 500_000_000
  private var hasShown = false

  private let things: String

  /// - Parameters:
  ///   - total: how many there are.
  ///   - things: what they are called.
  init(total: Int, of things: String = "rows") {
    self.total = total
    self.things = things
  }

  /// Shows the number at most ten times a second.
  mutating func show(_ done: Int) {
    guard isShown, total > 0 else { return }
    let now = SystemClock.monotonicNanoseconds
    guard now >= nextNanoseconds else { return }
    nextNanoseconds = now + 100_000_000
    hasShown = true
    write("\r" + Self.text(done, of: total, things, width: width))
  }

  /// A bar that leaves room for the numbers, and the numbers.
  /// - Parameters:
  ///   - done: how many are done.
  ///   - total: how many there are, not 0.
  ///   - things: what they are called.
  ///   - width: columns of the screen.
  package static func text(_ done: Int, of total: Int, _ things: String, width: Int) -> String {
    let room = max(10, width - 26 - things.count)
    let filled = min(room, room * done / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled)
    return "[\(bar)] \(done) of \(total) \(things) \(100 * done / total)%"
  }

  /// Takes the line away.
  mutating func finish() {
    guard hasShown else { return }
    hasShown = false
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    // Nobody to tell when standard error is gone.
    try? StandardStream.error.write(Array(text.utf8))
  }
}
