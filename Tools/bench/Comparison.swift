// Ours and a peer in turns, because only their ratio means something on a shared machine.

/// Several runs of each shape, ours and the peer's after each other, and a table of the medians.
struct Comparison {
  private var ours: Target
  private var peer: Target
  private let shapes: [Shape]
  private let runs: Int
  private let duration: Duration
  private let results: ResultFile?

  init(_ options: Options) throws {
    ours = try options.target(prefix: "")
    peer = try options.target(prefix: "peer-")
    if ours.workload.isPrepared && ours.count == nil { throw Usage("\(ours.workload.rawValue) needs --count") }
    shapes = try options.shapes()
    runs = try options.number("runs", else: 5)
    duration = try options.duration()
    results = try options.results()
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
    let load = ResultFile.loadAverage()
    var ourRuns: [Figures] = []
    var peerRuns: [Figures] = []
    for _ in 0..<runs {
      ourRuns.append(try measure(ours, shape))
      ours.first += ourRuns.last?.asked ?? 0
      peerRuns.append(try measure(peer, shape))
      peer.first += peerRuns.last?.asked ?? 0
    }
    let (our, their) = (Medians(ourRuns), Medians(peerRuns))
    let ratio = decimal(our.perSecond / max(1, their.perSecond), 2)
    BenchProgram.say(
      "| \(shape) | \(rate(our)) | \(rate(their)) | \(ratio) | \(latencies(our)) | \(latencies(their)) "
        + "| \(computed(our)), \(computed(their)) |")
    try results?.append(
      load: load,
      """
      "workload":"\(ours.workload.rawValue)","shape":"\(shape)","runs":\(runs),"peer_speaks":"\(peer.dialect.rawValue)",\
      "ours":\(our.json),"peer":\(their.json),"ratio":\(ratio)
      """)
  }

  /// One run. Its figures go to standard error, for whoever keeps them.
  private func measure(_ target: Target, _ shape: Shape) throws -> Figures {
    var load = try Load(target, shape, duration: duration)
    let figures = try load.run()
    BenchProgram.note(figures.json)
    if figures.refusals > 0 { throw Refused(path: target.path, count: figures.refusals) }
    return figures
  }

  private func rate(_ medians: Medians) -> String {
    "\(decimal(medians.perSecond, 0)) | \(decimal(medians.spread, 0))"
  }

  private func latencies(_ medians: Medians) -> String { "\(decimal(medians.p50, 0)), \(decimal(medians.p99, 0))" }

  private func computed(_ medians: Medians) -> String { medians.computedEach.map { decimal($0, 2) } ?? "?" }
}

/// Answers that said no do not measure what was asked for.
struct Refused: Error, CustomStringConvertible {
  let path: String
  let count: Int

  var description: String { "\(path): \(count) requests were refused; try one by hand and see why" }
}
