// What a measurement found.

/// The figures of one run.
struct Figures {
  let target: Target
  let shape: Shape
  /// Requests a second that were asked for, if there was a schedule.
  let rate: Int?
  /// The time that was counted.
  let seconds: Double
  let latencies: Histogram
  /// How long after they were due requests were written by this program; it is part of their latency.
  let lateness: Histogram
  /// Answers that said no; anything but 0 means that something else was measured.
  let refusals: Int
  /// How many requests were made in all, also those that were not counted.
  let asked: Int
  /// Processor time of the server for all of them, in microseconds; nil if it could not be read.
  let computed: Int64?

  var perSecond: Double { Double(latencies.count) / seconds }

  /// Processor time of the server for one command, in microseconds.
  var computedEach: Double? { computed.map { Double($0) / Double(max(1, asked)) } }

  /// One line for whoever keeps results.
  var json: String {
    let schedule = rate.map { "\"rate\":\($0),\"late_p99_us\":\(decimal(lateness.microseconds(at: 0.99), 1))," } ?? ""
    return """
      {"workload":"\(target.workload.rawValue)","speaks":"\(target.dialect.rawValue)","clients":\(shape.clients),\
      "in_flight":\(shape.inFlight),\(schedule)"seconds":\(decimal(seconds, 3)),"commands":\(latencies.count),\
      "per_second":\(decimal(perSecond, 0)),"p50_us":\(decimal(latencies.microseconds(at: 0.5), 1)),\
      "p99_us":\(decimal(latencies.microseconds(at: 0.99), 1)),"p999_us":\(decimal(latencies.microseconds(at: 0.999), 1)),\
      "max_us":\(decimal(Double(latencies.largest) / 1_000, 1)),\
      "server_cpu_us":\(computedEach.map { decimal($0, 2) } ?? "null"),"refused":\(refusals)}
      """
  }
}

/// A number with that many digits after the point.
func decimal(_ value: Double, _ digits: Int) -> String {
  var scale: Int64 = 1
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int64((value * Double(scale)).rounded())
  if digits == 0 { return String(scaled) }
  let fraction = String(scaled % scale)
  return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

/// The middle of some values.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// How far apart the outermost values are, in percent of the middle one.
func distance(_ values: [Double]) -> Double {
  guard let least = values.min(), let most = values.max(), most > 0 else { return 0 }
  return (most - least) / median(values) * 100
}
