// The kernel's clocks as integers.

internal import Glibc

/// Readings of the kernel's clocks. Only the outermost layer calls these; everything below gets times as arguments.
package enum SystemClock {
  /// Microseconds since 1970 (UTC). It can jump and go back.
  package static var wallMicroseconds: Int64 { read(CLOCK_REALTIME) / 1_000 }

  /// Microseconds since the machine started, its sleep included. It never goes back and no one can set it.
  package static var bootMicroseconds: Int64 { read(CLOCK_BOOTTIME) / 1_000 }

  /// Nanoseconds of a clock that never goes back, for measuring durations inside this process.
  package static var monotonicNanoseconds: Int64 { read(CLOCK_MONOTONIC) }

  /// Nanoseconds; 2^63 of them last 292 years.
  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    precondition(unsafe clock_gettime(clock, &time) == 0, "the kernel has this clock")
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
