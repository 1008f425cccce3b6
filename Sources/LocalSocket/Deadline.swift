// A moment after which one stops waiting.

internal import SystemCalls

/// A point of the monotonic clock, or never.
package struct Deadline: Hashable, Sendable {
  /// nil for never.
  private let nanoseconds: Int64?

  package static let never = Deadline(nanoseconds: nil)

  private init(nanoseconds: Int64?) {
    self.nanoseconds = nanoseconds
  }

  package static func after(_ duration: Duration) -> Deadline {
    Deadline(nanoseconds: SystemClock.monotonicNanoseconds + duration.clampedNanoseconds)
  }

  /// Milliseconds until then, rounded up and at least 0; -1 for never.
  var millisecondsLeft: Int32 {
    guard let nanoseconds else { return -1 }
    let left = max(0, nanoseconds - SystemClock.monotonicNanoseconds)
    return Int32(clamping: (left + 999_999) / 1_000_000)
  }
}
