// Durations in buckets that are about one percent wide.

/// Counts durations in nanoseconds without keeping them.
struct Histogram {
  /// 128 buckets for each doubling.
  private static let precision = 7
  private var buckets = [Int](repeating: 0, count: 64 << precision)
  private(set) var count = 0
  private(set) var largest: Int64 = 0

  mutating func add(_ nanoseconds: Int64) {
    buckets[Self.bucket(of: nanoseconds)] += 1
    count += 1
    largest = max(largest, nanoseconds)
  }

  private static func bucket(of nanoseconds: Int64) -> Int {
    let value = max(1, nanoseconds)
    let shift = max(0, 63 - value.leadingZeroBitCount - precision)
    return shift << precision + Int(value >> Int64(shift))
  }

  /// The duration that `share` of all stayed under, in microseconds.
  func microseconds(at share: Double) -> Double {
    var left = Int((Double(count) * share).rounded(.up))
    for (bucket, number) in buckets.enumerated() where number > 0 {
      left -= number
      if left <= 0 { return Double(Self.lowest(of: bucket)) / 1_000 }
    }
    return 0
  }

  private static func lowest(of bucket: Int) -> Int64 {
    let shift = max(0, bucket >> precision - 1)
    return Int64(bucket - shift << precision) << Int64(shift)
  }
}
