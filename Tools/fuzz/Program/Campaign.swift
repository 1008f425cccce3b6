// The runs of one target.
import Foundation
import FuzzTargets
import SystemCalls

struct Campaign {
  /// What one input may cost, in microseconds of the processor: inputs have 4 KiB at most.
  private static let mostMicroseconds = 500_000

  private let target: FuzzTarget
  private let options: Options
  private var fuzzer: Fuzzer
  private let last: FileHandle?
  /// Microseconds of the input that cost most.
  private var slowest = 0

  init(_ target: FuzzTarget, _ options: Options) throws {
    self.target = target
    self.options = options
    fuzzer = Fuzzer(target, seed: options.seed, corpus: try Corpus.inputs(of: target.name))
    if let path = options.last {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      last = try FileHandle(forWritingTo: URL(filePath: path))
    } else {
      last = nil
    }
  }

  mutating func perform() throws {
    let started = SystemClock.monotonicNanoseconds
    let end = options.seconds.isFinite ? started + Int64(options.seconds * 1e9) : .max
    while fuzzer.runs < options.runs {
      fuzzer.advance()
      try keepInput()
      let before = clock()
      do { try fuzzer.judge() } catch { throw finding("\(error)", Fuzzer.shortened(fuzzer.input, for: target)) }
      let microseconds = clock() - before
      slowest = max(slowest, microseconds)
      if microseconds > Self.mostMicroseconds { throw finding("it took \(microseconds / 1_000) ms", fuzzer.input) }
      if fuzzer.runs % 256 == 0, SystemClock.monotonicNanoseconds >= end { break }
    }
    let seconds = Double(SystemClock.monotonicNanoseconds - started) / 1e9
    print(
      "\(target.name): \(fuzzer.runs) inputs, \(fuzzer.kindsSeen) kinds, slowest \(slowest) µs, \(Int(seconds.rounded())) s, seed \(options.seed)"
    )
  }

  private func keepInput() throws {
    guard let last else { return }
    try last.truncate(atOffset: 0)
    try last.write(contentsOf: Data(InputText.line(fuzzer.input).utf8))
  }

  private func finding(_ what: String, _ input: [UInt8]) -> FuzzFinding {
    FuzzFinding(
      "\(target.name), seed \(options.seed), run \(fuzzer.runs): \(what)\nthe input, for Snapshots/fuzz/\(target.name).txt:\n"
        + InputText.line(input))
  }
}
