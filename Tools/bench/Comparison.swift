// Ours and a peer in turns, because only their ratio means something on a shared machine.

/// Several runs of each shape, ours and the peer's after each other, and a table of the medians.
struct Comparison {
  private var ours: Target
  private var peer: Target
  private let shapes: [Shape]
  private let runs: Int
  private let duration: Duration

  init(_ options: Options) throws {
    ours = try options.target(prefix: "")
    peer = try options.target(prefix: "peer-")
    if ours.workload.isPrepared && ours.count == nil { throw Usage("\(ours.workload.rawValue) needs --count") }
    shapes = try options.shapes()
    runs = try options.number("runs", else: 5)
    duration = try options.duration()
  }

  mutating func run() throws {
    BenchProgram.say(
      """
      \(ours.workload.rawValue): medians of \(runs) runs of \(decimal(Double(duration.nanoseconds) / 1e9, 1)) s, ours and the peer in \
      turns; ± is the distance between the best and the worst run
      | clients x in flight | ours /s | ± % | peer /s | ± % | ours / peer | ours p50, p99 µs | peer p50, p99 µs | CPU µs each: ours, peer |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|
      """)
    for shape in shapes { try run(shape) }
  }

  private mutating func run(_ shape: Shape) throws {
    var ourRuns: [Figures] = []
    var peerRuns: [Figures] = []
    for _ in 0..<runs {
      ourRuns.append(try measure(ours, shape))
      ours.first += ourRuns.last?.asked ?? 0
      peerRuns.append(try measure(peer, shape))
      peer.first += peerRuns.last?.asked ?? 0
    }
    let (our, their) = (ourRuns.map(\.perSecond), peerRuns.map(\.perSecond))
    BenchProgram.say(
      "| \(shape) | \(decimal(median(our), 0)) | \(decimal(spread(our), 0)) | \(decimal(median(their), 0)) "
        + "| \(decimal(spread(their), 0)) | \(decimal(median(our) / max(1, median(their)), 2)) "
        + "| \(latencies(ourRuns)) | \(latencies(peerRuns)) | \(computed(ourRuns)), \(computed(peerRuns)) |")
  }

  /// One run. Its figures go to standard error, for whoever keeps them.
  private func measure(_ target: Target, _ shape: Shape) throws -> Figures {
    var load = try Load(target, shape, duration: duration)
    let figures = try load.run()
    BenchProgram.note(figures.json)
    if figures.refusals > 0 { throw Refused(path: target.path, count: figures.refusals) }
    return figures
  }

  private func computed(_ runs: [Figures]) -> String {
    decimal(median(runs.map(\.computedEach)), 2)
  }

  private func latencies(_ runs: [Figures]) -> String {
    let shares = [0.5, 0.99].map { share in decimal(median(runs.map { $0.latencies.microseconds(at: share) }), 0) }
    return shares.joined(separator: ", ")
  }
}

/// Answers that said no do not measure what was asked for.
struct Refused: Error, CustomStringConvertible {
  let path: String
  let count: Int

  var description: String { "\(path): \(count) requests were refused; try one by hand and see why" }
}
