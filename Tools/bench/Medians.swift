// The middle of several runs of one shape.

/// Each figure is the median of that figure over the runs.
struct Medians {
  let perSecond: Double
  /// How far apart the slowest and the fastest run were, in percent of the middle one.
  let spread: Double
  /// Microseconds.
  let p50, p99, p999: Double
  /// Processor time of the server for one command in microseconds; nil where it cannot be seen.
  let computedEach: Double?

  init(_ runs: [Figures]) {
    let rates = runs.map(\.perSecond)
    perSecond = median(rates)
    spread = distance(rates)
    func latency(_ share: Double) -> Double { median(runs.map { $0.latencies.microseconds(at: share) }) }
    (p50, p99, p999) = (latency(0.5), latency(0.99), latency(0.999))
    let computed = runs.compactMap(\.computedEach)
    computedEach = computed.isEmpty ? nil : median(computed)
  }

  /// A JSON object.
  var json: String {
    """
    {"per_second":\(decimal(perSecond, 0)),"spread_percent":\(decimal(spread, 0)),"p50_us":\(decimal(p50, 1)),\
    "p99_us":\(decimal(p99, 1)),"p999_us":\(decimal(p999, 1)),\
    "server_cpu_us":\(computedEach.map { decimal($0, 2) } ?? "null")}
    """
  }
}
