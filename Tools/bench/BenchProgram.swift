// A load generator: our line protocol and those of the peers by the same code, one epoll thread.

import SystemCalls

/// `bench load` measures one server once; `bench compare` measures ours and a peer in turns and prints the ratios;
/// `bench floor` serves the least that can be measured; `bench count` reads a log back,
/// `bench replay` measures the debugger on it.
@main struct BenchProgram {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let usage as Usage {
      note("bench: \(usage.text)\n\(Usage.help)")
      ProcessFacts.end(with: 64)
    } catch {
      note("bench: \(error)")
      ProcessFacts.end(with: 1)
    }
  }

  private static func run(_ words: [String]) throws {
    try SignalPipe.ignoreWriteSignals()
    try ProcessFacts.raiseDescriptorLimit(to: 4_096)
    guard let verb = words.first else { throw Usage("what shall be measured?") }
    let options = try Options(Array(words.dropFirst()))
    switch verb {
    case "load":
      var load = try Load(
        options.target(prefix: ""), options.shape(), duration: options.duration(), rate: options.rate())
      say(try load.run().json)
    case "compare":
      var comparison = try Comparison(options)
      try comparison.run()
    case "count": try CountBench.run(options)
    case "replay": try ReplayBench.run(options)
    case "floor":
      try Floor.serve(at: options.text("socket"))
    default:
      throw Usage("there is no \(verb)")
    }
  }

  static func say(_ text: String) {
    try? StandardStream.output.write(Array((text + "\n").utf8))
  }

  static func note(_ text: String) {
    try? StandardStream.error.write(Array((text + "\n").utf8))
  }
}
