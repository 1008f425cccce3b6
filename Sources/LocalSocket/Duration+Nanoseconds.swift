// Durations as the integers that system calls take.

extension Duration {
  /// Whole nanoseconds, at least 0 and at most a year.
  package var clampedNanoseconds: Int64 {
    let year: Int64 = 31_536_000
    if self <= .zero { return 0 }
    if components.seconds >= year { return year * 1_000_000_000 }
    return components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
